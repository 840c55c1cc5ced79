"""The window of the review ahead: how an interval, a person or another book gives one."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.course.facts import Adopted, ExpectedAgain, ReviewHeld, ReviewSet, WindowTold
from iomctl.domain.days.intervals import Interval
from iomctl.domain.review_days import ReviewDay
from iomctl.domain.reviews import counted_because, full_day, set_because, window_set


class Counted(NamedTuple):
    """What a window of an interval counts by: the rating, the day from which it counts, whether a review was held."""

    rating: str
    start: date
    held: bool


class ReviewRule(NamedTuple):
    """From one review to the next, and how many days before its last day a review may be held."""

    every: Interval
    window_days: int


class Ahead(NamedTuple):
    """A window: its first and its last day, both inclusive, and its basis in words.

    `by_hand` is whether a person chose the last day; `counted` what it counts by, None unless an interval gave it.
    """

    due_from: date
    due_by: date
    basis: str
    by_hand: bool = False
    counted: Counted | None = None


def counted_ahead(counted: Counted, rule: ReviewRule, last: ReviewDay) -> Ahead:
    """The window one interval after the day that it counts from, whose last day became `last`.

    It opens the window days before the day it moved to, never before the day that it counts from.
    Source: a working rule of ours, no public source.
    """
    why = counted_because(counted.rating, rule.every, counted.start) + (" (held)" if counted.held else "")
    return Ahead(*window_set(last.day, rule.window_days, counted.start, why + last.words), counted=counted)


def chosen_at_adoption(adopted: Adopted, due_by: date, window_days: int) -> Ahead:
    """The first window, where somebody chose its last day `due_by`: not open before the adoption."""
    return Ahead(*window_set(due_by, window_days, adopted.on, "set at adoption"), by_hand=True)


def chosen_at_review(held: ReviewHeld, due_by: date, window_days: int) -> Ahead:
    """The window that a review chose for the next, to `due_by`: not open before the review."""
    why = f"set by the review of {full_day(held.on)}"
    return Ahead(*window_set(due_by, window_days, held.on, why), by_hand=True)


def set_ahead(fact: ReviewSet, window_days: int) -> Ahead:
    """The window that was set by hand: not open before the day of setting."""
    return Ahead(*window_set(fact.due_by, window_days, fact.on, set_because(fact.reason)), by_hand=True)


def told_ahead(fact: WindowTold) -> Ahead:
    """The window of another book, as it stood there; nobody here chose it."""
    return Ahead(fact.due_from, fact.due_by, fact.basis)


def resumed_ahead(ahead: Ahead, fact: ExpectedAgain, first: ReviewDay, window_days: int) -> Ahead:
    """The window after an exemption: due by the later of its last day and `first`, which moves it.

    `first` is the first last day after an exemption. What was moved opens not before the earlier of the old first day
    and the day of `fact`. Source: the prison education and work plan service's review schedule: an exemption can't be
    used to look on time.
    """
    if first.day <= ahead.due_by:
        return ahead
    why = f"exemption ended {full_day(fact.on)}{first.words}"
    return Ahead(*window_set(first.day, window_days, min(ahead.due_from, fact.on), why))
