"""When the time of a member of a programme is up: worked out from the policy, the day of joining and the releases."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from iomctl.domain.days.intervals import Interval
from iomctl.domain.reviews import full_day

JOINING, RELEASE = "joining", "release"
EVENTS = (JOINING, RELEASE)
"""What the length of a programme may be counted from."""
RUNS, PAST, LEFT = "runs", "past", "left"
"""How a membership stands: it goes on, its end is past and nobody said that they left, or they left."""
NO_END = "no end is set"
AS_AGREED = "as agreed"


class InCustody(NamedTuple):
    """A stay in custody, from a day to the day of release; None while it goes on."""

    from_on: date
    released_on: date | None


class ProgrammeEnd(NamedTuple):
    """The day on which a member's time is up, None where it is not known, and why in words."""

    on: date | None
    basis: str


def release_counted(joined_on: date, stays: Iterable[InCustody]) -> date | None:
    """The release that the time of somebody who joined on a day is counted from; None where there was none yet.

    It ends the stay that they were in on that day, its first and last included. Who was in none has been released
    before, the newest time; who never was, the first time after. The stays may stand in any order.
    """
    known = sorted(stays, key=lambda one: one.from_on)
    inside = [one for one in known if one.from_on <= joined_on and (one.released_on or joined_on) >= joined_on]
    if inside:
        return inside[-1].released_on
    gone = [one.released_on for one in known if one.released_on is not None]
    before = [day for day in gone if day < joined_on]
    return max(before) if before else min(gone, default=None)


def end_of(
    joined_on: date, lasts: Interval | None, counted_from: str, stays: Iterable[InCustody], until_on: date | None = None
) -> ProgrammeEnd:
    """The day on which the time of a member is up, and why.

    `lasts` is the length that the policy gives, None for no end of its own; `counted_from` is one of EVENTS.
    `until_on` is a day that was agreed for this member in its place. Without a release to count from no end is known.
    """
    if until_on is not None:
        return ProgrammeEnd(until_on, AS_AGREED)
    if lasts is None:
        return ProgrammeEnd(None, NO_END)
    if counted_from == JOINING:
        return ProgrammeEnd(lasts.after(joined_on), f"{lasts.words} from {full_day(joined_on)}")
    known = tuple(stays)
    released_on = release_counted(joined_on, known)
    if released_on is None:
        why = "not released yet" if known else "no release is known"
        return ProgrammeEnd(None, f"{lasts.words} after release: {why}")
    return ProgrammeEnd(lasts.after(released_on), f"{lasts.words} after release on {full_day(released_on)}")


def state_on(on: date, ends_on: date | None, left_on: date | None) -> str:
    """How a membership stands on a day: LEFT from the day of leaving, PAST after the day its time is up, else RUNS."""
    if left_on is not None and left_on <= on:
        return LEFT
    return PAST if ends_on is not None and ends_on < on else RUNS
