"""A person's age on a day, and its band."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.ages import AgeSpan, age_band, completed_years, latest_birth
from iomctl.errors import BadValue


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ((1994, 8, 14), (2026, 8, 13), 31),
        ((1994, 8, 14), (2026, 8, 14), 32),
        ((2004, 2, 29), (2026, 2, 28), 21),
        ((2004, 2, 29), (2026, 3, 1), 22),
    ],
)
def test_completed_years(born: tuple[int, int, int], on: tuple[int, int, int], age: int) -> None:
    assert completed_years(date(*born), date(*on)) == age


any_day = st.dates(date(1990, 1, 1), date(2100, 1, 1))
leap_days = st.sampled_from(
    [date(year, month, day) for year in (2024, 2096) for month, day in ((2, 28), (2, 29), (3, 1))]
)


@given(any_day | leap_days, st.integers(0, 90), st.integers(-2, 2))
def test_the_latest_birth_for_an_age_is_the_last_day_that_has_it(on: date, age: int, beside: int) -> None:
    born = latest_birth(age, on) + timedelta(beside)
    assert (completed_years(born, on) >= age) == (beside <= 0)


@pytest.mark.parametrize(
    ("ages", "band"),
    [
        ((0, 17), "Under 18"),
        ((18, 20), "18 to 20"),
        ((21, 24), "21 to 24"),
        ((25, 29), "25 to 29"),
        ((30, 39), "30 to 39"),
        ((40, 49), "40 to 49"),
        ((50, 104), "50 and over"),
    ],
)
def test_each_age_is_in_one_band(ages: tuple[int, int], band: str) -> None:
    assert {age_band(age) for age in ages} == {band}


@given(st.integers(0, 120), st.integers(0, 120))
def test_a_span_of_ages_is_read_and_told(youngest: int, oldest: int) -> None:
    if oldest < youngest:
        with pytest.raises(BadValue):
            AgeSpan.parse(f"{youngest}-{oldest}")
        return
    span = AgeSpan.parse(f"{youngest}-{oldest}")
    assert [span.holds(age) for age in (youngest - 1, youngest, oldest, oldest + 1)] == [False, True, True, False]
    assert AgeSpan.parse(f" {youngest} ") == (youngest, youngest)
    assert AgeSpan.parse(f"{youngest}+") == (youngest, 120)


@pytest.mark.parametrize("typed", ["", "young", "18-", "-25", "18 25", "1234", "121", "18-121", "٣"])
def test_what_is_no_span_of_ages_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        AgeSpan.parse(typed)
    assert not AgeSpan.parse("not-known").holds(18)
