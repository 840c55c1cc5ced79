"""Whose turn it is and what is told again: rules that hold for whatever nights cron runs on."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.policy.reminding import BANK_HOLIDAY, DAILY, WEEKDAYS, WEEKLY, Reminders, WorkerReminders
from iomctl.domain.reminders.addresses import address
from iomctl.domain.reminders.turns import has_turn, quiet, to_be_told
from iomctl.errors import BadValue

MONDAY = date(2026, 4, 20)
GAPS = st.lists(st.integers(1, 10), min_size=1, max_size=60)


def nights(gaps: list[int]) -> list[date]:
    """The days on which something ran, so many days apart."""
    days = [MONDAY]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    return days


@given(GAPS, st.sampled_from(WEEKDAYS))
def test_a_weekly_reader_has_one_turn_in_each_week_that_has_a_night(gaps: list[int], weekly_on: str) -> None:
    sent = list[date]()
    for day in nights(gaps):
        if has_turn(day, WEEKLY, weekly_on, sent[-1] if sent else None):
            sent.append(day)
    begin = WEEKDAYS.index(weekly_on)

    def week(day: date) -> date:
        return day - timedelta(days=(day.weekday() - begin) % 7)

    # The first to be sent ever is sent on the first night; from then on the first night of each week.
    assert [week(day) for day in sent] == sorted({week(day) for day in nights(gaps)})


@given(GAPS)
def test_a_daily_reader_has_every_turn(gaps: list[int]) -> None:
    days = nights(gaps)
    assert all(has_turn(day, DAILY, "monday", before) for before, day in pairwise(days))


@given(GAPS, st.integers(0, 30))
def test_something_is_told_at_once_and_again_no_sooner_than_after_its_days(gaps: list[int], again: int) -> None:
    told = list[date]()
    for day in nights(gaps):
        if to_be_told(day, told[-1] if told else None, again):
            told.append(day)
    assert told[0] == MONDAY
    apart = [(one - before).days for before, one in pairwise(told)]
    assert all(days >= again > 0 for days in apart)
    # A gap between two nights is at most ten days: it comes that much later at most.
    assert all(days < again + 10 for days in apart)
    assert again > 0 or told == [MONDAY]


def test_quiet_days_are_those_of_the_week_and_bank_holidays_where_both_are_named() -> None:
    weekend = ("saturday", "sunday")
    assert [quiet(MONDAY + timedelta(days=number), weekend, ()) for number in range(7)] == [False] * 5 + [True] * 2
    assert quiet(MONDAY, (BANK_HOLIDAY,), {MONDAY})
    assert not quiet(MONDAY, weekend, {MONDAY})


def test_what_the_policy_says_of_one_worker_goes_before_what_it_says_of_all() -> None:
    own = WorkerReminders("S Okafor", every=WEEKLY, left_out=())
    told = Reminders(left_out=("marker-due",), workers=(own,))
    assert told.of_worker("s okafor") == ("s okafor", WEEKLY, "monday", ())
    assert told.of_worker("J Byrne") == ("J Byrne", DAILY, "monday", ("marker-due",))


@given(st.text(max_size=80))
def test_an_address_that_is_taken_holds_nothing_that_a_header_or_a_server_would_read(text: str) -> None:
    try:
        stored = address(text)
    except BadValue:
        return
    assert stored.isascii()
    assert stored.isprintable()
    assert not set(stored) & set(' <>()[],;:\\"')
    assert stored.count("@") == 1
    assert address(stored) == stored


@pytest.mark.parametrize("text", ["s.okafor@example.org", "o'neill+iom@sub.example.org", " a@b.example "])
def test_a_plain_address_is_taken(text: str) -> None:
    assert address(text) == text.strip()
