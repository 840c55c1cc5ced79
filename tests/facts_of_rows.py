"""Rows that a test lays as they are shown, read into the facts of cases that amount to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlmodel import col, delete, select

from iomctl.domain.course.old_books import OldCase, OldColour, OldPlace, OldReview, OldStay, kept_of, times_inside
from iomctl.domain.course.told_windows import stay_of, told_of
from iomctl.services.cases.case_facts import facts_of
from iomctl.services.cases.courses import policy_versions, settle, worked_out
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange, CustodyState
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

HOW = ("kind", "prison", "at_large")


def read_into_facts(work: UnitOfWork) -> None:
    """Let the facts of each case be those that its rows show, where they are not so already."""
    work.session.flush()
    versions = policy_versions(work)
    people = work.session.scalars(select(col(Offender.id))).all()
    _tell_stays(work)
    behind = worked_out(facts_of(work, people), versions).differing(work)
    blue = versions.custody_colours
    for spell in work.session.scalars(select(Spell).where(col(Spell.id).in_(behind))).all():
        _make_stays(work, spell)
        case = _case(work, spell)
        stays = _stays(work, spell.offender_id)
        kept = kept_of(case, stays, blue)
        facts = told_of(case, kept, [stay_of(one, kept) for one in stays], versions).facts
        work.session.execute(delete(SpellFact).where(col(SpellFact.spell_id) == spell.id))
        work.session.add_all(SpellFact(spell_id=spell.id, **fact._asdict()) for fact in facts)
    settle(work, people)


def _case(work: UnitOfWork, spell: Spell) -> OldCase:
    colours = _rows(work, SpellColour, spell.id)
    reviews = _rows(work, Review, spell.id)
    return OldCase(
        spell.adopted_on,
        spell.recorded_in,
        spell.deselected_on,
        spell.deselected_in,
        [OldColour(one.from_on, one.colour, one.reason, one.recorded_in) for one in colours],
        [OldReview(*(getattr(one, name) for name in OldReview._fields)) for one in reviews],
    )


def _make_stays(work: UnitOfWork, spell: Spell) -> None:
    known = _stays(work, spell.offender_id)
    rows = _rows(work, SpellCustody, spell.id)
    places = [OldPlace(one.from_on, one.custody == "custody", one.prison, one.reason, one.recorded_in) for one in rows]
    for one in times_inside(places, spell.deselected_on):
        if any(max(stay.on, one.on) < min(stay.out or date.max, one.out or date.max) for stay in known):
            continue
        named: dict[str, Any] = {"from_on": one.on, "recorded_in": one.recorded_in}
        stay = Custody(
            offender_id=spell.offender_id,
            to_on=one.out,
            to_reason=one.why_out,
            sentenced_on=None,
            **named,
            **Custody.worked_out,
        )
        work.session.add(stay)
        work.session.flush()
        said: dict[str, Any] = {"kind": "not-known", "prison": one.prison, "at_large": None, "reason": one.reason}
        work.session.add(CustodyChange(custody_id=stay.id, **named, **said))
    work.session.flush()


def _tell_stays(work: UnitOfWork) -> None:
    """What was said of each stay that has only states."""
    told = set(work.session.scalars(select(col(CustodyChange.custody_id))))
    states: dict[int, list[CustodyState]] = defaultdict(list)
    for one in work.session.scalars(select(CustodyState).order_by(col(CustodyState.from_on), col(CustodyState.id))):
        if one.custody_id not in told:
            states[one.custody_id].append(one)
    for rows in states.values():
        work.session.add_all(_said(rows))
    work.session.flush()


def _said(rows: Iterable[CustodyState]) -> Iterable[CustodyChange]:
    before: dict[str, Any] = {"kind": "", "prison": None, "at_large": False}
    for one in rows:
        now = {name: getattr(one, name) for name in HOW}
        said: dict[str, Any] = {name: now[name] if now[name] != before[name] else None for name in HOW}
        if now["kind"] != before["kind"]:
            said["kind"] = now["kind"] or "not-known"
        yield CustodyChange(
            custody_id=one.custody_id, from_on=one.from_on, reason=one.reason, recorded_in=one.recorded_in, **said
        )
        before = now


def _stays(work: UnitOfWork, person: int) -> Collection[OldStay]:
    query = select(Custody).where(col(Custody.offender_id) == person, col(Custody.withdrawn_in).is_(None))
    return [
        OldStay(one.id, one.recorded_in, one.from_on, one.to_on, one.to_reason) for one in work.session.scalars(query)
    ]


def _rows(work: UnitOfWork, table: Any, spell: int) -> list[Any]:
    query = select(table).where(table.spell_id == spell)
    day: Any = table.made_on if table is Review else table.from_on
    return list(work.session.scalars(query.order_by(day, table.id)).all())
