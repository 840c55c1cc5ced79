"""When a case is next reviewed, and whether that is overdue: one definition for every list and report."""

import re
from datetime import date, timedelta
from typing import NamedTuple, Protocol, TypeVar

from iomctl.domain.days.days import parse_day, short
from iomctl.domain.days.intervals import Interval
from iomctl.domain.days.written_days import LAST_YEAR, quotable
from iomctl.errors import BadValue

Answer_co = TypeVar("Answer_co", covariant=True)

BY_HAND = "set by hand: "
_DAY = "[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}"
_MOVED = f"(, moved from [A-Z][a-z]{{2}} {_DAY})?(, bank holidays of [0-9]{{4}} not known)?"
_WORKED_OUT = re.compile(
    "(in custody|at large|not rated|[^ ,]+), every ([0-9]+ )?[a-z]+( and [0-9]+ [a-z]+)?"
    f" from {_DAY}( [(]held[)])?{_MOVED}"
    f"|exemption ended {_DAY}{_MOVED}|set by the review of {_DAY}|set at adoption|imported"
).fullmatch
"""Whether the program itself said how a window came about."""


class Dated(Protocol[Answer_co]):
    """A due day: a date, whose comparison answers a bool, or a database column, whose comparison answers SQL."""

    def __lt__(self, other: date, /) -> Answer_co: ...


class Window(NamedTuple):
    """When a review is to be held, from `due_from` to `due_by`, both inclusive; `basis` says how that came about."""

    due_from: date
    due_by: date
    basis: str


def is_overdue(due_by: Dated[Answer_co], on: date) -> Answer_co:
    """Whether a review ahead that is not exempt is overdue on a day: its last day lies before it.

    Source: the integrated schemes' working rule, general knowledge, unverified; prison education reviews count
    the same way (after the latest date of the window).
    """
    return due_by < on


def falls_before_look_ahead_ends(due_by: Dated[Answer_co], on: date, look_ahead_days: int) -> Answer_co:
    """Whether a review is overdue or due soon: due by no later than `on` plus the look-ahead, inclusive."""
    return due_by < on + timedelta(days=look_ahead_days + 1)


def standing(due_by: date, on: date, look_ahead_days: int) -> str:
    """`overdue`, `due soon` or `later`: disjoint, and together all reviews ahead that are not exempt."""
    if is_overdue(due_by, on):
        return "overdue"
    return "due soon" if falls_before_look_ahead_ends(due_by, on, look_ahead_days) else "later"


def days_within(typed: str, on: date) -> int:
    """How many days ahead of a day somebody asked to look: `10d`, `3w`, `2m` or `1y`, with or without a plus.

    Months and years count from `on`. Raises BadValue.
    """
    if re.fullmatch("[+]?[0-9]{1,5}[dwmy]", typed.strip().lower()) is None:
        raise BadValue(f"--within {quotable(typed)}: not understood; write it like 10d, 3w or 2m")
    try:
        return (parse_day(f"+{typed.strip().removeprefix('+')}", on) - on).days
    except BadValue:
        raise BadValue(f"--within {quotable(typed)}: that is after the year {LAST_YEAR}") from None


def counted_because(why: str, every: Interval, start: date) -> str:
    """The basis of a window that an interval gives: `amber, every 4 weeks from 2 Mar 2026`, `every month`."""
    return f"{why}, every {every.words.removeprefix('1 ')} from {full_day(start)}"


def window_set(due_by: date, window_days: int, start: date, why: str) -> Window:
    """The window that ends on a day somebody chose; `start` is the earliest day it may open."""
    return Window(max(min(start, due_by), due_by - timedelta(days=window_days)), due_by, why)


def set_because(reason: str) -> str:
    """The basis of a review ahead that somebody moved, with the reason they gave."""
    return f"{BY_HAND}{reason}"


def reason_set(basis: str) -> str | None:
    """The reason in the basis of a review ahead that somebody moved; None for any other basis."""
    return basis.removeprefix(BY_HAND) if basis.startswith(BY_HAND) else None


def without_words(basis: str, instead: str) -> str:
    """A basis with `instead` where it may hold what somebody typed, or another system: it could say who it is of."""
    if _WORKED_OUT(basis):
        return basis
    return set_because(instead) if reason_set(basis) is not None else instead


def full_day(day: date) -> str:
    """A day with its year whatever the year: `13 Mar 2026`."""
    return short(day, date(day.year + 1, 1, 1))
