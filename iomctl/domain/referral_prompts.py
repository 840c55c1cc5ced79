"""What has to happen with referrals: needs and releases without one, and open ones whose person is not there for it."""

from collections.abc import Collection
from datetime import date

from iomctl.domain.referrals import ENDED_EARLY, NEVER_STARTED, STARTED

GONE, MOVED, CUSTODY, BEFORE_RELEASE, NEED = "gone", "moved", "custody", "release", "need"
PROMPTS = (GONE, MOVED, CUSTODY, BEFORE_RELEASE, NEED)
"""In the order in which they are told."""

MOVED_AWAY = "moved-area"
"""The reason for de-selection that says so; that somebody won't come back is marked `final` in the policy."""

ENDING_FOR = {MOVED_AWAY: "MOV", "died": "USE", "wrong-person": "MIS", CUSTODY: "RET"}
"""The reason why a referral ends, by why the person is not there for it: codes of the default policy."""

NEEDING = ("severe", "some")
"""The levels of need that ask for a referral, the greater first."""


def is_overtaken(made_on: date, happened_on: date) -> bool:
    """Whether something that happened on a day overtook a referral: it was made before that day, or on it.

    One that was made later was made in the knowledge of it.
    """
    return made_on <= happened_on


def to_end(referral: str, status: str, why: str, codes: Collection[str]) -> str:
    """The command that ends an open referral; CODE where `codes`, the reasons in use, have none for it."""
    ending = ENDED_EARLY if status == STARTED else NEVER_STARTED
    code = ENDING_FOR.get(why, "")
    return f"iomctl referral end {referral} {ending} --reason {code if code in codes else 'CODE'}"
