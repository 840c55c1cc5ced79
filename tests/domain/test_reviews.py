"""When a review is due and how it stands: the rules that every list and report relies on."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.course.windows import Ahead, Counted, ReviewRule, counted_ahead
from iomctl.domain.days.intervals import Interval
from iomctl.domain.review_days import ReviewDay
from iomctl.domain.reviews import (
    counted_because,
    days_within,
    falls_before_look_ahead_ends,
    is_overdue,
    reason_set,
    set_because,
    standing,
    window_set,
    without_words,
)
from iomctl.errors import BadValue

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
LOOK_AHEAD = st.integers(0, 60)
MOVED = (
    ", moved from Mon 6 Apr 2026",
    ", bank holidays of 2029 not known",
    ", moved from Sat 6 Jan 2029, bank holidays of 2029 not known",
)
INTERVALS = st.one_of(
    st.integers(1, 400).map(lambda days: Interval(days, 0)), st.integers(1, 24).map(lambda months: Interval(0, months))
)


def ahead(start: date, every: Interval, window_days: int, rating: str = "amber") -> Ahead:
    """The window of an interval whose last day stays."""
    rule = ReviewRule(every, window_days)
    return counted_ahead(Counted(rating, start, held=False), rule, ReviewDay(every.after(start)))


def test_a_review_is_not_overdue_on_its_last_day() -> None:
    assert not is_overdue(date(2026, 4, 10), date(2026, 4, 10))
    assert is_overdue(date(2026, 4, 10), date(2026, 4, 11))


def test_due_soon_includes_the_last_day_of_the_look_ahead() -> None:
    assert standing(date(2026, 4, 27), date(2026, 4, 20), 7) == "due soon"
    assert standing(date(2026, 4, 28), date(2026, 4, 20), 7) == "later"


@given(DAYS, DAYS, LOOK_AHEAD)
def test_overdue_due_soon_and_later_are_disjoint_and_complete(due_by: date, on: date, ahead: int) -> None:
    overdue = is_overdue(due_by, on)
    soon = falls_before_look_ahead_ends(due_by, on, ahead) and not overdue
    later = not falls_before_look_ahead_ends(due_by, on, ahead)
    assert [overdue, soon, later].count(True) == 1
    assert standing(due_by, on, ahead) == ["overdue", "due soon", "later"][[overdue, soon, later].index(True)]


@given(DAYS, INTERVALS, st.integers(0, 90))
def test_a_window_ends_one_interval_on_and_never_opens_before_it_starts(
    start: date, every: Interval, window_days: int
) -> None:
    window = ahead(start, every, window_days)
    assert window.due_by == every.after(start)
    assert start <= window.due_from <= window.due_by
    assert window.due_by - window.due_from <= timedelta(days=window_days)


def test_a_window_says_what_it_counts_from() -> None:
    window = ahead(date(2026, 3, 13), Interval(28, 0), 7)
    assert (window.due_from, window.due_by) == (date(2026, 4, 3), date(2026, 4, 10))
    assert window.basis == "amber, every 4 weeks from 13 Mar 2026"


def test_an_interval_of_one_is_said_without_its_number() -> None:
    month, days = Interval(0, 1), Interval(10, 0)
    assert counted_because("in custody", month, date(2026, 1, 31)) == "in custody, every month from 31 Jan 2026"
    assert counted_because("red", days, date(2026, 1, 31)) == "red, every 10 days from 31 Jan 2026"


@given(DAYS, st.integers(0, 90), DAYS)
def test_a_window_set_by_hand_ends_on_its_day(due_by: date, window_days: int, start: date) -> None:
    window = window_set(due_by, window_days, start, "set by hand")
    assert window.due_by == due_by
    assert window.due_from <= due_by
    assert window.due_from >= min(start, due_by)


@given(st.text(min_size=1))
def test_the_reason_of_a_day_set_by_hand_is_read_back(reason: str) -> None:
    assert reason_set(set_because(reason)) == reason
    assert reason_set("amber, every 4 weeks from 13 Mar 2026") is None


@given(INTERVALS, DAYS, st.sampled_from(("amber", "in custody", "at large", "not rated")))
def test_a_basis_that_was_worked_out_stays_where_words_are_hidden(every: Interval, start: date, why: str) -> None:
    basis = counted_because(why, every, start)
    assert without_words(basis, "hidden") == basis
    for more in (" (held)", *MOVED, *(f" (held){one}" for one in MOVED)):
        assert without_words(basis + more, "hidden") == basis + more


@pytest.mark.parametrize(
    "basis",
    [
        "set at adoption",
        "imported",
        "set by the review of 3 Mar 2026",
        *(f"exemption ended 3 Mar 2026{one}" for one in ("", *MOVED)),
    ],
)
def test_so_does_one_in_the_program_s_own_words(basis: str) -> None:
    assert without_words(basis, "hidden") == basis


@given(st.text(min_size=1))
def test_what_was_typed_goes_and_so_does_what_another_system_said(typed: str) -> None:
    assert without_words(set_because(typed), "hidden") == set_because("hidden")
    assert without_words(f"asked by {typed}", "hidden") == "hidden"


@given(DAYS, st.integers(0, 2000))
def test_a_span_is_as_long_as_it_was_typed(on: date, number: int) -> None:
    assert days_within(f"{number}d", on) == number
    assert days_within(f" +{number}W", on) == 7 * number
    assert days_within("1m", on) in {28, 29, 30, 31}


@pytest.mark.parametrize("typed", ["soon", "fri", "2", "-2w", "1.5w", "", "100000d"])
def test_what_is_no_span_is_refused(typed: str) -> None:
    with pytest.raises(BadValue, match=f"^--within {re.escape(typed)}: not understood; write it like 10d, 3w or 2m$"):
        days_within(typed, date(2026, 4, 20))


def test_a_span_ends_before_the_year_2201() -> None:
    assert days_within("174y", date(2026, 4, 20)) == (date(2200, 4, 20) - date(2026, 4, 20)).days
    with pytest.raises(BadValue, match=r"^--within 175y: that is after the year 2200$"):
        days_within("175y", date(2026, 4, 20))
