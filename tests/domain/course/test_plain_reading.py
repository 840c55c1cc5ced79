"""The course of a case against a second, plain reading of the same rules, on vectors and on cases made up at random."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from iomctl.domain.course.course import course_of
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.days.working_days import Calendar
from tests.domain.course.plain_reading import PlainReading
from tests.domain.course.random_cases import CASE, MadeUpCase, cases
from tests.domain.course.screens import state_shown, windows_shown
from tests.domain.holidays import shipped

ENGLAND = shipped()["england-and-wales"]
# In the midst of the cases, with Easter before it and the spring bank holiday after it.
KNOWN_TO_APRIL = Calendar(ENGLAND.nation, ENGLAND.holidays, date(2026, 4, 30))


@settings(max_examples=700)
@given(cases(), st.sampled_from([ENGLAND, ENGLAND, KNOWN_TO_APRIL]))
def test_windows_and_states_are_those_of_the_plain_reading(case: MadeUpCase, known: Calendar) -> None:
    plain = PlainReading(CASE, case.facts, case.policies, (known.holidays, known.last_day))
    course = course_of(CASE, case.facts, PolicyVersions(case.policies, lambda: known))
    assert course is not None
    assert windows_shown(course) == plain.windows()
    days = {fact.on + timedelta(days=step) for fact in case.facts for step in (-1, 0, 1, 30)}
    days |= {on for on, _ in case.policies[1:]}
    assert {day: state_shown(course.state_on(day)) for day in days} == {day: plain.state(day) for day in days}
    end = course.deselected.on if course.deselected else plain.last_day()
    assert state_shown(course.last) == plain.state_counted(end) or course.deselected is None
