"""What may be recorded about a contact with a person, and how it stands on a day."""

import re
from datetime import date, timedelta

from iomctl.domain.days.days import parse_day
from iomctl.domain.days.written_days import FIRST_YEAR, quotable
from iomctl.domain.reviews import Answer_co, Dated
from iomctl.errors import BadValue

HOWS = ("face-to-face", "telephone", "video", "doorstep")
OUTCOMES = ("kept", "missed")
STATES = ("planned", *OUTCOMES, "no-outcome")


def state_on(day: date, contact_on: date, outcome: str | None, outcome_on: date | None) -> str:
    """How a contact stands on a day, one of STATES; its outcome counts from `outcome_on`, that day included.

    One whose day is over and whose outcome nobody recorded is neither kept nor missed (design history of probation's
    own software: such contacts are a list of their own, "overdue outcomes").
    """
    if outcome is not None and outcome_on is not None and outcome_on <= day:
        return outcome
    return "planned" if contact_on >= day else "no-outcome"


def is_too_long_ago(since_on: Dated[Answer_co], on: date, days: int) -> Answer_co:
    """Whether more than `days` lie between a day and `on`: contact is overdue when that is so of the newest contact
    that was kept, if there is one, and of the first day of the case.

    The number is the policy's (`no_contact_days`), 28 as shipped: a default, no public source gives one.
    """
    return since_on < on - timedelta(days=days)


def days_ago(typed: str, on: date) -> int:
    """How many days before a day somebody asked to look back: `30d`, `4w`, `2m` or `1y`; months count from `on`.

    Raises BadValue, also for no days.
    """
    span = typed.strip().lower()
    if re.fullmatch("0*[1-9][0-9]{0,4}[dwmy]", span) is None:
        raise BadValue(f"--for {quotable(typed)}: not understood; write it like 30d, 4w or 2m")
    try:
        return (on - parse_day(f"-{span}", on)).days
    except BadValue:
        raise BadValue(f"--for {quotable(typed)}: that is before the year {FIRST_YEAR}") from None
