"""Facts of people and of their cases are withdrawn here: their rows go, or are marked; the trail holds them."""

from collections.abc import Collection

from sqlmodel import SQLModel

from iomctl.domain.course.clashes import Clash
from iomctl.domain.course.facts import Coloured, Deselected, ReviewHeld, ReviewSet
from iomctl.domain.course.messages import named, part_with_its_event, with_its_event
from iomctl.domain.course.stays import AtLarge, InPrison, Stay, StayKind
from iomctl.services.cases.case_facts import RecordedFacts
from iomctl.services.cases.fact_rows import OF_END, place_of
from iomctl.storage.numbering import keep_numbers
from iomctl.storage.owners import Place
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.releases import Release
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

_TABLES: dict[str, type[SQLModel]] = {
    str(table.__tablename__): table
    for table in (Spell, SpellTier, SpellWorker, SpellFact, Custody, CustodyChange, Release)
}

_OF_CHANGES: dict[type, str] = {StayKind: "kind", InPrison: "prison", AtLarge: "at_large"}
"""The columns of a change in a stay, by the fact that each tells."""


def withdraw_rows(work: UnitOfWork, places: Collection[Place]) -> None:
    """Take rows of facts away; the trail holds them."""
    keep_numbers(work.session, places)
    for table, number in places:
        work.session.delete(work.session.get_one(_TABLES[table], number))
    work.session.flush()


def withdraw_opposed(work: UnitOfWork, facts: RecordedFacts, clash: Clash) -> list[str]:
    """Withdraw the fact that is in the way, or the part of a review or a release that is; say which.

    A release that is in the way of what is said of one case keeps the colours of the others.
    """
    old, new, places = clash.in_the_way, clash.new, facts.places[id(clash.in_the_way)]
    record = facts.record
    if isinstance(old, ReviewHeld) and isinstance(new, (Coloured, Stay, ReviewSet)):
        row = work.session.get_one(SpellFact, places[0][1])
        part = "next_by" if isinstance(new, ReviewSet) else "colour"
        value = getattr(row, part)
        setattr(row, part, None)
        work.session.add(row)
        work.session.flush()
        return [part_with_its_event(old, record.called(old), value)]
    if isinstance(old, Stay) and not isinstance(new, Stay):
        case = record.case_of(new)
        colours = [work.session.get_one(SpellFact, number) for table, number in places if table == "spell_fact"]
        withdraw_rows(work, [place_of(one) for one in colours if one.spell_id == case])
        return [part_with_its_event(old, record.called(new), old.released.colour(case))]
    if isinstance(old, Stay):
        withdraw_stay(work, places)
    elif type(old) in _OF_CHANGES:
        _withdraw_part(work, work.session.get_one(CustodyChange, places[0][1]), _OF_CHANGES[type(old)])
    elif isinstance(old, Deselected):
        withdraw_deselection(work, work.session.get_one(Spell, places[0][1]))
    else:
        withdraw_rows(work, places)
    return [with_its_event(named(old, record.reference), old)]


def _withdraw_part(work: UnitOfWork, row: CustodyChange, part: str) -> None:
    """Let a row say no longer what is in the way; what else it says of a stay stands."""
    setattr(row, part, None)
    if all(getattr(row, one) is None for one in _OF_CHANGES.values()):
        withdraw_rows(work, [place_of(row)])
    else:
        work.session.add(row)
        work.session.flush()


def withdraw_stay(work: UnitOfWork, places: Collection[Place]) -> None:
    """Withdraw a stay in custody, by its rows, with its release and the colours that this gave."""
    withdraw_release(work, places)
    ((_, stay),) = (one for one in places if one[0] == "custody")
    _mark_withdrawn(work, work.session.get_one(Custody, stay))


def withdraw_release(work: UnitOfWork, places: Collection[Place]) -> None:
    """Withdraw the release from a stay in custody, by the rows of the stay, and the colours that it gave."""
    withdraw_rows(work, [one for one in places if one[0] == "spell_fact"])
    for number in [number for table, number in places if table == "release"]:
        _mark_withdrawn(work, work.session.get_one(Release, number))


def _mark_withdrawn(work: UnitOfWork, row: Custody | Release) -> None:
    row.withdrawn_in = work.event
    work.session.add(row)
    work.session.flush()


def withdraw_deselection(work: UnitOfWork, spell: Spell) -> None:
    """Let a spell that has ended go on."""
    for name in OF_END:
        setattr(spell, name, None)
    work.session.add(spell)
    work.session.flush()
