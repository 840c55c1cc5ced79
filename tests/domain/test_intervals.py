"""Lengths of time are read and said in whole units, and a month's end stays in its month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.intervals import Interval, add_months, quarter_of
from iomctl.errors import BadValue


@pytest.mark.parametrize(
    ("written", "interval", "words"),
    [
        ("4 weeks", Interval(28, 0), "4 weeks"),
        ("1 week", Interval(7, 0), "1 week"),
        ("14 days", Interval(14, 0), "2 weeks"),
        ("1 day", Interval(1, 0), "1 day"),
        ("10 days", Interval(10, 0), "10 days"),
        ("3 months", Interval(0, 3), "3 months"),
        ("1 Month", Interval(0, 1), "1 month"),
        (" 1  year ", Interval(0, 12), "1 year"),
        ("18 months", Interval(0, 18), "18 months"),
    ],
)
def test_written_lengths(written: str, interval: Interval, words: str) -> None:
    assert Interval.parse(written) == interval
    assert interval.words == words


@pytest.mark.parametrize("longest", [Interval(36_500, 0), Interval(0, 1200)])
def test_a_length_is_from_a_day_to_a_hundred_years(longest: Interval) -> None:
    number, unit = (longest.days, "days") if longest.days else (longest.months, "months")
    assert Interval.parse(f"{number} {unit}") == longest
    for written, bound in ((f"{number + 1} {unit}", "at most 100 years"), (f"0 {unit}", "at least 1 day")):
        with pytest.raises(BadValue) as caught:
            Interval.parse(written)
        assert caught.value.faults == (f'length of time "{written}": it is {bound}',)


@pytest.mark.parametrize(
    "written",
    ["", "4", "weeks", "4w", "-4 weeks", "four weeks", "0 days", "101 years", "99999 days", "4 weeks\x1b"],
)
def test_other_lengths_are_refused(written: str) -> None:
    with pytest.raises(BadValue) as caught:
        Interval.parse(written)
    (line,) = caught.value.faults
    assert line.startswith('length of time "')
    assert line.isprintable()


@given(st.integers(1, 999), st.sampled_from(["day", "week", "month"]))
def test_words_are_read_back_as_the_same_length(number: int, unit: str) -> None:
    interval = Interval.parse(f"{number} {unit}s")
    assert Interval.parse(interval.words) == interval


def test_mixed_length_is_said_in_both_units() -> None:
    assert Interval(days=3, months=1).words == "1 month and 3 days"


def test_after_counts_from_the_day() -> None:
    assert Interval.parse("4 weeks").after(date(2026, 3, 13)) == date(2026, 4, 10)
    assert Interval.parse("1 month").after(date(2026, 1, 31)) == date(2026, 2, 28)
    assert Interval.parse("1 year").after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)


@given(st.dates())
def test_a_quarter_begins_in_its_own_three_months(day: date) -> None:
    first = quarter_of(day)
    assert (first.year, first.day) == (day.year, 1)
    assert first.month in {1, 4, 7, 10}
    assert 0 <= day.month - first.month <= 2
