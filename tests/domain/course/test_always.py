"""What always holds of the course of a case, whatever is recorded of it and in whatever order."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.course.case_windows import HELD, WAYS
from iomctl.domain.course.clashes import clashes
from iomctl.domain.course.course import CaseCourse, course_of
from iomctl.domain.course.facts import Coloured, Fact, ReviewHeld
from iomctl.domain.course.stays import Stay
from iomctl.domain.course.versions import PolicyVersions
from tests.domain.course.random_cases import CASE, FACTS, MadeUpCase, adoptions, cases, record_of
from tests.domain.holidays import shipped

ENGLAND = shipped()["england-and-wales"]


def course(case: MadeUpCase) -> CaseCourse:
    found = course_of(CASE, case.facts, PolicyVersions(case.policies, lambda: ENGLAND))
    assert found is not None
    return found


@given(cases())
def test_an_open_case_has_one_window_ahead_and_an_ended_one_none(case: MadeUpCase) -> None:
    found = course(case)
    ahead = [one for one in found.windows if one.closed_on is None]
    assert ahead == ([] if found.deselected else [found.windows[-1]])
    assert found.ahead == (ahead[0] if ahead else None)


@given(cases())
def test_each_window_is_made_on_the_day_on_which_the_one_before_it_closed(case: MadeUpCase) -> None:
    windows = course(case).windows
    assert windows[0].made_on == case.facts[0].on
    assert [one.closed_on for one in windows[:-1]] == [one.made_on for one in windows[1:]]
    assert all(one.how in WAYS for one in windows if one.closed_on)


@given(cases())
def test_a_window_has_a_first_day_and_a_last_one_after_it(case: MadeUpCase) -> None:
    assert [one for one in course(case).windows if one.due_from > one.due_by] == []


@given(cases())
def test_there_are_as_many_held_rows_as_reviews_held(case: MadeUpCase) -> None:
    rows = {one.closed_on: one.closed_by for one in course(case).windows if one.how == HELD}
    assert rows == {fact.on: fact for fact in case.facts if isinstance(fact, ReviewHeld)}


@given(cases())
def test_a_window_names_the_facts_of_the_days_on_which_it_was_made_and_closed(case: MadeUpCase) -> None:
    for window in course(case).windows:
        assert window.made_on in _days(window.made_by)
        assert window.closed_by is None or window.closed_on in _days(window.closed_by)


@given(cases())
def test_no_change_of_colour_gives_a_later_last_day(case: MadeUpCase) -> None:
    for before, after in pairwise(course(case).windows):
        if isinstance(before.closed_by, Coloured) and _only_of_its_day(before.closed_by, case.facts):
            assert after.due_by < before.due_by


@given(cases(), st.randoms(use_true_random=False))
def test_the_course_is_the_same_for_every_order_of_the_facts(case: MadeUpCase, chance: Any) -> None:
    mixed = chance.sample(case.facts, len(case.facts))
    assert course(case._replace(facts=mixed)) == course(case)


@given(cases(), st.sets(st.integers(0, 20)))
def test_a_part_of_a_set_without_clashes_has_none(case: MadeUpCase, left_out: set[int]) -> None:
    part = [fact for number, fact in enumerate(case.facts) if number not in left_out]
    assert clashes(record_of(part)) == []


@given(adoptions(), st.lists(FACTS, min_size=8, max_size=16))
def test_clashes_told_one_by_one_are_those_found_of_all(adopted: Any, drawn: list[Any]) -> None:
    facts = [fact._replace(event=event) for event, fact in enumerate([adopted, *drawn], 1)]
    told = [
        (clash.in_the_way.event, clash.new.event, clash.message)
        for count, fact in enumerate(facts, 1)
        for clash in clashes(record_of(facts[:count]), [fact])
    ]
    found = [(clash.in_the_way.event, clash.new.event, clash.message) for clash in clashes(record_of(facts))]
    assert sorted(told) == sorted(found)
    assert all(way < new for way, new, _ in found)


def _days(fact: Fact) -> set[date | None]:
    return {fact.on, fact.out} if isinstance(fact, Stay) else {fact.on}


def _only_of_its_day(fact: Fact, facts: Sequence[Fact]) -> bool:
    return [one for one in facts if fact.on in _days(one)] == [fact]
