"""What the course of a case answers beside windows in words: who made them, exemptions, judgements, states."""

from datetime import date

import pytest

from iomctl.domain.course.case_windows import CaseWindow
from iomctl.domain.course.course import CaseCourse, course_of
from iomctl.domain.course.facts import LedBy, Recalculated, ReviewHeld
from iomctl.domain.course.stays import Stay
from tests.domain.course.screens import state_shown
from tests.domain.course.written_facts import ME, versions_in, written

ADOPTED = "2026-03-02 adopted tier=fixed colour=amber worker=okafor"


def course(*facts: str, policy: str = "P1") -> CaseCourse:
    typed = [written(text, event).fact for event, text in enumerate([ADOPTED, *facts], 1)]
    found = course_of("c1", typed, versions_in(policy))
    assert found is not None
    return found


def facts_behind(window: CaseWindow) -> tuple[int, int | None]:
    """The events of the facts that made a window and closed it; each text of a test is an event, from 2 on."""
    return window.made_by.event, None if window.closed_by is None else window.closed_by.event


def test_without_an_adoption_there_is_no_course() -> None:
    held = written("2026-03-25 held", 1).fact
    assert course_of("c1", [held], versions_in("P1")) is None


def test_a_window_names_the_facts_behind_it() -> None:
    found = course("2026-03-12 colour=red", "2026-03-16 custody out=2026-05-11 out_colour=green", "2026-06-01 held")
    assert list(map(facts_behind, found.windows)) == [(1, 2), (2, 3), (3, 3), (3, 4), (4, None)]


def test_of_several_facts_of_a_day_a_window_names_those_that_decided() -> None:
    found = course(
        "2026-03-12 colour=red", "2026-03-12 set due_by=2026-03-20 reason=panel moved", "2026-03-12 exempt=health"
    )
    assert list(map(facts_behind, found.windows)) == [(1, 3), (3, None)]
    found = course("2026-03-12 held", "2026-03-12 exempt=health", "2026-03-12 tier=flex", "2026-03-12 colour=red")
    assert list(map(facts_behind, found.windows)) == [(1, 2), (2, None)]


def test_who_said_that_somebody_is_at_large_made_the_window() -> None:
    found = course("2026-03-16 custody", "2026-03-20 at-large=yes", "2026-03-24 at-large=no", "2026-03-20 colour=red")
    assert list(map(facts_behind, found.windows)) == [(1, 2), (2, 3), (3, 4), (4, None)]


def test_a_stay_made_the_window_also_where_somebody_is_at_large_from_its_first_day() -> None:
    found = course(
        "2026-03-16 at-large=yes", "2026-03-16 custody out=2026-03-20 out_colour=red", "2026-03-20 colour=red"
    )
    assert list(map(facts_behind, found.windows)) == [(1, 3), (3, 3), (3, None)]


def test_a_window_worked_out_anew_is_of_whoever_asked_for_it_unless_a_fact_of_the_day_made_it() -> None:
    two = "P1, P2 from 2026-03-01"
    found = course("2026-03-10 recalculated version=P1", policy=two)
    assert list(map(facts_behind, found.windows)) == [(1, 2), (2, None)]
    found = course("2026-03-10 recalculated version=P1", "2026-03-10 held", policy=two)
    assert list(map(facts_behind, found.windows)) == [(1, 3), (3, None)]


def test_an_exemption_keeps_the_day_it_began_and_takes_the_newest_reason_and_last_day() -> None:
    found = course("2026-03-10 exempt=health until=2026-04-20", "2026-03-20 exempt=safety until=2026-05-01")
    assert found.ahead is not None
    assert found.ahead.exemption is not None
    assert found.ahead.exemption.since == date(2026, 3, 10)
    assert found.ahead.exemption.fact[3:] == ("safety", date(2026, 5, 1))
    assert not found.ahead.overdue(date(2030, 1, 1))


def test_a_window_is_overdue_after_its_last_day() -> None:
    found = course().ahead
    assert found is not None
    assert [found.overdue(day) for day in (date(2026, 3, 30), date(2026, 3, 31))] == [False, True]


def test_a_review_is_late_by_the_window_it_closed_or_by_the_one_that_an_old_book_judged_it_by() -> None:
    late = course("2026-04-01 held").windows[0]
    assert late.held_late()
    told = ReviewHeld(date(2026, 4, 1), 2, ME, judged=(date(2026, 3, 25), date(2026, 4, 1)))
    assert late._replace(closed_by=told).held_late() is False
    assert course("2026-03-30 held").windows[0].held_late() is False
    assert course("2026-03-12 colour=red").windows[0].held_late() is None


def test_nothing_of_a_stay_is_said_of_the_one_that_begins_as_it_ends() -> None:
    stay = ("2026-03-16 custody out=2026-04-13", "2026-04-13 custody")
    found = course(*stay, "2026-03-16 prison=HMP Bedford", "2026-04-06 at-large=yes", "2026-03-16 kind=recall")
    shown = [state_shown(found.state_on(date(2026, 4, day))) for day in (12, 13)]
    assert shown == ["fixed blue custody HMP Bedford at large okafor", "fixed blue custody okafor"]
    assert [one.kind for one in found.states] == [None, "recall", "recall", None]
    assert found.windows[-1].basis == "in custody, every 3 months from 13 Apr 2026"


def test_a_stay_says_itself_what_kind_it_began_as() -> None:
    stay = Stay(date(2026, 3, 16), 2, ME, kind="remand")
    found = course_of("c1", [written(ADOPTED, 1).fact, stay], versions_in("P1"))
    assert found is not None
    assert found.last.kind == "remand"


def test_a_state_is_told_once_for_all_days_on_which_it_stays() -> None:
    found = course("2026-03-12 colour=amber", "2026-03-20 tier=flex", "2026-03-25 held", "2026-04-01 colour=green")
    assert [(one.from_on.isoformat(), one.tier, one.colour) for one in found.states] == [
        ("2026-03-02", "fixed", "amber"),
        ("2026-03-20", "flex", "amber"),
        ("2026-04-01", "flex", "green"),
    ]
    assert found.last == found.states[-1]


def test_the_colour_for_outside_is_kept_while_inside() -> None:
    found = course("2026-03-16 custody", "2026-03-20 colour=red")
    assert [(one.colour, one.outside) for one in found.states] == [
        ("amber", "amber"),
        ("blue", "amber"),
        ("blue", "red"),
    ]


def test_nobody_may_lead() -> None:
    nobody = LedBy(date(2026, 3, 10), 2, ME, None)
    found = course_of("c1", [written(ADOPTED, 1).fact, nobody], versions_in("P1"))
    assert found is not None
    assert (found.last.worker, found.last.agency) == (None, None)


def test_a_colour_or_a_version_that_no_policy_knows_is_a_fault_of_what_is_recorded() -> None:
    with pytest.raises(LookupError, match="no version of the policy knows the colour purple"):
        course("2026-03-12 colour=purple")
    anew = Recalculated(date(2026, 3, 10), 2, ME, 7, "version 7")
    with pytest.raises(LookupError):
        course_of("c1", [written(ADOPTED, 1).fact, anew], versions_in("P1"))
