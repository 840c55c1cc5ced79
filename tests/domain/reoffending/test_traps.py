"""The nine traps of the official measure, each by its name."""

from dataclasses import replace
from datetime import date

import pytest

from iomctl.domain.reoffending.asked import OFFICIAL, AskedCohort, MonthsRun
from iomctl.domain.reoffending.cohorts import CohortCounts, cohort, year_of
from iomctl.domain.reoffending.figures import binary_rate, binary_rate_so_far, median_days, per_100, per_reoffender
from iomctl.domain.reoffending.liberty import LibertyDays, added_up, liberty_of
from tests.domain.reoffending.written_history import person

ENTERED = "off a 2023-03-01 theft; conv a 2023-05-10; sent a community 2023-05-10"
ASKED = AskedCohort(OFFICIAL, date(2023, 4, 1), date(2023, 6, 30), date(2025, 1, 31), date(2025, 1, 31))
FINAL = MonthsRun(18)


def _counts(more: str, asked: AskedCohort = ASKED) -> CohortCounts:
    return cohort({1: person(f"{ENTERED}; {more}" if more else ENTERED)}, asked).counts


NOBODY_REOFFENDED, ONE_REOFFENCE = CohortCounts(1, 0, 0), CohortCounts(1, 1, 1)


def test_trap_1_an_outcome_in_month_17_counts_and_one_in_month_19_does_not() -> None:
    assert _counts("off b 2024-04-01 theft; conv b 2024-10-05") == ONE_REOFFENCE
    assert _counts("off b 2024-04-01 theft; conv b 2024-12-05") == NOBODY_REOFFENDED


def test_trap_1_what_is_recorded_later_flips_no_figure_known_before() -> None:
    late = "off b 2024-04-01 theft; conv b 2024-10-05 @2025-01-10"
    then = replace(ASKED, as_of=date(2024, 12, 31), known_on=date(2024, 12, 31))
    assert _counts(late, then) == NOBODY_REOFFENDED
    assert _counts(late, replace(then, known_on=date(2025, 1, 10))) == ONE_REOFFENCE


def test_trap_2_the_anniversary_is_the_first_day_outside() -> None:
    assert _counts("off b 2024-05-09 theft; conv b 2024-06-01") == ONE_REOFFENCE
    assert _counts("off b 2024-05-10 theft; conv b 2024-06-01") == NOBODY_REOFFENDED


def test_trap_3_an_offence_before_the_index_date_is_no_reoffence() -> None:
    assert _counts("off b 2023-05-09 theft; conv b 2023-09-01") == NOBODY_REOFFENDED


def test_trap_4_breach_and_recall_without_a_new_offence_are_none() -> None:
    assert _counts("off b 2023-07-01 breach breach; conv b 2023-08-01") == NOBODY_REOFFENDED
    assert _counts("stay 2023-07-01 2023-07-29 recall for=a") == NOBODY_REOFFENDED
    both = "off b 2023-07-01 breach breach; off d 2023-07-01 theft; conv b 2023-08-01; conv d 2023-08-01"
    assert _counts(both) == ONE_REOFFENCE


def _quarters() -> list[AskedCohort]:
    firsts = [date(2023, 4, 1), date(2023, 7, 1), date(2023, 10, 1), date(2024, 1, 1)]
    lasts = [date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31), date(2024, 3, 31)]
    return [replace(ASKED, first=one, last=last) for one, last in zip(firsts, lasts, strict=True)]


def test_trap_5_two_entries_in_a_quarter_are_one_row_and_in_two_quarters_two_entries_of_one_person() -> None:
    once = person(f"{ENTERED}; off b 2023-06-01 theft; caut b 2023-06-15")
    twice = person(f"{ENTERED}; off b 2023-08-01 theft; caut b 2023-08-15")
    quarters = [cohort({1: once, 2: twice}, asked) for asked in _quarters()]
    assert [one.counts.people for one in quarters] == [2, 1, 0, 0]
    year = year_of(quarters)
    assert (year.counts, year.people) == (CohortCounts(3, 2, 2), 2)
    assert year.words == "3 entries of 2 people"


def test_trap_6_somebody_inside_all_year_stays_in_the_denominator_and_leaves_that_of_liberty() -> None:
    history = person(f"{ENTERED}; stay 2023-05-01 2024-08-01 remand for=z")
    found = cohort({1: history}, ASKED)
    assert found.counts == NOBODY_REOFFENDED
    assert added_up(liberty_of(history, row, ASKED) for row in found.rows.values()) == LibertyDays(0, 0, 0)


def test_trap_7_no_rate_of_29_people_with_the_reason_and_one_with_its_interval_of_30() -> None:
    few, enough = CohortCounts(29, 14, 20), CohortCounts(30, 15, 20)
    for figure in (binary_rate, binary_rate_so_far, per_reoffender, per_100):
        assert figure(few, FINAL).words == "refused: fewer than 30 people (29)"
    assert median_days({10: 14}, 29, FINAL).words == "refused: fewer than 30 people (29)"
    assert binary_rate(enough, FINAL).words == "50.0 % (15 of 30), 33.15 to 66.85"
    assert median_days({10: 14, 13: 14}, 30, FINAL).words == "11.5"


def test_trap_8_a_cohort_not_yet_18_months_old_is_refused_as_final_and_told_so_far() -> None:
    counts, run = CohortCounts(30, 10, 12), replace(ASKED, as_of=date(2024, 2, 15)).months_run
    for figure in (binary_rate, per_reoffender, per_100):
        assert figure(counts, run).words == "refused as final: so far, 7 of 18 months"
    assert binary_rate_so_far(counts, run).words == "so far, 7 of 18 months: 33.3 % (10 of 30), 19.23 to 51.22"
    days = {date(2024, 12, 29): "so far, 17 of 18 months", date(2024, 12, 30): "final"}
    assert {day: replace(ASKED, as_of=day).months_run.words for day in days} == days


def test_trap_8_the_reason_that_comes_first_is_told() -> None:
    assert per_reoffender(CohortCounts(29, 0, 0), MonthsRun(17)).words.startswith("refused as final")
    assert per_reoffender(CohortCounts(29, 0, 0), FINAL).words == "refused: fewer than 30 people (29)"


@pytest.mark.parametrize("people", [30, 31, 500])
def test_trap_9_there_is_no_frequency_without_a_reoffender_which_is_not_0(people: int) -> None:
    nobody = CohortCounts(people, 0, 0)
    assert per_reoffender(nobody, FINAL).words == "no value: nobody reoffended"
    assert median_days({}, people, FINAL).words == "no value: nobody reoffended"
    assert per_100(nobody, FINAL).words == "0.0"
