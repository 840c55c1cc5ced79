"""Figures of our own beside the official ones: months at liberty, and the three windows."""

from datetime import date

import pytest

from iomctl.domain.reoffending.asked import SCHEME, AskedCohort, MonthsRun
from iomctl.domain.reoffending.liberty import LibertyDays, per_month
from iomctl.domain.reoffending.three_windows import windows_of
from tests.domain.reoffending.written_history import person

FINAL = MonthsRun(18)


def test_liberty_has_no_value_of_nobody_and_says_its_months_so_far() -> None:
    assert per_month(LibertyDays(0, 0, 0), FINAL).words == "no value: nobody was at liberty"
    assert per_month(LibertyDays(30, 10845, 15), MonthsRun(7)).words == (
        "so far, 7 of 18 months: 0.042 per month at liberty (15 in 10845 days, 30 people)"
    )


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ("case 2022-03-15 open red; died 2022-05-01", "died"),
        ("case 2022-03-15 2022-12-01 red; died 2023-05-31", "died"),
        ("case 2022-03-15 2022-12-01 red; died 2023-06-01", None),
        ("case 2022-03-15 2022-09-14 red; case 2021-01-01 2021-10-01 red", "short_on"),
        ("case 2022-03-15 2022-12-01 red; case 2022-12-01 open red", "back_on"),
        ("case 2022-03-15 2022-12-01 red; case 2023-06-01 open red", None),
        ("case 2021-09-14 open red; case 2022-03-15 2022-12-01 red", "on_before"),
    ],
)
def test_who_is_left_out_of_the_windows_and_why(facts: str, why: str | None) -> None:
    asked = AskedCohort(SCHEME, date(2022, 1, 1), date(2022, 12, 31), date(2024, 1, 31), date(2024, 1, 31))
    found = windows_of(person(facts), asked)
    assert found == why if why else not isinstance(found, str)
    assert windows_of(person("case 2023-03-15 open red"), asked) is None


@pytest.mark.parametrize(
    ("more", "on"),
    [
        ("off b 2022-09-14 theft; conv b 2023-03-14", 1),
        ("off b 2022-09-14 theft; conv b 2023-03-15", 0),
        ("off b 2022-09-10..2022-09-14 theft; conv b 2022-10-01", 1),
        ("off b 2022-09-10..2022-09-20 theft; conv b 2022-10-01", 0),
    ],
)
def test_a_window_counts_what_was_in_it_whichever_day_it_was_and_was_proven_in_time(more: str, on: int) -> None:
    asked = AskedCohort(SCHEME, date(2022, 1, 1), date(2022, 12, 31), date(2024, 1, 31), date(2024, 1, 31))
    assert windows_of(person(f"case 2022-03-15 2022-12-01 red; {more}"), asked) == (0, on, 0)


def test_a_case_whose_end_is_not_seen_is_still_on() -> None:
    asked = AskedCohort(SCHEME, date(2022, 1, 1), date(2022, 12, 31), date(2022, 11, 30), date(2024, 1, 31))
    assert windows_of(person("case 2022-03-15 2022-12-01 red"), asked) == "still_on"
