"""The duty to refer somebody to a council: where it stands on a day, and what is to be done next."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.accommodation.prompts import (
    ACCEPTED,
    HAS_NEXT,
    NOT_ACCEPTED,
    NOT_REQUIRED,
    SUBMITTED,
    Home,
    Prompt,
    first_day,
    to_be_done,
)
from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.choices import Choice
from iomctl.domain.policy.prompt_windows import PromptWindows

WITHDRAWN = "withdrawn"
STANDING = (SUBMITTED, ACCEPTED, NOT_ACCEPTED)
"""The statuses of a referral that counts while it is fresh; one that was withdrawn counts for nothing."""

SUBMIT = Choice("submit-dtr-referral", "refer to a council")
ADD_DETAILS = Choice("add-dtr-referral-details", "refer to a council now and record the referral")
ADD_OUTCOME = Choice("add-dtr-outcome", "record what the council answered")


class CouncilReferral(NamedTuple):
    """The newest referral to a council as it was on the day asked about.

    `status` is submitted (no answer yet), accepted, not-accepted or withdrawn. One without the day it was submitted
    counts for nothing.
    """

    status: str
    submitted_on: date | None


def holds(submitted_on: date | None, on: date, council_holds: Interval) -> bool:
    """Whether a referral of that day is fresh on another: from that day to the last of its time, both inclusive.

    26 weeks from Wed 3 Jul 2024 are up to and including Wed 1 Jan 2025.
    """
    return submitted_on is not None and submitted_on <= on <= council_holds.after(submitted_on)


def duty_to_refer(home: Home, newest: CouncilReferral | None, on: date, windows: PromptWindows) -> Prompt:
    """Where the duty to refer stands on a day; `newest` None is never referred.

    A fresh referral tells the status whatever else is so. Without one the duty is not required of who has somewhere
    to go next, and is else to be done from the first day of its window. A settled home is asked about like any other:
    whom to ask about is for the caller to choose, and so is England, where alone the duty holds [DTR-SH].
    Source: [HM-SAS], every row of its table of scenarios.
    """
    if newest is not None and newest.status in STANDING and holds(newest.submitted_on, on, windows.council_holds):
        return Prompt(newest.status, ADD_OUTCOME if newest.status == SUBMITTED else None)
    if home.has_next:
        return Prompt(NOT_REQUIRED, reasons=(HAS_NEXT,))
    return to_be_done(first_day(home.ends_on, windows.council_before), on, now=ADD_DETAILS, later=SUBMIT)
