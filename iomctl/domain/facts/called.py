"""What somebody was called from each day on, worked out from the names that were said of them in any order."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple, Protocol


class SaidName(Protocol):
    """A name from a day on, None for from the first. With `was_wrong` it puts right what was said for that day."""

    id: int
    from_on: date | None
    surname: str
    forenames: str
    search_name: str
    was_wrong: bool
    reason: str | None


class Called(NamedTuple):
    """The names of a person by their days, the oldest first, and those that were recorded wrongly."""

    names: list[SaidName]
    wrong: list[SaidName]

    def on(self, day: date) -> SaidName:
        """The name on a day; that from the first on any day before the others."""
        return next((one for one in reversed(self.names) if one.from_on is None or one.from_on <= day), self.names[0])


def called(said: Iterable[SaidName]) -> Called:
    """What somebody was called: of the names of one day that which put the others right last counts.

    The numbers of names that are `was_wrong` go up in the order in which they were said; the order of the others does
    not matter.
    """
    names, wrong = list[SaidName](), list[SaidName]()
    for _, of_day in groupby(sorted(said, key=_place), key=_day):
        *before, right = of_day
        names.append(right)
        wrong += before
    return Called(names, wrong)


def _day(one: SaidName) -> date:
    return one.from_on or date.min


def _place(one: SaidName) -> tuple[date, bool, int]:
    return _day(one), one.was_wrong, one.id
