"""A day that was worked out, with why it is that day."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.days.written_days import WEEKDAYS, day_month


class ReasonedDay(NamedTuple):
    """A day, the code of its reason and the reason in words; `day` None is not known, and the reason says why."""

    day: date | None
    code: str
    words: str


def said(day: date) -> str:
    """A day as a reason names it, whatever today is: `Sat 3 May 2025`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day_month(day)} {day.year}"
