"""The duty to refer somebody to a council: where it stands on a day, and what is to be done next."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.accommodation.prompts import (
    ACCEPTED,
    HAS_NEXT,
    NOT_ACCEPTED,
    NOT_REQUIRED,
    NOT_STARTED,
    SUBMITTED,
    Prompt,
    first_day,
    is_open,
    to_be_done,
)
from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.choices import Choice
from iomctl.domain.policy.prompt_windows import PromptWindows

WITHDRAWN = "withdrawn"
STANDING = (SUBMITTED, ACCEPTED, NOT_ACCEPTED)
"""The statuses of a referral that counts while it is fresh; one that was withdrawn counts for nothing."""

MEETS_DUTY = Choice("home-meets-duty", "lives in a home that meets the duty")
SUBMIT = Choice("submit-dtr-referral", "refer to a council")
ADD_DETAILS = Choice("add-dtr-referral-details", "refer to a council now and record the referral")
ADD_OUTCOME = Choice("add-dtr-outcome", "record what the council answered")


class CouncilReferral(NamedTuple):
    """The newest referral to a council as it was on the day asked about.

    `status` is submitted (no answer yet), accepted, not-accepted or withdrawn. One without the day it was submitted
    counts for nothing. `council` is the council's code.
    """

    status: str
    submitted_on: date | None
    council: str = ""


class DutyHome(NamedTuple):
    """Where somebody lives on a day as the duty sees it, and where they go next.

    `ends_on` is the day the home ends, for prison the day of release; None is no known end. Which homes meet the duty
    is the policy's: `meets` is of this one, `next_meets` whether one is known to follow that does. `outside` is a home
    outside prison, or none. `ran_out_on` is the last day, by the day asked about, on which the nights of a home that
    does not meet the duty ran out or it ended.
    """

    ends_on: date | None
    next_meets: bool
    meets: bool = False
    outside: bool = False
    ran_out_on: date | None = None


def holds(submitted_on: date | None, on: date, council_holds: Interval) -> bool:
    """Whether a referral of that day is fresh on another: from that day to the last of its time, both inclusive.

    26 weeks from Wed 3 Jul 2024 are up to and including Wed 1 Jan 2025.
    """
    return submitted_on is not None and submitted_on <= on <= council_holds.after(submitted_on)


def duty_to_refer(home: DutyHome, newest: CouncilReferral | None, on: date, windows: PromptWindows) -> Prompt:
    """Where the duty to refer stands on a day; `newest` None is never referred.

    A fresh referral tells the status whatever else is so, but for one that was not accepted and is asked for again.
    Without one the duty is not required of who lives in a home that meets it, until the window before its end, nor of
    who goes on to one. In a home outside prison that does not meet it, or in none, it is due on every day; in prison
    from the first day of its window. Whom to ask about is for the caller to choose, and so is England, where alone the
    duty holds [DTR-SH].
    Source: [HM-SAS], every row of its table of scenarios, but that its next home may be any. That a hotel meets no
    duty: [DTR-SH] is of who is homeless or likely to be, and nights that run out leave nobody else.
    """
    if newest is not None and _stands(newest, home, on, windows):
        return Prompt(newest.status, ADD_OUTCOME if newest.status == SUBMITTED else None)
    first = first_day(home.ends_on, windows.council_before)
    if home.meets and (first is None or not is_open(first, on)):
        return Prompt(NOT_REQUIRED, reasons=(MEETS_DUTY,))
    if home.next_meets:
        return Prompt(NOT_REQUIRED, reasons=(HAS_NEXT,))
    if home.outside and not home.meets:
        return Prompt(NOT_STARTED, ADD_DETAILS)
    return to_be_done(first, on, now=ADD_DETAILS, later=SUBMIT)


def asked_again(home: DutyHome, submitted_on: date | None, on: date, windows: PromptWindows) -> bool:
    """Whether a council that did not accept a referral is asked again on a day, though the referral is fresh.

    It was about the home that ended then. It is asked again once nights ran out after it, and, outside prison, from
    the first day of the window before those of the home end, if the referral is of before that day.
    """
    if submitted_on is None:
        return True
    if home.ran_out_on is not None and submitted_on < home.ran_out_on:
        return True
    first = first_day(home.ends_on, windows.council_before)
    return home.outside and first is not None and is_open(first, on) and submitted_on < first


def _stands(newest: CouncilReferral, home: DutyHome, on: date, windows: PromptWindows) -> bool:
    """Whether a referral tells how the duty stands on a day."""
    if newest.status not in STANDING or not holds(newest.submitted_on, on, windows.council_holds):
        return False
    return newest.status != NOT_ACCEPTED or not asked_again(home, newest.submitted_on, on, windows)
