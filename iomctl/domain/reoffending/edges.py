"""Months from a day on, by whole calendar days: the day so reached is always the first one outside."""

from datetime import date, timedelta

from iomctl.domain.days.intervals import add_months

YEAR, WAIT_ENDS, WINDOW, WAIT = 12, 18, 6, 6
"""Months: the year that is followed and, from the same day on, the end of six months' waiting for an outcome
[MOJ-PR]; a window before, on or after the scheme, and the wait for outcomes after its end."""


def months_on(day: date, months: int) -> date:
    """The same day so many months later, earlier when negative; where a month lacks it, the 1st of the month after.

    So the year from 29 February 2024 ends before 1 March 2025, and 28 February is its last day. Raises OverflowError
    or ValueError beyond the years 1 to 9999.
    """
    reached = add_months(day, months)
    return reached if reached.day == day.day else reached + timedelta(days=1)


def whole_months(since: date, until: date, most: int) -> int:
    """How many whole months have run from a day to another, at most `most`; 0 where the other is before it."""
    return next((months for months in range(most, 0, -1) if months_on(since, months) <= until), 0)
