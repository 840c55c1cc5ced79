"""The rhythm of a panel: the words for it, and the days it holds."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.panels.rhythms import days_of, in_words, read_rhythm
from iomctl.errors import BadValue

TUESDAY = date(2026, 5, 12)  # the second of its month
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("words", "rule", "said"),
    [
        ("week", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", "every week on Tuesday"),
        ("2 weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
        ("Fortnight", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
        ("fortnightly", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
        ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
        ("Every 2 weeks on Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
        ("weekly on tue", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", "every week on Tuesday"),
        ("monthly", "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU", "2nd Tuesday of every month"),
        ("every 3 months", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "2nd Tuesday of every 3 months"),
        ("4 weeks", "FREQ=WEEKLY;INTERVAL=4;BYDAY=TU", "every 4 weeks on Tuesday"),
        ("month", "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU", "2nd Tuesday of every month"),
        ("3 months", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "2nd Tuesday of every 3 months"),
        ("2nd tue", "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU", "2nd Tuesday of every month"),
        ("second  Tuesday of every 2 months", "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU", "2nd Tuesday of every 2 months"),
    ],
)
def test_words_make_one_rule_which_says_itself(words: str, rule: str, said: str) -> None:
    assert read_rhythm(words, TUESDAY) == rule
    assert in_words(rule) == said


@pytest.mark.parametrize(
    "words",
    ["", "often", "0 weeks", "53 weeks", "13 months", "5th tue", "2nd", "2 days", "tue", "every", "every 2nd tue"],
)
def test_other_words_are_refused(words: str) -> None:
    with pytest.raises(BadValue):
        read_rhythm(words, TUESDAY)


@pytest.mark.parametrize("words", ["2 weekly", "every fortnightly", "week on today", "monthly on"])
def test_nearly_the_same_words_are_refused(words: str) -> None:
    with pytest.raises(BadValue):
        read_rhythm(words, TUESDAY)


def test_a_first_day_that_the_rule_does_not_hold_is_refused_with_the_next_that_it_does() -> None:
    with pytest.raises(BadValue, match=r"Tue 12 May 2026 is no last Friday of a month; the next is Fri 29 May 2026"):
        read_rhythm("last fri", TUESDAY)


def test_another_weekday_than_that_of_the_first_day_is_refused() -> None:
    with pytest.raises(BadValue, match=r"^Tue 12 May 2026 is no Friday$"):
        read_rhythm("every 2 weeks on Friday", TUESDAY)


def test_monthly_is_read_where_it_is_clear_which_of_the_month_it_is() -> None:
    with pytest.raises(BadValue, match=r"Tue 28 Apr 2026 is both the 4th and the last Tuesday: write 4th tue or last"):
        read_rhythm("monthly", date(2026, 4, 28))
    assert in_words(read_rhythm("monthly", date(2026, 6, 23))) == "4th Tuesday of every month"  # there is a fifth
    assert in_words(read_rhythm("monthly", date(2026, 6, 30))) == "last Tuesday of every month"


@given(first=DAYS, number=st.integers(1, 12), unit=st.sampled_from(("weeks", "months")))
def test_what_is_printed_is_read_back(first: date, number: int, unit: str) -> None:
    rule = read_rhythm(f"{number} {unit}", first)
    assert read_rhythm(in_words(rule), first) == rule


def test_a_fifth_weekday_is_the_last() -> None:
    assert read_rhythm("month", date(2026, 9, 29)) == "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1TU"


def test_four_weeks_are_not_a_month() -> None:
    until = date(2026, 12, 31)
    assert len(days_of(read_rhythm("4 weeks", TUESDAY), TUESDAY, until)) == 9
    assert len(days_of(read_rhythm("month", TUESDAY), TUESDAY, until)) == 8


@given(first=DAYS, weeks=st.integers(1, 52))
def test_weeks_are_so_many_days_apart_from_the_first_on(first: date, weeks: int) -> None:
    until = first + timedelta(days=700)
    found = days_of(read_rhythm(f"{weeks} weeks", first), first, until)
    assert found == [first + timedelta(weeks=weeks * step) for step in range(700 // (7 * weeks) + 1)]


@given(first=DAYS, months=st.integers(1, 12))
def test_months_hold_the_same_weekday_as_often_counted(first: date, months: int) -> None:
    until = first + timedelta(days=900)
    found = days_of(read_rhythm(f"{months} months", first), first, until)
    assert found[0] == first
    assert {day.weekday() for day in found} == {first.weekday()}
    if first.day > 28:
        assert all(day.day + 7 > monthrange(day.year, day.month)[1] for day in found)
    else:
        assert {(day.day - 1) // 7 for day in found} == {(first.day - 1) // 7}
    apart = {(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(found)}
    assert apart <= {months}
