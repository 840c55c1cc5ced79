"""Stays in custody that overlap or touch are one stretch: only its end is a release."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from iomctl.domain.reoffending.recorded import CustodyStay


class CustodyStretch(NamedTuple):
    """From the reception to the release, both included; `out` is None while it is open."""

    on: date
    out: date | None
    stays: tuple[CustodyStay, ...]

    def whole(self, day: date) -> bool:
        """Whether the person was inside all of a day: not on the day of reception, nor on that of release."""
        return self.on < day and (self.out is None or day < self.out)

    def whole_days(self, first: date, before: date) -> int:
        """How many such days there are from `first` on to the day `before`, which is outside."""
        start = max(first, self.on + timedelta(days=1))
        return max((min(before, self.out or before) - start).days, 0)


def stretches(stays: Iterable[CustodyStay]) -> Iterator[CustodyStretch]:
    """The stretches of a person's stays of any kind, in their order; the next stay may begin on the day one ends."""
    held: CustodyStretch | None = None
    for stay in sorted(stays, key=lambda one: (one.on, one.out or date.max)):
        if held and (held.out is None or stay.on <= held.out):
            out = None if held.out is None or stay.out is None else max(held.out, stay.out)
            held = CustodyStretch(held.on, out, (*held.stays, stay))
            continue
        if held:
            yield held
        held = CustodyStretch(stay.on, stay.out, (stay,))
    if held:
        yield held
