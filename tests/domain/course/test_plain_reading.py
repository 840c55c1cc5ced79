"""The course of a case against a second, plain reading of the same rules, on vectors and on cases made up at random."""

from datetime import timedelta

from hypothesis import given, settings

from iomctl.domain.course.course import course_of
from iomctl.domain.course.versions import PolicyVersions
from tests.domain.course.plain_reading import PlainReading
from tests.domain.course.random_cases import CASE, MadeUpCase, cases
from tests.domain.course.screens import state_shown, windows_shown
from tests.domain.holidays import shipped

ENGLAND = shipped()["england-and-wales"]


@settings(max_examples=700)
@given(cases())
def test_windows_and_states_are_those_of_the_plain_reading(case: MadeUpCase) -> None:
    plain = PlainReading(CASE, case.facts, case.policies, ENGLAND.holidays)
    course = course_of(CASE, case.facts, PolicyVersions(case.policies, lambda: ENGLAND))
    assert course is not None
    assert windows_shown(course) == plain.windows()
    days = {fact.on + timedelta(days=step) for fact in case.facts for step in (-1, 0, 1, 30)}
    days |= {on for on, _ in case.policies[1:]}
    assert {day: state_shown(course.state_on(day)) for day in days} == {day: plain.state(day) for day in days}
    end = course.deselected.on if course.deselected else plain.last_day()
    assert state_shown(course.last) == plain.state_counted(end) or course.deselected is None
