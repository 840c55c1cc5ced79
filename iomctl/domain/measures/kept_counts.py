"""Counts as JSON, and back: what a report keeps beside its words, for a later paper to be held against."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from iomctl.domain.disclosure.printed_counts import Cell
from iomctl.domain.measures.tally import Tallies, Tally


@dataclass(frozen=True)
class GivenOut:
    """A paper that was made before: its period, both days included, what it counted, and what it withheld."""

    first: date
    last: date
    tallies: Tallies
    withheld: frozenset[Cell]


def to_json(tallies: Iterable[Tally], withheld: Iterable[Cell]) -> str:
    """The exact counts and the cells that are withheld, on one line."""
    rows = [
        [one.measure, one.version, one.by, one.group, one.numerator, one.denominator, _text(one.middle)]
        for one in tallies
    ]
    return json.dumps({"counted": rows, "withheld": sorted(withheld)}, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> tuple[Tallies, frozenset[Cell]]:
    """What `to_json` wrote."""
    held: Mapping[str, Any] = json.loads(text)
    rows = [
        Tally(measure, version, by, group, so, of, None if middle is None else Decimal(middle))
        for measure, version, by, group, so, of, middle in held["counted"]
    ]
    return Tallies(rows), frozenset(tuple(one) for one in held["withheld"])


def _text(middle: Decimal | None) -> str | None:
    return None if middle is None else str(middle)
