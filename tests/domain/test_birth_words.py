"""A birth date or a part of one among words: what it may mean, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.birth_words import BornAmong, apart, born_in

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DAYS)
def test_a_day_lies_in_each_part_of_itself(day: date) -> None:
    parts = (f"{day.day}/{day.month}/{day.year}", day.isoformat(), f"{day.month}/{day.year}", f"{day:%Y-%m}",
             f"{day.year}", f"{day:%d.%m.%Y}")  # fmt: skip
    found = [born_in(part) for part in parts]
    assert all(one is not None and one.first <= day <= one.last for one in found)
    assert found[0] == found[1] == found[5] == BornAmong(day, day)


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("12/1999", date(1999, 12, 1), date(1999, 12, 31)),
        ("1999", date(1999, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_month_and_a_year_end_with_their_last_day(word: str, first: date, last: date) -> None:
    assert born_in(word) == BornAmong(first, last)


@pytest.mark.parametrize(
    "word", ["31/2/1994", "13/1994", "0/1994", "1899", "9999", "94", "1/1/94", "09/417723", "", "٢٠٠٠"]
)
def test_what_is_no_birth_date_is_left_to_be_a_name_or_a_number(word: str) -> None:
    assert born_in(word) is None
    assert apart(f"mercer {word}") == (f"mercer {word}", None)


@given(st.text())
def test_no_word_is_refused(word: str) -> None:
    born_in(word)


def test_the_rest_of_the_words_is_the_name() -> None:
    assert apart("kai 8/1994, mercer") == ("kai mercer", born_in("8/1994"))
