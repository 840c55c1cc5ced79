"""Every pair of the specification has the verdict and the reasons that it asks for."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from iomctl.domain.duplicates.described_people import DescribedPerson
from iomctl.domain.duplicates.likeness import compared
from iomctl.domain.duplicates.reasons import reasons
from iomctl.domain.duplicates.shares import Shares
from tests.domain.duplicates.pairs import person

PAIRS = Path(__file__).resolve().parents[4] / "shared" / "reference" / "duplicates_pairs.csv"
EXPLAINED = range(1, 100)
"""The pairs whose `because` is what is said; of the later ones it says why they are expected."""
OTHERWISE = {
    "54": "El and Al are left aside, so the surname is the same",
    "56": "the forename in Latin letters is one letter off",
}

pytestmark = pytest.mark.skipif(not PAIRS.exists(), reason="the shared reference folder is absent")


def rows() -> list[dict[str, str]]:
    if not PAIRS.exists():
        return []
    with PAIRS.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def read(row: dict[str, str], who: str) -> DescribedPerson:
    of = {name.removeprefix(who): value for name, value in row.items() if name.startswith(who)}
    numbers = [(kind, value) for text in filter(None, [of["numbers"]]) for kind, value in [text.split(" ", 1)]]
    names = filter(None, [of["aliases"]])
    found = person(
        of["surname"], of["forenames"], of["born"], gender=of["gender"] or None, numbers=numbers, aliases=names
    )
    return replace(found, area=of["area"] or None)


def bare(words: str) -> str:
    """Reasons without what stands in brackets, and without the word "but", which the pairs leave out at times."""
    return re.sub("[;,] but ", "; ", re.sub(r" \([^)]*\)", "", words))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["pair"])
def test_a_pair_is_judged_and_explained(row: dict[str, str]) -> None:
    one, other = read(row, "a_"), read(row, "b_")
    found = compared(one, other, Shares(people=1_999))
    assert found.verdict == row["expected"]
    explained = int(row["pair"]) in EXPLAINED and row["pair"] not in OTHERWISE and row["because"]
    if explained:
        assert bare(reasons(found)) == bare(row["because"])
