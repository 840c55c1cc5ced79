"""Where the last day of a review goes that is no working day, as the policy says."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iomctl.domain.days.working_days import Calendar

AS_COUNTED, DAY_BEFORE, DAY_AFTER = "as-counted", "working-day-before", "working-day-after"
REVIEW_DAYS = (AS_COUNTED, DAY_BEFORE, DAY_AFTER)
"""What a policy may say of a day that an interval gives: it stays, or becomes the working day before or after."""


def review_day(counted: date, rule: str, calendar: "Calendar") -> date:
    """The last day of a review for which an interval gives `counted`, by a rule of `REVIEW_DAYS`.

    Raises SettingsWrong where the bank holidays of that time are needed and not known.
    Source: the scheme's own choice, no public source; where the policy says nothing, the day stays.
    """
    if rule == AS_COUNTED or calendar.is_working(counted):
        return counted
    return calendar.before(counted, 1) if rule == DAY_BEFORE else calendar.after(counted, 1)
