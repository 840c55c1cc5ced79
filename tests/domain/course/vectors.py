"""The vectors of the course, beside this checkout, and the facts of each in some orders."""

import csv
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from iomctl.domain.course.clashes import RecordOfPerson
from iomctl.domain.course.known import known_at
from iomctl.domain.course.people import SamePerson
from tests.domain.course.told_events import Replayed
from tests.domain.course.written_facts import Written, written

VECTORS = Path(__file__).resolve().parents[4] / "shared" / "reference" / "course_vectors.csv"
NEEDED = pytest.mark.skipif(not VECTORS.exists(), reason="the vectors of the course are not beside this checkout")
ORDERS = 6


def _rows() -> list[dict[str, str]]:
    if not VECTORS.exists():
        return []
    with VECTORS.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


ROWS = _rows()
REFUSED = [row for row in ROWS if row["asked"].startswith("refused")]
ANSWERED = [row for row in ROWS if not row["asked"].startswith("refused")]


def known(row: dict[str, str]) -> Iterator[Written]:
    """The facts of a line: all, or those known at the event it asks about."""
    if event := re.search(r"as known at event (\d+)", row["asked"]):
        return known_at(Replayed(row["facts"]).facts, int(event[1]))
    return (written(text, number) for number, text in enumerate(row["facts"].split("; "), 1))


def orders(facts: Sequence[Written], seed: int) -> Iterator[list[Written]]:
    """The facts as they stand, backwards, and in some more orders."""
    yield list(facts)
    yield list(reversed(facts))
    chance = random.Random(seed)  # noqa: S311 an order, no secret
    for _ in range(ORDERS):
        yield chance.sample(facts, len(facts))


def record_of(facts: Iterable[Written]) -> RecordOfPerson:
    """All that is recorded of the person N00001, whoever it was said of."""
    held = [one for one in facts if not isinstance(one.fact, SamePerson)]
    cases = {case: [one.fact for one in held if one.case == case] for case in {one.case for one in held} - {None}}
    return RecordOfPerson("N00001", [one.fact for one in held if one.case is None], cases)
