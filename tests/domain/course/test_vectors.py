"""The course of a case against the vectors of its specification, whatever order the facts come in."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import pytest

from iomctl.domain.course.course import CaseCourse, course_of
from iomctl.domain.course.people import SamePerson, whose
from iomctl.domain.course.versions import PolicyVersions
from tests.domain.course.screens import state_shown, windows_shown
from tests.domain.course.vectors import ANSWERED, NEEDED, REFUSED, ROWS, known, orders
from tests.domain.course.written_facts import Written, versions_in

pytestmark = NEEDED


def test_every_vector_is_asked() -> None:
    assert len({row["vector"] for row in ROWS}) == 203
    assert len(REFUSED) == 24


@pytest.mark.parametrize("row", ANSWERED, ids=lambda row: f"{row['vector']} {row['asked']}")
def test_the_course_in_any_order_of_the_facts(row: dict[str, str]) -> None:
    versions = versions_in(row["policy"])
    facts = list(known(row))
    for order in orders(facts, int(row["vector"])):
        assert answer(row["asked"], order, versions) == row["expected"]


def answer(asked: str, facts: Sequence[Written], versions: PolicyVersions) -> str:
    """What the course says of a question: windows, the state on a day, or the last state."""
    case = found[1] if (found := re.search(r"of (c\d)", asked)) else "c1"
    course = course_in(facts, case, versions)
    if asked.startswith("windows"):
        return windows_shown(course)
    if asked.startswith("last state"):
        return state_shown(course.last)
    return state_shown(course.state_on(date.fromisoformat(asked.rsplit(" ", 1)[1])))


def course_in(facts: Iterable[Written], case: str, versions: PolicyVersions) -> CaseCourse:
    """The course of a case, with what is recorded of whoever it is of."""
    held = list(facts)
    merges = [one.fact for one in held if isinstance(one.fact, SamePerson)]
    person = next(whose(one.person, merges) for one in held if one.case == case)
    of_person = [one.fact for one in held if one.case is None and whose(one.person, merges) == person]
    mine = [one for one in of_person if not isinstance(one, SamePerson)]
    course = course_of(case, [*mine, *(one.fact for one in held if one.case == case)], versions)
    assert course is not None
    return course
