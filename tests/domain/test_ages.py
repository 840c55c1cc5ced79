"""A person's age on a day, and its band."""

from datetime import date

import pytest

from iomctl.domain.ages import age_band, completed_years


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
