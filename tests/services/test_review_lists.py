"""Overdue and due soon, as a list on either engine."""

from datetime import date
from typing import Any

from tests.books import laid_once
from tests.casebook import ADOPTED, book, cohort, hold, person, spell, worker
from tests.program import Program


@laid_once
def three_cases(iomctl: Program) -> None:
    """Mercer overdue and Hollis due soon in luton under two workers, Sayle overdue in bedford under the second."""
    with book(iomctl) as work:
        okafor, lee = worker(work, "S Okafor"), worker(work, "J Lee", agency_name="Probation")
        spell(work, person(work, "Mercer"), due_by=date(2026, 4, 17), worker=okafor)
        spell(work, person(work, "Hollis"), due_by=date(2026, 4, 24), worker=lee)
        bedford = cohort(work, "bedford", "IOM Bedford")
        spell(work, person(work, "Sayle"), due_by=date(2026, 4, 10), worker=lee, cohort=bedford)


def listed(iomctl: Program, *words: str) -> list[Any]:
    return [one["offender"] for one in iomctl("review", *words, "--format", "json").json()]


def test_nothing_overdue_prints_nothing_in_a_pipe(iomctl: Program) -> None:
    assert iomctl("review", "overdue", "--exit-code").succeeds().out == ""
    assert iomctl("review", "overdue", "--format", "json").succeeds().json() == []


def test_a_list_is_narrowed_to_a_cohort_a_worker_or_an_agency(three_cases: Program) -> None:
    assert listed(three_cases, "overdue") == ["N00003", "N00001"]
    assert listed(three_cases, "overdue", "--cohort", "luton") == ["N00001"]
    assert listed(three_cases, "overdue", "--cohort", "bedford") == ["N00003"]
    assert listed(three_cases, "overdue", "--worker", "lee") == ["N00003"]
    assert listed(three_cases, "overdue", "--agency", "bedfordshire") == ["N00001"]
    assert listed(three_cases, "due", "--cohort", "bedford") == []
    assert listed(three_cases, "due", "--cohort", "luton", "--agency", "probation") == ["N00002"]
    assert listed(three_cases, "list", "--cohort", "luton") == ["N00001", "N00002"]


def test_a_review_stands_ahead_from_the_day_it_was_made_to_the_day_before_it_ended(iomctl: Program) -> None:
    with book(iomctl) as work:
        case = spell(work, person(work, "Mercer"), due_by=date(2026, 2, 2))
        hold(work, case, date(2026, 2, 9), due_by=date(2026, 3, 9))
    days = {"2026-01-04": [], str(ADOPTED): ["2026-02-02"], "2026-02-08": ["2026-02-02"], "2026-02-09": ["2026-03-09"]}
    for day, due_by in days.items():
        rows = iomctl("review", "list", "--as-of", day, "--format", "json").succeeds().json()
        assert [one["due_by"] for one in rows] == due_by


def test_each_case_was_last_held_by_the_day_asked_about(iomctl: Program) -> None:
    with book(iomctl) as work:
        case = spell(work, person(work, "Mercer"), due_by=date(2026, 2, 2))
        hold(work, case, date(2026, 2, 9), due_by=date(2026, 3, 9))
        hold(work, case, date(2026, 3, 16), due_by=date(2026, 4, 13))
    for day, held in (("2026-02-08", None), ("2026-02-09", "2026-02-09"), ("2026-03-16", "2026-03-16")):
        rows = iomctl("review", "list", "--as-of", day, "--format", "json").succeeds().json()
        assert [one["held_last_on"] for one in rows] == [held]
