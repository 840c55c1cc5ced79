"""What is to be done about somebody's accommodation: the facts asked for, the windows, and what an answer holds."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.choices import Choice

NOT_STARTED, UPCOMING, NOT_REQUIRED, NOT_ELIGIBLE = "not-started", "upcoming", "not-required", "not-eligible"
SUBMITTED, ACCEPTED, NOT_ACCEPTED, COMPLETED = "submitted", "accepted", "not-accepted", "completed"
STATUSES = (NOT_STARTED, UPCOMING, SUBMITTED, ACCEPTED, NOT_ACCEPTED, NOT_REQUIRED, NOT_ELIGIBLE, COMPLETED)
"""Where a duty, a referral or an address stands. Source: [HM-SAS]."""

SETTLED = "settled"
"""The class of accommodation that asks for no referral; transient and homeless are prompted alike. Source: [HM-SAS]."""

HAS_NEXT = Choice("has-next-accommodation", "has somewhere to go next")
IS_SETTLED = Choice("is-settled", "lives in settled accommodation")


class Home(NamedTuple):
    """Where somebody lives on a day, prison among it, and whether they have somewhere to go next.

    `settled` is settled, transient or homeless, None where it is not known. `ends_on` is the day it ends, for
    prison the day of release; None is no known end, which counts as near: nothing may wait for a day nobody knows.
    """

    settled: str | None
    ends_on: date | None
    has_next: bool


class Prompt(NamedTuple):
    """Where one thing stands on a day, what is to be done next, and why nothing is.

    `action` None is nothing to be done. `reasons` are all there are, for `not-required` and `not-eligible` only.
    `from_on` is the first day of the window that an `upcoming` action waits for; None for any other status.
    """

    status: str
    action: Choice | None = None
    reasons: tuple[Choice, ...] = ()
    from_on: date | None = None


def first_day(ends_on: date | None, before: Interval) -> date | None:
    """The first day of the window before accommodation ends, inclusive; None when it has no known end.

    8 weeks before Wed 26 Feb 2025 is Wed 1 Jan 2025. The window stays open once the accommodation has ended.
    """
    return None if ends_on is None else before.before(ends_on)


def is_open(first: date | None, on: date) -> bool:
    """Whether a window is open on a day: from its first day on, that day included, and always without one."""
    return first is None or first <= on


def to_be_done(first: date | None, on: date, now: Choice, later: Choice) -> Prompt:
    """The prompt for something not yet done: `now` while its window is open, `later` while it is ahead."""
    return Prompt(NOT_STARTED, now) if is_open(first, on) else Prompt(UPCOMING, later, from_on=first)
