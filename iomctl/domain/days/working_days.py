"""Working days: Monday to Friday without the bank holidays of a nation, as far as those are known."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from iomctl.domain.days.bank_holidays import LABELS, NATIONS, read_holidays
from iomctl.domain.days.written_days import day_month
from iomctl.errors import SettingsWrong

__all__ = ["LABELS", "NATIONS", "Calendar", "calendar_of", "read_holidays"]

_ADVICE = "load a newer file: iomctl policy holidays FILE"


@dataclass(frozen=True)
class Calendar:
    """The bank holidays of one nation (of `NATIONS`), known from `first_day` to `last_day`, both inclusive.

    Every question that needs a day outside them raises SettingsWrong, but `knows`: to call an unknown day a working
    day would be a guess.
    """

    nation: str
    holidays: frozenset[date]
    last_day: date

    @cached_property
    def first_day(self) -> date:
        """1 January of the first year with a bank holiday."""
        return date(min(self.holidays, default=self.last_day).year, 1, 1)

    def knows(self, day: date) -> bool:
        """Whether the bank holidays of a day's year are known."""
        return self.first_day <= day <= self.last_day

    def is_working(self, day: date) -> bool:
        """Whether a day is neither Saturday, Sunday nor a bank holiday."""
        self._need(day, day)
        return day.weekday() < 5 and day not in self.holidays

    def after(self, day: date, n: int) -> date:
        """The n-th working day strictly after `day`; n is at least 1, else ValueError."""
        _at_least_one(n)
        self._need(day + timedelta(days=1), day)
        place = bisect_right(self._working, day) + n - 1
        if place >= len(self._working):
            raise self._unknown_after()
        return self._working[place]

    def before(self, day: date, n: int) -> date:
        """The n-th working day strictly before `day`; n is at least 1, else ValueError."""
        _at_least_one(n)
        self._need(day, day - timedelta(days=1))
        place = bisect_left(self._working, day) - n
        if place < 0:
            raise self._unknown_before()
        return self._working[place]

    def between(self, start: date, end: date) -> int:
        """How many working days come after `start` up to and including `end`; 0 when that is not after."""
        if end <= start:
            return 0
        self._need(start + timedelta(days=1), end)
        return bisect_right(self._working, end) - bisect_right(self._working, start)

    @cached_property
    def _working(self) -> list[date]:
        span = (self.last_day - self.first_day).days + 1
        days = (self.first_day + timedelta(days=step) for step in range(span))
        return [day for day in days if day.weekday() < 5 and day not in self.holidays]

    def _need(self, first: date, last: date) -> None:
        if last > self.last_day:
            raise self._unknown_after()
        if first < self.first_day:
            raise self._unknown_before()

    def _unknown_after(self) -> SettingsWrong:
        return self._unknown(f"to {_said(self.last_day)} only, so working days after it can't be counted")

    def _unknown_before(self) -> SettingsWrong:
        return self._unknown(f"from {_said(self.first_day)} only, so working days before it can't be counted")

    def _unknown(self, how_far: str) -> SettingsWrong:
        nation = LABELS.get(self.nation, self.nation)
        return SettingsWrong(f"bank holidays for {nation} are known {how_far}", advice=_ADVICE)


def calendar_of(nation: str, known: dict[str, frozenset[date]]) -> Calendar:
    """The calendar of a nation out of what `read_holidays` answered; SettingsWrong when it is absent."""
    holidays = known.get(nation)
    if not holidays:
        held = ", ".join(known) or "none"
        raise SettingsWrong(f'no bank holidays for the nation "{nation}"; known are: {held}', advice=_ADVICE)
    return Calendar(nation, holidays, date(max(holidays).year, 12, 31))


def _at_least_one(n: int) -> None:
    if n < 1:
        raise ValueError(f"working days are counted from 1, not {n}")


def _said(day: date) -> str:
    return f"{day_month(day)} {day.year}"
