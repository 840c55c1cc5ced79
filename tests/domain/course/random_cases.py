"""Cases made up at random: facts of every kind that clash nowhere, and policies in one to three versions."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from iomctl.domain.course.clashes import RecordOfPerson, clashes
from iomctl.domain.course.facts import (
    Adopted,
    Coloured,
    Deselected,
    ExemptFrom,
    ExpectedAgain,
    InTier,
    LedBy,
    Recalculated,
    ReviewHeld,
    ReviewSet,
    WindowTold,
)
from iomctl.domain.course.stays import AtLarge, InPrison, Released, Stay, StayKind
from iomctl.domain.policy.build import build
from iomctl.domain.policy.policy import Policy
from tests.domain.course.written_facts import RAW, policy_document

ADOPTED_ON = date(2026, 3, 2)
OF_PEOPLE = (Stay, InPrison, StayKind, AtLarge)
CASE = "c1"


class MadeUpCase(NamedTuple):
    """Facts in the order in which they were typed, the adoption first, and policies with the days of loading."""

    facts: list[Any]
    policies: list[tuple[date, Policy]]


def _from(first: int, last: int) -> st.SearchStrategy[date]:
    return st.integers(first, last).map(lambda days: ADOPTED_ON + timedelta(days=days))


# A few days that many facts share, so that rules of one day meet, among all others.
DAYS = st.one_of(
    st.sampled_from([0, 0, 7, 14, 28, 29, 35, 60, 90]).map(lambda days: ADOPTED_ON + timedelta(days)), _from(0, 130)
)
COLOURS = st.sampled_from(["red", "amber", "green"])
REASONS = st.sampled_from(["health", "safety"])
WHO = (0, "m.adeyemi")


def _later(least: int, most: int) -> st.SearchStrategy[timedelta]:
    return st.integers(least, most).map(timedelta)


def _held(on: date, colour: str | None, ahead: timedelta | None) -> ReviewHeld:
    return ReviewHeld(on, *WHO, "case", colour, on + ahead if ahead else None)


def _stay(on: date, days: int | None, colour: str | None) -> Stay:
    if days is None:
        return Stay(on, *WHO)
    return Stay(on, *WHO, on + timedelta(days), Released(((CASE, colour),) if colour else ()))


def _told(on: date, until_first: timedelta, length: timedelta) -> WindowTold:
    return WindowTold(on, *WHO, on + until_first, on + until_first + length, "panel sheet 4")


_NO, _MAYBE = st.none(), st.none() | COLOURS
_HELD = st.builds(_held, DAYS, _MAYBE, _NO | _NO | _later(1, 80))
_COLOURED = st.builds(lambda on, colour: Coloured(on, *WHO, colour), DAYS, COLOURS)
# Weeks, so that stays begin and end on the days that many facts share, and on one another's.
_STAY = st.builds(_stay, DAYS, st.sampled_from([None, 0, 1, 7, 7, 14, 40]), _MAYBE)
_STAY_BEFORE = st.builds(_stay, st.just(ADOPTED_ON - timedelta(7)), st.sampled_from([7, 7, 7, 14, 6, None]), _MAYBE)
_EXEMPT = st.builds(lambda on, reason: ExemptFrom(on, *WHO, reason), DAYS, REASONS)
_EXPECTED = st.builds(lambda on: ExpectedAgain(on, *WHO), DAYS)
_RARER: st.SearchStrategy[Any] = st.one_of(
    st.builds(lambda on, ahead: ReviewSet(on, *WHO, on + ahead, "panel moved"), DAYS, _later(0, 60)),
    st.builds(lambda on, gone: AtLarge(on, *WHO, gone), _from(-20, 120), st.booleans()),
    st.builds(lambda on, version: Recalculated(on, *WHO, version, f"P{version}"), DAYS, st.integers(1, 3)),
    st.builds(_told, DAYS, _later(0, 30), _later(0, 14)),
    st.builds(lambda on, name: InPrison(on, *WHO, name), _from(-20, 120), st.sampled_from(["Bedford", "Lewes"])),
    st.builds(lambda on, kind: StayKind(on, *WHO, kind), _from(-20, 120), st.sampled_from(["remand", "recall"])),
    st.builds(lambda on, tier: InTier(on, *WHO, tier), DAYS, st.sampled_from(["flex", "free"])),
    st.builds(lambda on, worker: LedBy(on, *WHO, worker), DAYS, st.sampled_from(["byrne", None])),
    st.builds(lambda on: Deselected(on, *WHO), _from(0, 200)),
)
_KINDS: list[st.SearchStrategy[Any]] = [_HELD, _COLOURED, _STAY, _EXEMPT, _EXPECTED, _RARER, _RARER, _RARER]
FACTS: st.SearchStrategy[Any] = st.sampled_from(_KINDS).flatmap(lambda kind: kind)


@st.composite
def adoptions(draw: st.DrawFn) -> Adopted:
    """An adoption, now and then with the first day chosen, and with no colour said."""
    chosen = draw(_NO | _NO | _later(0, 60))
    review_by = ADOPTED_ON + chosen if chosen is not None else None
    return Adopted(ADOPTED_ON, *WHO, "luton", "fixed", draw(_MAYBE), "okafor", review_by=review_by)


@st.composite
def policies(draw: st.DrawFn) -> list[tuple[date, Policy]]:
    """One to three versions; the first knows all colours."""
    found = []
    days = sorted(draw(st.lists(_from(-40, 130), min_size=2, max_size=2)))
    for number, on in enumerate([date.min, *days][: draw(st.integers(1, 3))], 1):
        without = draw(st.sampled_from([None, "red", "green"])) if number > 1 else None
        moved = draw(st.sampled_from(["as-counted", "as-counted", "working-day-before", "working-day-after"]))
        raw = policy_document(draw(st.sampled_from(["P1", "P2", "P3"])), without, moved)
        raw["exemption"] = {"resume_days": draw(st.sampled_from([5, 5, 0, 12]))}
        found.append((on, build(RAW | raw, number)))
    return found


@st.composite
def cases(draw: st.DrawFn, most: int = 14) -> MadeUpCase:
    """A case: each fact is typed as the next event, and one that clashes with those before it is left out."""
    versions = draw(policies())
    facts: list[Any] = []
    many = draw(st.integers(0, most))
    before = draw(st.lists(_STAY_BEFORE, max_size=1))
    for fact in [draw(adoptions()), *before, *draw(st.lists(FACTS, min_size=many, max_size=many))]:
        numbered = fact._replace(event=len(facts) + 1)
        if type(fact) is Recalculated and fact.version > len(versions):
            continue
        if not clashes(record_of([*facts, numbered]), [numbered]):
            facts.append(numbered)
    return MadeUpCase(facts, versions)


def record_of(facts: Sequence[Any]) -> RecordOfPerson:
    """The facts of one case and its person, as clashes are looked for."""
    of_person = [one for one in facts if isinstance(one, OF_PEOPLE)]
    return RecordOfPerson("N00001", of_person, {CASE: [one for one in facts if not isinstance(one, OF_PEOPLE)]})
