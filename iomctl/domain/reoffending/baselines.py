"""What a cohort may be set beside: published counts of another, with their source and its day."""

from datetime import date
from functools import cache
from typing import NamedTuple

from iomctl.domain.facts.offence_codes import shipped_rows


class ReoffendingBaseline(NamedTuple):
    """Counts of another cohort; `name` is the word it is asked for by. Reoffences are None where none are printed."""

    name: str
    adult_child: str
    cohort: str
    region: str
    category: str
    subcat1: str
    subcat2: str
    offenders: int
    reoffenders: int
    reoffences: int | None
    source: str
    source_on: date


@cache
def shipped_baselines() -> tuple[ReoffendingBaseline, ...]:
    """Those of England and Wales [MOJ-PR] (iomctl/policy/reoffending_baselines.csv)."""
    return tuple(_read(row) for row in shipped_rows("reoffending_baselines.csv"))


def _read(row: dict[str, str]) -> ReoffendingBaseline:
    figures = {name: int(row[name]) for name in ("offenders", "reoffenders")}
    others = {"reoffences": int(row["reoffences"]) if row["reoffences"] else None}
    days = {"source_on": date.fromisoformat(row["source_on"])}
    return ReoffendingBaseline(**{**row, **figures, **others, **days})  # type: ignore[arg-type]  # by their names
