"""Nothing that a report withholds can be worked out from all of its tables together, nor from two reports."""

import pytest

from iomctl.domain.documents import Section
from iomctl.domain.small_counts import THRESHOLD
from iomctl.services.rescopes.reports.breakdowns import by_result
from iomctl.services.rescopes.reports.figures import hardly_changed
from iomctl.services.rescopes.reports.people_counted import INSIDE, LEAVE, PersonCounted
from iomctl.services.rescopes.reports.since import RunBefore
from tests.services.attacks import Attack
from tests.services.made_up_cohorts import a_quarter_later, cohort, policy, told_of
from tests.services.report_attack import know_between, learn
from tests.services.reported import Reported, small_of


def told_by(people: list[PersonCounted], results: tuple[str, ...]) -> list[str]:
    """The small counts that can be worked out from the report of some people."""
    attack, one = Attack(), Reported(1, results)
    learn(attack, one, told_of(people, settled=len(results) == len(INSIDE) - 1))
    return [f"{list(cells)[:3]} is {count}" for cells, count in small_of(one, people) if attack.is_told(cells, count)]


def told_by_both(
    people: list[PersonCounted], later: list[PersonCounted], sections: list[Section], moved: tuple[int, int, int]
) -> list[str]:
    """The small counts that can be worked out from the report of some people and the next one."""
    attack, first, then = Attack(), Reported(1, INSIDE[:3]), Reported(2, INSIDE[:3])
    learn(attack, first, told_of(people))
    learn(attack, then, sections)
    know_between(attack, first, then, moved[:2], within=moved[2])
    small = [*small_of(first, people), *small_of(then, later)]
    return [f"{list(cells)[:3]} is {count}" for cells, count in small if attack.is_told(cells, count)]


@pytest.mark.parametrize(("people", "seed"), [(40, 0), (40, 1), (40, 2), (60, 3), (25, 4)])
def test_no_small_count_is_told_by_all_tables_together(people: int, seed: int) -> None:
    assert told_by(cohort(people, seed), INSIDE[:3]) == []


@pytest.mark.parametrize(("people", "seed"), [(40, 5), (70, 6)])
def test_nor_while_some_are_not_decided_about(people: int, seed: int) -> None:
    assert told_by(cohort(people, seed, undecided=25), INSIDE) == []


@pytest.mark.rest
@pytest.mark.parametrize(("come", "go", "seed"), [(6, 0, 7), (3, 3, 8), (2, 4, 9)])
def test_nor_by_the_report_a_quarter_later(come: int, go: int, seed: int) -> None:
    """The reader knows within one how many came in and left in between, and that nobody changed tier."""
    people = cohort(45, seed)
    later = a_quarter_later(people, come, go, seed)
    assert told_by_both(people, later, told_of(later), (come, go, 1)) == []


@pytest.mark.rest
def test_of_a_cohort_that_hardly_changed_less_is_told_the_second_time() -> None:
    people = cohort(45, 3)
    later = a_quarter_later(people, 0, 0, 3)
    assert told_by_both(people, later, told_of(later), (0, 0, 0)) != []
    left = sum(one.result == LEAVE for one in people)
    assert left >= THRESHOLD
    counts = by_result(later, outside=False, settled=True)
    assert told_by_both(people, later, hardly_changed(counts, policy(), RunBefore(1, left, 0)), (0, 0, 0)) == []


def test_nor_is_it_told_how_many_there_are_where_few_left() -> None:
    counts = by_result(cohort(45, 3), outside=False, settled=True)
    (section,) = hardly_changed(counts, policy(), RunBefore(1, 5, 5))
    assert section.tables == ()
