"""What bank holidays are called, as the shipped list of them says."""

import csv
from datetime import date
from functools import cache
from importlib.resources import files

UNNAMED = "a bank holiday"


def title_of(nation: str, day: date) -> str:
    """What a bank holiday of a nation is called; "a bank holiday" for one that only a newer file has."""
    return _titles().get((nation, day.isoformat()), UNNAMED)


@cache
def _titles() -> dict[tuple[str, str], str]:
    text = files("iomctl").joinpath("policy/bank_holidays.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {(row["nation"], row["day"]): row["title"] for row in csv.DictReader(lines)}
