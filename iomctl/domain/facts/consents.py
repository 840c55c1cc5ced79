"""Whether a person's own words may be shown to somebody on a day, by what the person said of it."""

from datetime import date
from typing import NamedTuple

GIVEN, REFUSED = ANSWERS = ("given", "refused")
CLEARED, EXPIRED, REVOKED, AHEAD = "cleared", "expired", "revoked", "ahead"
STATES = (CLEARED, REFUSED, EXPIRED, REVOKED, AHEAD)


class Consent(NamedTuple):
    """What a person answered from `from_on` on: given until `until_on`, that day included, None for no last day.

    From `revoked_on` on, that day included, the person took it back.
    """

    answer: str
    from_on: date
    until_on: date | None = None
    revoked_on: date | None = None


def state_on(day: date, consent: Consent) -> str:
    """How a consent stands on a day, one of STATES; only what is cleared may be shown.

    What was taken back is so for good, also once its last day is over (UK GDPR, article 7(3): consent may be withdrawn
    at any time, and what was done before stays lawful).
    """
    if consent.from_on > day:
        return AHEAD
    if consent.answer == REFUSED:
        return REFUSED
    if consent.revoked_on is not None and consent.revoked_on <= day:
        return REVOKED
    return EXPIRED if consent.until_on is not None and consent.until_on < day else CLEARED
