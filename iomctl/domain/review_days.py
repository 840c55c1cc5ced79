"""Where the last day of a review goes that is no working day, as the policy says."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from iomctl.domain.days.reasoned_days import said

if TYPE_CHECKING:
    from iomctl.domain.days.working_days import Calendar

AS_COUNTED, DAY_BEFORE, DAY_AFTER = "as-counted", "working-day-before", "working-day-after"
REVIEW_DAYS = (AS_COUNTED, DAY_BEFORE, DAY_AFTER)
"""What a policy may say of a day that an interval gives: it stays, or becomes the working day before or after."""

_STEPS = {DAY_BEFORE: timedelta(days=-1), DAY_AFTER: timedelta(days=1)}


class ReviewDay(NamedTuple):
    """The last day of a review, and what its basis says of how it became that one; nothing for a day that stayed."""

    day: date
    words: str = ""


def review_day(counted: date, rule: str, calendar: "Calendar") -> ReviewDay:
    """The last day of a review for which an interval gives `counted`, by a rule of `REVIEW_DAYS`.

    In a year whose bank holidays are not known it moves off Saturdays and Sundays only, and the words say so: another
    day may turn out to be the right one, but no case is without a review.
    Source: the scheme's own choice, no public source; where the policy says nothing, the day stays.
    """
    if rule == AS_COUNTED:
        return ReviewDay(counted)
    day = counted
    while _is_off(day, calendar):
        day += _STEPS[rule]
    moved = "" if day == counted else f", moved from {said(counted)}"
    return ReviewDay(day, moved if calendar.knows(day) else f"{moved}, bank holidays of {day.year} not known")


def _is_off(day: date, calendar: "Calendar") -> bool:
    return not calendar.is_working(day) if calendar.knows(day) else day.weekday() >= 5
