"""Who has no home to stay in on a day, and why."""

from datetime import date, timedelta

from iomctl.domain.accommodation.home import AT_LARGE, DIED, HOMELESS, NOT_KNOWN, TRANSIENT, HomeOn
from iomctl.domain.accommodation.prompts import SETTLED

ENDS, NO_END = "ends", "no-end"
REASONS = (HOMELESS, NOT_KNOWN, ENDS, NO_END)
"""Why somebody has none: they are homeless, nobody knows where they sleep, it ends within its notice, or it is for
now and nobody knows for how long."""


def without_home(home: HomeOn, on: date, notice_days: int) -> str | None:
    """Why somebody has no home to stay in, one of `REASONS`; None for who has one or is not asked about.

    A place ends within its notice from so many days before the day of leaving, both included, and goes on doing so
    past it. One that is transient and has no known end counts as near, for nothing may wait for a day nobody knows.
    Not asked about are those in custody, at large or dead, and those of whom nothing was ever recorded.
    """
    if home.kind in {AT_LARGE, DIED}:
        return None
    if home.standing in {HOMELESS, NOT_KNOWN}:
        return home.standing
    if home.standing not in {TRANSIENT, SETTLED}:
        return None
    if home.until is None:
        return NO_END if home.standing == TRANSIENT else None
    return ENDS if home.until - timedelta(days=notice_days) <= on else None
