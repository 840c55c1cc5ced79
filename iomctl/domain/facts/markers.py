"""The reviews of markers: when the next one is, and what comes first, a review or the marker's own end."""

from datetime import date

from iomctl.domain.days.intervals import Interval

REVIEW, END = "review", "end"
"""What is due of a marker."""


def review_after(on: date, every: Interval | None) -> date | None:
    """The day of the next review after one on a day, or after the marker's first day; None where no interval is set.

    Intervals are the policy's: 3 months for MAPPA and MARAC, 6 for risk of serious harm ([HM-SUP]), others a default.
    """
    return every.after(on) if every else None


def due_of(review_on: date | None, until_on: date | None) -> tuple[date, str]:
    """The day that comes first of a marker and what it is, REVIEW or END; on one day a review.

    Raises ValueError for neither.
    """
    days = [(day, what) for day, what in ((review_on, REVIEW), (until_on, END)) if day is not None]
    return min(days, key=lambda one: one[0])
