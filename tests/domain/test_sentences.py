"""The final third of a sentence, and the days on which it runs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.facts.sentences import final_third_on, runs_on

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
LENGTHS = st.integers(0, 40_000)


@pytest.mark.parametrize(
    ("start_on", "until_on", "expected"),
    [
        (date(2026, 2, 3), date(2026, 11, 2), date(2026, 8, 4)),
        (date(2026, 1, 1), date(2026, 1, 31), date(2026, 1, 21)),
        (date(2026, 1, 1), date(2026, 1, 3), date(2026, 1, 3)),
        (date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 2)),
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1)),
        (date(2024, 2, 28), date(2024, 3, 2), date(2024, 3, 1)),
    ],
)
def test_the_final_third_of_a_known_sentence(start_on: date, until_on: date, expected: date) -> None:
    assert final_third_on(start_on, until_on) == expected


@given(DAYS, LENGTHS)
def test_two_thirds_are_served_on_that_day_and_not_on_the_day_before(start_on: date, days: int) -> None:
    served = (final_third_on(start_on, start_on + timedelta(days)) - start_on).days
    assert 3 * served >= 2 * days > 3 * (served - 1)


@given(DAYS, LENGTHS, LENGTHS)
def test_a_longer_sentence_has_no_earlier_final_third(start_on: date, days: int, more: int) -> None:
    until_on = start_on + timedelta(days)
    first = final_third_on(start_on, until_on)
    assert start_on <= first <= until_on
    assert first <= final_third_on(start_on, until_on + timedelta(more))


@given(DAYS, DAYS, st.none() | LENGTHS)
def test_a_sentence_runs_on_its_first_day_and_its_last(day: date, from_on: date, days: int | None) -> None:
    last = None if days is None else from_on + timedelta(days)
    assert runs_on(from_on, from_on, last)
    assert not runs_on(from_on - timedelta(1), from_on, last)
    if last is not None:
        assert runs_on(last, from_on, last)
        assert not runs_on(last + timedelta(1), from_on, last)
    assert runs_on(day, from_on, None) == (day >= from_on)
