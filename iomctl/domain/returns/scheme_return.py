"""A return: the figures of one scheme as at one day, names-free, and the file of JSON lines that holds them.

First line the head, then a line for each figure, last its own digest: SHA-256 over every byte before that line. The
same figures give the same bytes.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from iomctl.domain.returns.told_tally import ToldTally
from iomctl.errors import BadValue

FORMAT = 1
CONFIDENTIAL = "[c]"
"""The mark of a count that is withheld, as the government's tables have it."""


@dataclass(frozen=True)
class SchemeReturn:
    """The figures of a scheme: who it is, from the day `since` to the end of the day `as_of`, both inclusive.

    `moved_in` and `moved_out` are people who came from another scheme or went to one in these days; None where that is
    withheld. `trail` is the hash of the newest of the `events` in the audit trail that were known, and
    `disclosed_under` the count below which counts are withheld.
    """

    scheme_id: str
    scheme: str
    since: date
    as_of: date
    moved_in: int | None
    moved_out: int | None
    trail: str
    events: int
    disclosed_under: int
    tallies: tuple[ToldTally, ...]

    @property
    def definitions(self) -> dict[str, int]:
        """The version of each measure's definition. Raises BadValue for a measure with two."""
        found: dict[str, int] = {}
        for one in self.tallies:
            if found.setdefault(one.measure, one.version) != one.version:
                raise BadValue(f"{one.measure} is there by two definitions, {found[one.measure]} and {one.version}")
        return dict(sorted(found.items()))


def written(one: SchemeReturn) -> bytes:
    """The file of a return."""
    head = {
        "iomctl_return": FORMAT,
        "scheme_id": one.scheme_id,
        "scheme": one.scheme,
        "from": one.since.isoformat(),
        "as_of": one.as_of.isoformat(),
        "definitions": one.definitions,
        "withheld_under": one.disclosed_under,
        "moved_in": _marked(one.moved_in),
        "moved_out": _marked(one.moved_out),
        "trail": one.trail,
        "events": one.events,
    }
    body = _lines([head, *map(_told, one.tallies)])
    return body + _lines([{"sha256": hashlib.sha256(body).hexdigest()}])


def _told(one: ToldTally) -> dict[str, Any]:
    counts = {"numerator": one.numerator, "denominator": one.denominator, "share": one.share}
    mark = {"mark": CONFIDENTIAL} if one.withheld else {}
    return {"measure": one.measure, "version": one.version, "by": one.by, "group": one.group} | counts | mark


def _marked(count: int | None) -> int | str:
    return CONFIDENTIAL if count is None else count


def _lines(records: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=True, separators=(",", ":")).encode() + b"\n" for one in records)
