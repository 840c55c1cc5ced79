"""Lengths of time that policy and people give in words: 4 weeks, 3 months."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from iomctl.domain.days.written_days import quotable
from iomctl.errors import BadValue

# How many (days, months) each unit stands for.
UNITS = {"day": (1, 0), "week": (7, 0), "month": (0, 1), "year": (0, 12)}
QUARTER = 3
"""Months of a quarter."""
_LONGEST_YEARS = 100
_IN_EVERY_MONTH = 28
_WRITTEN = re.compile(r"([0-9]{1,5}) (day|week|month|year)s?", re.ASCII).fullmatch


def add_months(day: date, months: int) -> date:
    """The day so many months later (earlier when negative), clamped to the month's end.

    Raises OverflowError or ValueError beyond the years 1 to 9999.
    """
    if day.day <= _IN_EVERY_MONTH:
        # Lists of thousands come by here, and nearly all of their days need no clamping.
        years, month = divmod(day.month - 1 + months, 12)
        return day.replace(year=day.year + years, month=month + 1)
    # Loaded here, for most commands never step by months and the start should stay light.
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def quarter_of(day: date) -> date:
    """The first day of the quarter of a calendar year that a day is in."""
    return date(day.year, 1 + (day.month - 1) // QUARTER * QUARTER, 1)


@dataclass(frozen=True)
class Interval:
    """A length of so many months and then so many days, neither negative."""

    days: int
    months: int

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """Read `14 days`, `4 weeks`, `3 months`, `1 year`; BadValue for else, for 0 and over 100 years."""
        found = _WRITTEN(" ".join(text.lower().split()))
        if not found:
            raise BadValue(f'length of time "{quotable(text)}": write it like 14 days, 4 weeks, 3 months or 1 year')
        days, months = (int(found[1]) * size for size in UNITS[found[2]])
        if not days and not months:
            raise BadValue(f'length of time "{found[0]}": it is at least 1 day')
        if days > _LONGEST_YEARS * 365 or months > _LONGEST_YEARS * 12:
            raise BadValue(f'length of time "{found[0]}": it is at most {_LONGEST_YEARS} years')
        return cls(days, months)

    def after(self, day: date) -> date:
        """The day this long after `day`; 31 Jan and 1 month is the last of February."""
        whole = add_months(day, self.months) if self.months else day
        return whole + timedelta(days=self.days)

    def before(self, day: date) -> date:
        """The day this long before `day`; 31 May less 3 months is the last of February."""
        whole = add_months(day, -self.months) if self.months else day
        return whole - timedelta(days=self.days)

    @property
    def words(self) -> str:
        """`4 weeks`, `10 days`, `3 months`, `1 year`: in the largest unit that goes in evenly."""
        parts = []
        if self.months:
            parts.append(_count(self.months, 12, "year", "month"))
        if self.days or not self.months:
            parts.append(_count(self.days, 7, "week", "day"))
        return " and ".join(parts)


def _count(number: int, size: int, large: str, small: str) -> str:
    if number and number % size == 0:
        number, small = number // size, large
    return f"{number} {small}" if number == 1 else f"{number} {small}s"
