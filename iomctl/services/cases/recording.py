"""Facts of people and of their cases are added here: what clashes is refused or replaced, and what follows written."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import SQLModel

from iomctl.domain.course.clashes import Clash, RecordOfPerson, clashes
from iomctl.domain.course.facts import Coloured, Deselected, ReviewHeld, ReviewSet
from iomctl.domain.course.messages import named, part_with_its_event, with_its_event
from iomctl.domain.course.said_already import in_the_way_of, in_words, known_already
from iomctl.domain.course.stays import AtLarge, InPrison, Stay, StayKind
from iomctl.errors import DoesNotFit
from iomctl.services.cases.case_facts import RecordedFacts, facts_of
from iomctl.services.cases.courses import settle
from iomctl.services.cases.ways_back import InTheWay
from iomctl.services.cases.ways_on import FIXED, ways
from iomctl.storage.numbering import keep_numbers
from iomctl.storage.owners import Place
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody, CustodyChange
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.releases import Release
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

OF_CASES: dict[str, type[SQLModel]] = {
    str(table.__tablename__): table
    for table in (Spell, SpellTier, SpellWorker, SpellFact, Custody, CustodyChange, Release)
}
"""The tables that hold facts of people's cases."""

_OF_CHANGES: dict[type, str] = {StayKind: "kind", InPrison: "prison", AtLarge: "at_large"}
"""The columns of a change in a stay, by the fact that each tells."""


def record(
    work: UnitOfWork,
    people: Collection[int],
    rows: Sequence[Any],
    instead: bool | None = None,
    aside: Sequence[str] = (),
) -> list[str]:
    """Add rows that tell facts of people, and write what follows from them.

    With `instead` what clashes is withdrawn in the same event; the answer names each such fact, after those of `aside`,
    which were put aside before. It is None for a command that has no such option. Raises DoesNotFit, with a line for
    each fact in the way, where they can't be true beside one that is recorded, or are recorded already.
    """
    work.session.add_all(rows)
    work.session.flush()
    of_spells = [] if aside else [spell_of(row.__tablename__, row.id, row.__dict__) for row in rows]
    places = [place_of(row) for row in rows]
    return [*aside, *check_and_settle(work, people, places, instead, of_spells)]


def check_and_settle(
    work: UnitOfWork,
    people: Collection[int],
    new: Collection[Place],
    instead: bool | None = None,
    spells: Collection[int | None] = (),
) -> list[str]:
    """As `record`, for rows that are there already.

    `spells` are those whose facts came or went: with none, or with None among them, what did may be of the people
    themselves.
    """
    new, found = set(new), facts_of(work, people)  # each of thousands of people looks for theirs
    faults, in_the_way, replaced = list[str](), list[InTheWay](), list[str]()
    for person, facts in list(found.items()):
        fresh = facts.of_rows(new)
        if not fresh:
            continue
        known = known_already(facts.record, fresh)
        if known and all(one.to_the_word for one in known):
            faults += in_words(facts.record, known)
            continue
        if not known and not clashes(facts.record, fresh):
            continue
        if instead:
            replaced += _replace(work, person, new)
            found[person] = facts_of(work, (person,))[person]
            continue
        told = read(work, person)
        clashing = in_the_way_of(told.record, told.of_rows(new))
        faults += dict.fromkeys(one.message for one in clashing)
        in_the_way += [InTheWay(told.record, one.in_the_way, one.new) for one in clashing]
    if faults:
        raise DoesNotFit(*faults, advice=ways(work, in_the_way, instead is not None))
    of_these = None if replaced or None in spells else {one for one in spells if one is not None}
    settle(work, people, found, of_these or None)
    return replaced


def _replace(work: UnitOfWork, person: int, new: Collection[Place]) -> list[str]:
    """Withdraw each fact of a person that is in the way of new ones."""
    replaced: list[str] = []
    while True:
        facts = read(work, person)
        found = in_the_way_of(facts.record, facts.of_rows(new))
        if not found:
            return replaced
        refuse_fixed(work, facts.record, found)
        replaced += withdraw_opposed(work, facts, found[0])


def refuse_fixed(work: UnitOfWork, record: RecordOfPerson, found: Sequence[Clash]) -> None:
    """Raise DoesNotFit for what is in the way and can't be put aside."""
    if fixed := [one for one in found if isinstance(one.in_the_way, FIXED)]:
        lines = dict.fromkeys(one.message for one in fixed)
        how = ways(work, [InTheWay(record, one.in_the_way, one.new) for one in fixed])
        raise DoesNotFit(*lines, advice=f"--instead does not put that aside; {how}")


def withdraw_rows(work: UnitOfWork, places: Collection[Place]) -> None:
    """Take rows of facts away; the trail holds them."""
    keep_numbers(work.session, places)
    for table, number in places:
        work.session.delete(work.session.get_one(OF_CASES[table], number))
    work.session.flush()


def spell_fact(work: UnitOfWork, spell: Spell, what: str, on: date, **said: Any) -> SpellFact:
    """The row of a fact of a spell from a day on; `said` are the columns that it fills."""
    return SpellFact(spell_id=spell.id, what=what, from_on=on, **said, **work.recorded)


def put_aside(replaced: Collection[str]) -> str:
    """The end of what is said of a change, where it put facts aside."""
    return "".join(f"; put aside: {one}" for one in replaced)


def spell_of(table: str, number: int, values: Mapping[str, Any]) -> int | None:
    """The spell that a row of a case is of, as far as its values tell; None for one of the person."""
    return number if table == "spell" else values.get("spell_id")


def place_of(row: Any) -> Place:
    """Which row it is."""
    return str(row.__tablename__), row.id


def read(work: UnitOfWork, person: int) -> RecordedFacts:
    """The facts of a person with who recorded each, for a message names them."""
    known: dict[int, str] = {}

    def by(event: int) -> str:
        if event not in known:
            known[event] = work.recorders([event])[event][0]
        return known[event]

    return facts_of(work, (person,), by)[person]


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
    spell.deselected_on = spell.deselected_in = spell.deselection_reason = None
    spell.deselection_decision = spell.exit_plan = None
    work.session.add(spell)
    work.session.flush()
