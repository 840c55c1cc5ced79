"""Where the last day of a review goes that is no working day."""

from datetime import date

import pytest

from iomctl.domain.review_days import AS_COUNTED, DAY_AFTER, DAY_BEFORE, review_day
from iomctl.errors import SettingsWrong
from tests.domain.holidays import shipped

EASTER_MONDAY = date(2026, 4, 6)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [(AS_COUNTED, EASTER_MONDAY), (DAY_BEFORE, date(2026, 4, 2)), (DAY_AFTER, date(2026, 4, 7))],
)
def test_a_bank_holiday_moves_as_the_policy_says(rule: str, expected: date) -> None:
    assert review_day(EASTER_MONDAY, rule, shipped()["england-and-wales"]) == expected


@pytest.mark.parametrize("rule", [DAY_BEFORE, DAY_AFTER])
def test_a_working_day_stays(rule: str) -> None:
    assert review_day(EASTER_MONDAY, rule, shipped()["scotland"]) == EASTER_MONDAY


def test_a_day_stays_where_the_policy_asks_for_nothing_though_its_holidays_are_not_known() -> None:
    later = date(2190, 1, 1)
    assert review_day(later, AS_COUNTED, shipped()["scotland"]) == later
    with pytest.raises(SettingsWrong):
        review_day(later, DAY_AFTER, shipped()["scotland"])
