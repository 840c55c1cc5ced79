"""How a release that took place went: days early, planned or not, late on a Friday, and what it ended."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from iomctl.domain.counts import counted
from iomctl.domain.days.reasoned_days import said

SENTENCE, REMAND, RECALL, IMMEDIATE = "sentence", "remand", "recall", "immediate"
ENDS = (SENTENCE, REMAND, RECALL, IMMEDIATE)
"""What a release ends; `immediate` is by the court. Releases after remand are a problem of their own [SEED2]."""

YES, NO, NOT_KNOWN, NOT_YET = "yes", "no", "not-known", "not-yet"
_OF_STAYS = {"sentenced": SENTENCE, "remand": REMAND, "recall": RECALL}
FRIDAY = 4


class Beforehand(NamedTuple):
    """What was known and done of a release by its day, that day included.

    `known` is whether it was said to be known beforehand, `days` each day out that was ever worked out, in the order
    in which they were known, `undone` what was due by the day and not done.
    """

    known: bool
    days: Sequence[date] = ()
    undone: Sequence[str] = ()


def days_early(released_on: date, days: Iterable[date]) -> int | None:
    """Days by which somebody left before the latest day that was ever worked out; 0 for none, None where none was."""
    latest = max(days, default=None)
    return None if latest is None else max((latest - released_on).days, 0)


def why_unplanned(released_on: date, beforehand: Beforehand) -> str | None:
    """Why a release does not count as planned, in words; None where it does.

    One that came early was planned only if the plan, as known last, was for that day or one before it, and what was
    due by then was done. One on its day, or after it, was planned if it was known beforehand.
    """
    if not beforehand.known:
        return "not known beforehand"
    early = days_early(released_on, beforehand.days)
    if not early:
        return None
    last = beforehand.days[-1]
    if last > released_on:
        return f"{counted((last - released_on).days, 'day')} before {said(last)}, the day planned"
    if beforehand.undone:
        return f"brought forward by {counted(early, 'day')}, not done: {', '.join(beforehand.undone)}"
    return None


def late_friday(released_on: date, hour: str | None, after: str) -> str:
    """Whether a release was late on a Friday: YES later than the hour `after`, NO, or NOT_KNOWN for no hour.

    Hours are `hh:mm`. The hour itself is not late. Fridays alone: of them the papers speak, not of the day before a
    bank holiday. [SEED1]
    """
    if released_on.weekday() != FRIDAY:
        return NO
    if hour is None:
        return NOT_KNOWN
    return YES if hour > after else NO


def ended(of_kind: str | None, stay: str | None) -> str:
    """What a release ended, one of ENDS, else NOT_KNOWN: as its kind says, else by the kind of the stay.

    `of_kind` is what the policy says that the kind of release ends, None where it says nothing.
    """
    return of_kind or _OF_STAYS.get(stay or "", NOT_KNOWN)
