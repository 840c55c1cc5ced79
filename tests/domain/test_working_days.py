"""Working days are counted only where the bank holidays are known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.working_days import Calendar, calendar_of
from iomctl.errors import SettingsWrong

HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in [
        "2026-01-01",
        "2026-04-03",
        "2026-04-06",
        "2026-12-25",
        "2026-12-28",
        "2027-01-01",
        "2027-12-27",
    ]
)
CALENDAR = Calendar("england-and-wales", HOLIDAYS, date(2027, 12, 31))
days = st.dates(date(2026, 2, 1), date(2027, 11, 30))


def _line(error: pytest.ExceptionInfo[SettingsWrong]) -> str:
    (line,) = error.value.faults
    assert error.value.advice == "load a newer file: iomctl policy holidays FILE"
    return line


def test_easter_is_stepped_over() -> None:
    thursday, tuesday = date(2026, 4, 2), date(2026, 4, 7)
    assert CALENDAR.after(thursday, 1) == tuesday
    assert CALENDAR.after(date(2026, 4, 5), 1) == tuesday
    assert CALENDAR.before(tuesday, 1) == thursday
    assert CALENDAR.between(thursday, tuesday) == 1
    assert CALENDAR.between(thursday, date(2026, 4, 6)) == 0
    assert CALENDAR.between(tuesday, thursday) == 0
    assert [CALENDAR.is_working(date(2026, 4, day)) for day in (2, 3, 4, 6, 7)] == [
        True,
        False,
        False,
        False,
        True,
    ]


@given(days, st.integers(1, 15))
def test_counting_on_and_back_agree_with_going_day_by_day(day: date, n: int) -> None:
    later, left = day, n
    while left:
        later += timedelta(days=1)
        left -= CALENDAR.is_working(later)
    assert CALENDAR.after(day, n) == later
    assert CALENDAR.between(day, later) == n
    assert CALENDAR.before(later + timedelta(days=1), 1) == later
    if CALENDAR.is_working(day):
        assert CALENDAR.before(later, n) == day


@given(days, days, days)
def test_counts_of_neighbouring_stretches_add_up(one: date, two: date, three: date) -> None:
    first, middle, last = sorted([one, two, three])
    assert CALENDAR.between(first, middle) + CALENDAR.between(middle, last) == CALENDAR.between(first, last)


def test_beyond_the_last_known_day_nothing_is_guessed() -> None:
    line = (
        "bank holidays for England and Wales are known to 31 Dec 2027 only, so working days after it can't be counted"
    )
    last = date(2027, 12, 31)
    assert CALENDAR.is_working(last)
    assert CALENDAR.after(date(2027, 12, 30), 1) == last
    assert CALENDAR.before(date(2028, 1, 1), 1) == last
    for ask in (
        lambda: CALENDAR.is_working(date(2028, 1, 1)),
        lambda: CALENDAR.after(last, 1),
        lambda: CALENDAR.after(date(2027, 12, 30), 2),
        lambda: CALENDAR.before(date(2028, 1, 2), 1),
        lambda: CALENDAR.between(last, date(2028, 1, 1)),
    ):
        with pytest.raises(SettingsWrong) as caught:
            ask()
        assert _line(caught) == line


def test_before_the_first_known_day_nothing_is_guessed() -> None:
    line = (
        "bank holidays for England and Wales are known from 1 Jan 2026 only, so working days before it can't be counted"
    )
    eve = date(2025, 12, 31)
    assert CALENDAR.first_day == date(2026, 1, 1)
    assert CALENDAR.after(eve, 1) == date(2026, 1, 2)
    assert CALENDAR.between(eve, date(2026, 1, 2)) == 1
    for ask in (
        lambda: CALENDAR.is_working(eve),
        lambda: CALENDAR.after(date(2025, 12, 30), 1),
        lambda: CALENDAR.before(date(2026, 1, 2), 1),
        lambda: CALENDAR.between(date(2025, 12, 30), date(2026, 1, 2)),
    ):
        with pytest.raises(SettingsWrong) as caught:
            ask()
        assert _line(caught) == line


def test_the_first_and_the_last_working_day_that_are_known_are_counted_and_none_beyond_them() -> None:
    year = Calendar("scotland", frozenset(day for day in HOLIDAYS if day.year == 2026), date(2026, 12, 31))
    assert year.before(date(2026, 1, 5), 1) == date(2026, 1, 2)
    assert year.after(date(2026, 12, 30), 1) == date(2026, 12, 31)
    with pytest.raises(SettingsWrong):
        year.before(date(2026, 1, 5), 2)
    with pytest.raises(SettingsWrong):
        year.after(date(2026, 12, 30), 2)


def test_a_stretch_without_days_needs_no_calendar() -> None:
    assert CALENDAR.between(date(2040, 1, 1), date(2040, 1, 1)) == 0


@pytest.mark.parametrize("n", [0, -1])
def test_working_days_are_counted_from_one(n: int) -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        CALENDAR.after(date(2026, 4, 2), n)
    with pytest.raises(ValueError, match="counted from 1"):
        CALENDAR.before(date(2026, 4, 2), n)


def test_calendar_of_a_nation_covers_whole_years() -> None:
    assert calendar_of("scotland", {"scotland": HOLIDAYS}) == Calendar("scotland", HOLIDAYS, date(2027, 12, 31))
    with pytest.raises(SettingsWrong, match='no bank holidays for the nation "wales"; known are: scotland'):
        calendar_of("wales", {"scotland": HOLIDAYS})
