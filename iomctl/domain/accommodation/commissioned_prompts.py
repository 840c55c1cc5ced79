"""The commissioned accommodation referral: where it stands on a day, and what is to be done next."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.accommodation.prompts import (
    HAS_NEXT,
    IS_SETTLED,
    NOT_REQUIRED,
    SETTLED,
    SUBMITTED,
    Home,
    Prompt,
    first_day,
    is_open,
    to_be_done,
)
from iomctl.domain.policy.choices import Choice
from iomctl.domain.policy.prompt_windows import PromptWindows
from iomctl.domain.referrals import OPEN

MALE = "male"
SUBMIT_ACCOMMODATION = Choice("submit-crs-accommodation-referral", "refer to commissioned accommodation services")
SUBMIT = Choice("submit-crs-referral", "refer to commissioned services")
"""Men are referred for accommodation, everyone else to commissioned services as a whole. Source: [HM-SAS]; women's
services are one contract for all needs [HM-CRS]."""


class CommissionedReferral(NamedTuple):
    """The newest commissioned accommodation referral as it was on the day asked about.

    `status` is one of domain.referrals: it is live while something may still follow. One of no known day, or of a
    later day, counts for nothing.
    """

    status: str
    made_on: date | None

    def is_live(self, on: date) -> bool:
        """Whether it was made by that day, inclusive, and is neither refused nor ended; it never grows stale."""
        return self.status in OPEN and self.made_on is not None and self.made_on <= on


def commissioned_accommodation(
    home: Home, newest: CommissionedReferral | None, gender: str | None, on: date, windows: PromptWindows
) -> Prompt:
    """Where the commissioned accommodation referral stands on a day; `newest` None is never referred.

    A live referral, however old, tells the status while the window is open, and counts for nothing before. Without
    it nothing is required of who has somewhere to go next or lives in settled accommodation, both told where both
    are so. Else it is to be done from the first day of the window.
    Source: [HM-SAS], every row of its table of scenarios.
    """
    first = first_day(home.ends_on, windows.commissioned_before)
    if newest is not None and newest.is_live(on) and is_open(first, on):
        return Prompt(SUBMITTED)
    if reasons := _not_required(home):
        return Prompt(NOT_REQUIRED, reasons=reasons)
    action = SUBMIT_ACCOMMODATION if gender == MALE else SUBMIT
    return to_be_done(first, on, now=action, later=action)


def _not_required(home: Home) -> tuple[Choice, ...]:
    told = ((HAS_NEXT, home.has_next), (IS_SETTLED, home.settled == SETTLED))
    return tuple(reason for reason, so in told if so)
