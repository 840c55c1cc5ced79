"""The months that a time is told by: each from its first day to the day after its last one."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from iomctl.domain.days.intervals import add_months


class DaySpan(NamedTuple):
    """Days from the first one on to the day `before`, which is not included; None for no first day."""

    name: str
    first: date | None
    before: date


def months(first: date, before: date) -> Iterator[DaySpan]:
    """The months from a day on to the day `before`, not included, in their order: `2026-04`.

    The first and the last hold no other days than those; none where `before` is not after `first`.
    """
    start = first.replace(day=1)
    while start < before:
        following = add_months(start, 1)
        yield DaySpan(f"{start:%Y-%m}", max(first, start), min(following, before))
        start = following
