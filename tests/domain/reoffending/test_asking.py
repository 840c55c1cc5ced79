"""What may be asked for and compared, and what is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from iomctl.domain.reoffending.adjusted import Baseline, adjusted_rate, score_at
from iomctl.domain.reoffending.asked import (
    OFFICIAL,
    QUARTER,
    SCHEME,
    TWELVE_MONTHS,
    AskedCohort,
    MonthsRun,
    in_one_line,
)
from iomctl.domain.reoffending.baselines import FOUR_QUARTERS, counted_over
from iomctl.domain.reoffending.cohorts import CohortCounts, cohort, year_of
from iomctl.domain.reoffending.figures import few_reoffenders
from iomctl.domain.reoffending.follow_up import followed
from iomctl.errors import BadValue
from tests.domain.reoffending.written_history import person

ENTERED = "off a 2023-03-01 theft; conv a 2023-05-10; sent a community 2023-05-10"
ASKED = AskedCohort(OFFICIAL, date(2023, 4, 1), date(2023, 6, 30), date(2025, 1, 31), date(2025, 1, 31))
QUARTERS = [
    replace(ASKED, first=date(2023, month, 1), last=date(2023, month + 2, last))
    for month, last in ((1, 31), (4, 30), (7, 30), (10, 31))
]
FINAL = MonthsRun(18)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"route": "other"}, 'route "other": it is official or scheme'),
        ({"last": date(2023, 3, 31)}, "the period ends on 2023-03-31, before it begins on 2023-04-01"),
        ({"first": date(2013, 12, 31)}, "the period begins on 2013-12-31: ask for 2014 or later"),
    ],
)
def test_a_cohort_that_can_not_be_asked_for_is_refused(wrong: dict[str, date], told: str) -> None:
    with pytest.raises(BadValue) as caught:
        replace(ASKED, **wrong)  # type: ignore[arg-type]
    assert caught.value.faults[0].startswith(told)


@pytest.mark.parametrize("counts", [(30, 31, 40), (30, 10, 9), (30, 0, 1), (30, -1, 0), (-1, 0, 0)])
def test_counts_that_can_not_be_are_refused(counts: tuple[int, int, int]) -> None:
    with pytest.raises(BadValue):
        CohortCounts(*counts)


def test_quarters_twelve_months_the_schemes_own_and_other_months_run_are_never_one_line() -> None:
    year = replace(ASKED, last=date(2024, 3, 31))
    in_one_line(QUARTERS[:2])
    in_one_line([])
    assert [one.length for one in (*QUARTERS[:1], year, replace(ASKED, last=date(2023, 4, 9)))] == [
        "quarter",
        "12 months",
        "9 days",
    ]
    for other in (year, replace(ASKED, route=SCHEME), replace(ASKED, as_of=date(2024, 2, 15))):
        with pytest.raises(BadValue):
            in_one_line([ASKED, other])


def test_a_year_is_made_of_four_quarters_that_follow_each_other_and_of_nothing_else() -> None:
    whole = [cohort({1: person(ENTERED)}, one) for one in QUARTERS]
    assert year_of(whole[::-1]).people == 1
    other = cohort({1: person(ENTERED)}, replace(QUARTERS[3], as_of=date(2024, 1, 1)))
    later = cohort({1: person(ENTERED)}, replace(QUARTERS[0], first=date(2024, 1, 1), last=date(2024, 3, 31)))
    for wrong in ([], whole[:3], [*whole[:3], whole[2]], [*whole[:3], other], [*whole[:3], later]):
        with pytest.raises(BadValue):
            year_of(wrong)


@pytest.mark.parametrize(
    ("cohort", "over"),
    [
        ("Apr-Jun 2023", QUARTER),
        ("2014/15", TWELVE_MONTHS),
        ("2015/16", FOUR_QUARTERS),
        ("1999/00", TWELVE_MONTHS),
        ("2015", TWELVE_MONTHS),
        ("2016", FOUR_QUARTERS),
    ],
)
def test_a_published_cohort_counts_people_once_in_a_quarter_in_a_year_or_in_four_quarters(
    cohort: str, over: str
) -> None:
    assert counted_over(cohort) == over


@pytest.mark.parametrize("cohort", ["", "2023/25", "2023/2024", "Apr-May 2023", "apr-jun 2023", "Q2 2023", "23/24"])
def test_a_cohort_that_is_written_otherwise_is_refused(cohort: str) -> None:
    with pytest.raises(BadValue):
        counted_over(cohort)


def test_the_months_run_are_whole_and_end_as_the_calendar_walks() -> None:
    asked = replace(ASKED, first=date(2022, 10, 1), last=date(2022, 12, 31))
    run = {date(2024, 6, 30): 17, date(2024, 7, 1): 18, date(2029, 1, 1): 18, date(2022, 1, 1): 0}
    assert {day: replace(asked, as_of=day, known_on=day).months_run.months for day in run} == run


def test_a_figure_on_few_reoffenders_is_only_noted() -> None:
    assert [few_reoffenders(CohortCounts(100, number, number)) for number in (29, 30)] == [True, False]


def test_exactly_five_per_cent_may_be_without_a_score() -> None:
    scores: list[Decimal | None] = [Decimal(55)] * 38
    baseline = Baseline(Decimal(50), "OGRS4")
    assert adjusted_rate(CohortCounts(40, 20, 20), [*scores, None, None], baseline, FINAL).words == (
        "45.0 % (OGRS4, baseline 50)"
    )
    assert adjusted_rate(CohortCounts(40, 20, 20), [*scores[1:], None, None, None], baseline, FINAL).words == (
        "refused: no score for more than 5 % (3 of 40)"
    )
    assert adjusted_rate(CohortCounts(29, 20, 20), [], baseline, FINAL).words.startswith("refused: fewer than 30")
    assert adjusted_rate(CohortCounts(29, 20, 20), [], baseline, MonthsRun(3)).words.startswith("refused as final")


def test_the_score_is_the_latest_of_its_version_by_the_day_of_entry() -> None:
    scores = (
        "score 2023-05-10 40 OGRS4; score 2023-05-11 90 OGRS4; score 2023-05-10 70 OGRS3; score 2023-01-01 10 OGRS4"
    )
    history = person(f"{ENTERED}; {scores}")
    row = followed(history, ASKED)
    assert row
    held = score_at(history, row.entry, "OGRS4", ASKED)
    assert held
    assert held.value == 40
    assert score_at(history, row.entry, "OASys", ASKED) is None
