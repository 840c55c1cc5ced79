"""Windows told of where an older book had another one ahead than its facts amount to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from iomctl.domain.course.case_windows import HELD as WAS_HELD
from iomctl.domain.course.case_windows import CaseWindow
from iomctl.domain.course.course import CaseCourse, course_of
from iomctl.domain.course.facts import Adopted, Deselected, Fact
from iomctl.domain.course.kept_facts import (
    FIRST_COLOUR,
    FIRST_REVIEW,
    HELD,
    OF_ADOPTION,
    TOLD,
    KeptFact,
    case_fact,
)
from iomctl.domain.course.old_books import OldCase, OldReview, OldStay
from iomctl.domain.course.stays import PersonFact, Released, Stay
from iomctl.domain.course.versions import PolicyVersions


class Told(NamedTuple):
    """The facts of a case as they are kept, and the course that they amount to."""

    facts: list[KeptFact]
    course: CaseCourse


def with_told(case: OldCase, of: Told, course_of_kept: Callable[[Sequence[KeptFact]], CaseCourse]) -> Told:
    """The facts of a case, with a window told for each day from which another stood than they amount to.

    `course_of_kept` is what facts of the case amount to. A held review that was judged by another window than it would
    be now keeps that one with it.
    """
    told, course = list(of.facts), of.course
    after = case.adopted_on - timedelta(days=1)
    while (missing := next(_otherwise(case, course, after), None)) is not None:
        # A window told is the last word on its day, and changes none before.
        after = missing.from_on
        told.append(missing)
        course = course_of_kept(told)
    judged = [_judged(one, case, course) for one in told]
    return Told(judged, course if judged == told else course_of_kept(judged))


def told_of(case: OldCase, kept: Sequence[KeptFact], of_person: Sequence[PersonFact], versions: PolicyVersions) -> Told:
    """What an older book tells of a case, by facts read off its rows: with windows told, as `with_told` has it."""
    course = partial(_course, case, of_person, versions)
    return with_told(case, Told(list(kept), course(kept)), course)


def facts_kept(case: OldCase, kept: Iterable[KeptFact]) -> Iterator[Fact]:
    """The facts of a case as its course takes them; tiers and workers, which no window hangs on, are left out."""
    rows = list(kept)
    first = {one.what: one for one in rows if one.what in OF_ADOPTION}
    colour, chosen = first.get(FIRST_COLOUR), first.get(FIRST_REVIEW)
    said = (colour.colour if colour else None, None, None, chosen.due_by if chosen else None)
    yield Adopted(case.adopted_on, case.recorded_in, "", "", "", *said)
    if case.deselected_on is not None:
        yield Deselected(case.deselected_on, case.deselected_in or case.recorded_in, "")
    for row in rows:
        if row.what not in OF_ADOPTION and row.custody_id is None:
            yield case_fact(row)


def stay_of(stay: OldStay, kept: Iterable[KeptFact]) -> Stay:
    """A stay with the colours that the release from it gave to one case, which is called None."""
    colours = tuple((None, one.colour) for one in kept if one.custody_id == stay.number and one.colour is not None)
    return Stay(stay.on, stay.recorded_in, "", stay.out, Released(colours, why=stay.why))


def _course(
    case: OldCase, of_person: Sequence[PersonFact], versions: PolicyVersions, kept: Sequence[KeptFact]
) -> CaseCourse:
    """The course of the facts of a case, of which tiers and workers are left out."""
    course = course_of(None, [*facts_kept(case, kept), *of_person], versions)
    if course is None:
        raise ValueError("a case without an adoption")
    return course


def _otherwise(case: OldCase, course: CaseCourse, after: date) -> Iterator[KeptFact]:
    """A window told for each day after one from which the book had another one ahead than the course, by day."""
    days = {one.made_on for one in case.reviews} | {one.made_on for one in course.windows}
    for day in sorted(one for one in days if one > after):
        if case.deselected_on is not None and day >= case.deselected_on:
            return
        old = next((one for one in reversed(case.reviews) if one.stood(day)), None)
        new = next((one for one in course.windows if _stood(one, day)), None)
        if old is not None and new is not None and not _same(old, new):
            told = (old.kind, old.due_from, old.due_by, None, None, old.basis)
            yield KeptFact(TOLD, day, old.recorded_in, None, *told)


def _stood(window: CaseWindow, day: date) -> bool:
    return window.made_on <= day and (window.closed_on is None or day < window.closed_on)


def _same(old: OldReview, new: CaseWindow) -> bool:
    return (old.due_from, old.due_by, _worded(old.basis)) == (new.due_from, new.due_by, _worded(new.basis))


def _worded(basis: str) -> str:
    """A basis as it is worded now: older books wrote `every 1 month`."""
    return basis.replace(", every 1 ", ", every ", 1)


def _judged(kept: KeptFact, case: OldCase, course: CaseCourse) -> KeptFact:
    if kept.what != HELD:
        return kept
    held = (one for one in case.reviews if one.outcome == WAS_HELD and one.closed_on == kept.from_on)
    old = next(held, None)
    new = next((one for one in course.windows if one.how == WAS_HELD and one.closed_on == kept.from_on), None)
    if old is None or new is None or (old.due_from, old.due_by) == (new.due_from, new.due_by):
        return kept
    return kept._replace(due_from=old.due_from, due_by=old.due_by)
