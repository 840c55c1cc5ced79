"""Stays and spells as spans of days: which two of them can't both be true."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Generic, NamedTuple, TypeVar

Held = TypeVar("Held")


class Span(NamedTuple, Generic[Held]):
    """From a day on, inclusive, to `end`, exclusive, None for no end yet; `of` is what lasts so long."""

    start: date
    end: date | None
    of: Held

    def overlaps(self, other: "Span[Held]") -> bool:
        """Whether they have a day in common; one that begins and ends on one day is within another on a day of both.

        Spans may meet on a day, and one of no days may lie on the first day of another or on the day it ends.
        """
        if self.start == self.end and other.start == other.end:
            return self.start == other.start
        if self.start == self.end or other.start == other.end:
            point, span = (self, other) if self.start == self.end else (other, self)
            return span.start < point.start and (span.end is None or point.start < span.end)
        last = min(self.end or date.max, other.end or date.max)
        return max(self.start, other.start) < last


def overlapping(spans: Iterable[Span[Held]]) -> Iterator[tuple[Held, Held]]:
    """What lasts of each two spans that overlap; each is compared with those that begin before it ends."""
    ordered = sorted(spans, key=lambda one: (one.start, one.end or date.max))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if one.end is not None and other.start > one.end:
                break
            if one.overlaps(other):
                yield one.of, other.of
