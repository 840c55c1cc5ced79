"""Placements on a day: the nights counted, when they run out, how many are over, and what stands in whose way."""

from collections.abc import Iterable
from datetime import date, timedelta

AHEAD, OPEN, ENDED = "ahead", "open", "ended"
AGREED, PAID = "agreed", "paid"
"""How money stands, in which nobody sleeps."""
MOVED_ELSEWHERE = ("custody", "hospital", "died", "not-known")
"""Where somebody goes from a placement that is no kind of accommodation. After the list of
move-ons in the CAS3 housing service, hmpps-approved-premises-api."""


def after_nights(from_on: date, nights: int) -> date:
    """The day of leaving after so many nights, the first of them from `from_on` to the day after.

    From 1 May with 14 nights: 15 May. 84 nights for CAS3 are its guidance ([CAS3-GOV], [HM-TA]), 14 in a hotel
    those of the prevention teams ([SEED0]); the figures are the policy's.
    """
    return from_on + timedelta(days=nights)


def after_weeks(from_on: date, weeks: int) -> date:
    """The day on which so many weeks of rent are used up, the first of them from `from_on` on: 4 from 1 May, 29 May."""
    return from_on + timedelta(weeks=weeks)


def nights_between(from_on: date, leaving_on: date) -> int:
    """Nights slept from a first day to a day of leaving, whose night doesn't count; 0 before the first day."""
    return max((leaving_on - from_on).days, 0)


def state_on(on: date, from_on: date, left_on: date | None) -> str:
    """How a placement stands on a day: AHEAD before its first day, ENDED from the day it ended, else OPEN."""
    if left_on is not None and left_on <= on:
        return ENDED
    return AHEAD if on < from_on else OPEN


def runs_out_on(funded_leaves_on: date | None, leaves_on: date | None) -> date | None:
    """The day on which the funded nights or the expected end of an open placement come, the earlier; None for neither.

    Both are days of leaving.
    """
    return min((day for day in (funded_leaves_on, leaves_on) if day is not None), default=None)


def nights_over(on: date, funded_leaves_on: date | None, leaves_on: date | None, left_on: date | None) -> int | None:
    """Nights over the funded ones on a day: 0 for none, None where there is no clock.

    They are counted to the day on which the placement ended, else to its expected end, which may be agreed to lie
    past the clock, or to `on` where that is later. A booking over the funded nights is an overstay from when it is
    made ([HM-TA] for CAS3).
    """
    if funded_leaves_on is None:
        return None
    ended = left_on is not None and left_on <= on
    leaving_on = left_on if ended and left_on else max(on, leaves_on or on)
    return nights_between(funded_leaves_on, leaving_on)


def lasts_until(today: date, leaves_on: date | None, left_on: date | None) -> date | None:
    """The day of leaving that another placement of the same person is held against; None for no end in sight.

    One that nobody ended by the day after its expected end goes on: where the person is, is not known otherwise.
    """
    if left_on is not None:
        return left_on
    return leaves_on if leaves_on is not None and leaves_on >= today else None


def overlap(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Whether two stays share a night; each from its first day to its day of leaving, None for no end in sight."""
    starts = max(one[0], other[0])
    ends: Iterable[date] = (day for day in (one[1], other[1]) if day is not None)
    return all(starts < day for day in ends)
