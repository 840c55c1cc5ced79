"""The facts of people and of their cases, read from the tables as the course of a case takes them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import label, select
from sqlmodel import col

from iomctl.domain.course.clashes import RecordOfPerson
from iomctl.domain.course.facts import Adopted, CaseFact, Deselected, InTier, LedBy
from iomctl.domain.course.kept_facts import FIRST_COLOUR, FIRST_REVIEW, OF_ADOPTION, case_fact
from iomctl.domain.course.people import Born, Died, WorkerLeft
from iomctl.domain.days.births import birth
from iomctl.domain.references import DEATH, PERSON, reference
from iomctl.services.cases.stay_facts import stays_of
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.storage.bulk import rows_among, rows_by
from iomctl.storage.owners import Place
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

Recorder = Callable[[int], str]
"""Who recorded an event; asked for what a message says only."""


class RecordedFacts(NamedTuple):
    """The live facts of one person. `places` are the rows of each fact, by its `id()`."""

    record: RecordOfPerson
    places: dict[int, list[Place]]

    def of_rows(self, rows: Collection[Place]) -> list[Any]:
        """The facts that any of these rows tell."""
        facts: list[Any] = [*self.record.of_person, *(one for facts in self.record.cases.values() for one in facts)]
        facts += [self.record.died] if self.record.died is not None else []
        return [one for one in facts if any(place in rows for place in self.places[id(one)])]


class _SpellRows(NamedTuple):
    """The rows of one spell; those of each kind in the order in which they were recorded."""

    spell: Any
    tiers: list[Any]
    leads: list[Any]
    said: list[Any]


def facts_of(work: UnitOfWork, people: Collection[int], by: Recorder = lambda _: "") -> dict[int, RecordedFacts]:
    """The live facts of each person, by row number."""
    born = (col(Offender.born_on), col(Offender.born_within))
    person = (col(Offender.id), *born, col(Offender.restricted), col(Offender.recorded_in))
    known = {one.id: one for one in rows_among(work, select(*person), col(Offender.id), people)}
    stays = stays_of(work, known, by)
    spells: dict[int, list[_SpellRows]] = defaultdict(list)
    for rows in _spells(work, known):
        spells[rows.spell.offender_id].append(rows)
    workers = list(_workers(work, (lead for of in spells.values() for one in of for lead in one.leads)))
    left = {one.id: _left(one, by) for one in workers if one.left_on is not None}
    read = _Read(by, {one.id: one.name for one in workers}, left)
    found = {number: _of_person(known[number], spells[number], stays.get(number, []), read) for number in known}
    for row in _deaths(work, known):
        found[row.offender_id] = _with_death(found[row.offender_id], row, by)
    return found


def read(work: UnitOfWork, person: int) -> RecordedFacts:
    """The facts of a person with who recorded each, for a message names them."""
    known: dict[int, str] = {}

    def by(event: int) -> str:
        if event not in known:
            known[event] = work.recorders([event])[event][0]
        return known[event]

    return facts_of(work, (person,), by)[person]


def _deaths(work: UnitOfWork, people: Collection[int]) -> Iterator[Any]:
    """The deaths of people. Few died: where nobody did the table is not loaded."""
    if not kept_in_book(work, "death"):
        return iter(())
    from iomctl.storage.tables.facts.deaths import Death

    table = Death
    columns = (col(table.id), col(table.offender_id), col(table.died_on), col(table.recorded_in))
    query = select(*columns).where(col(table.withdrawn_in).is_(None))
    return rows_among(work, query, col(table.offender_id), people)


def _with_death(facts: RecordedFacts, row: Any, by: Recorder) -> RecordedFacts:
    died = Died(row.died_on, row.recorded_in, by(row.recorded_in), reference(DEATH, row.id))
    return RecordedFacts(facts.record._replace(died=died), {**facts.places, id(died): [("death", row.id)]})


class _Read(NamedTuple):
    by: Recorder
    names: dict[int, str]
    left: dict[int, WorkerLeft]


def _left(worker: Any, by: Recorder) -> WorkerLeft:
    event = worker.left_in or worker.recorded_in
    return WorkerLeft(worker.left_on, event, by(event), str(worker.id), worker.name)


def _of_person(
    person: Any, spells: Sequence[_SpellRows], stays: Sequence[tuple[Any, list[Place]]], read: _Read
) -> RecordedFacts:
    places: dict[int, list[Place]] = {id(fact): rows for fact, rows in stays}
    cases: dict[Any, list[CaseFact]] = {}
    for rows in spells:
        told = list(_facts(rows, read))
        cases[rows.spell.id] = [fact for fact, _ in told]
        places |= {id(fact): [place] for fact, place in told}
    led_by = dict.fromkeys(lead.worker_id for rows in spells for lead in rows.leads)
    left = [read.left[worker] for worker in led_by if worker in read.left]
    known = birth(person.born_on, person.born_within)
    born = Born.of(known, person.recorded_in, read.by(person.recorded_in)) if known else None
    ref = reference(PERSON, person.id)
    record = RecordOfPerson(ref, [fact for fact, _ in stays], cases, born, left, person.restricted)
    return RecordedFacts(record, places)


def _facts(rows: _SpellRows, read: _Read) -> Iterator[tuple[CaseFact, Place]]:
    spell, by = rows.spell, read.by
    tier, lead = (_of_adoption(spell, of_kind) for of_kind in (rows.tiers, rows.leads))
    first = {one.what: one for one in rows.said if one.what in OF_ADOPTION}
    colour, chosen = first.get(FIRST_COLOUR), first.get(FIRST_REVIEW)
    yield (
        Adopted(
            spell.adopted_on,
            spell.recorded_in,
            by(spell.recorded_in),
            spell.cohort,
            tier.tier if tier else "",
            colour.colour if colour else None,
            _text(lead and lead.worker_id),
            _text(lead and lead.agency_id),
            chosen.due_by if chosen else None,
            spell.adoption_reason,
            spell.decision,
            spell.adoption_note,
        ),
        ("spell", spell.id),
    )
    if spell.deselected_on is not None:
        event = spell.deselected_in or spell.recorded_in
        ending = (spell.deselection_reason, spell.deselection_decision, spell.exit_plan)
        yield Deselected(spell.deselected_on, event, by(event), *ending), ("spell", spell.id)
    for row in rows.tiers:
        if row is not tier:
            recorded = (row.from_on, row.recorded_in, by(row.recorded_in))
            yield InTier(*recorded, row.tier, row.reason, row.decision), ("spell_tier", row.id)
    for row in rows.leads:
        if row is not lead:
            name = read.names[row.worker_id] if row.worker_id else "nobody"
            told = (_text(row.worker_id), _text(row.agency_id), name, row.reason)
            yield LedBy(row.from_on, row.recorded_in, by(row.recorded_in), *told), ("spell_worker", row.id)
    for row in rows.said:
        if row.what not in OF_ADOPTION and row.custody_id is None:
            yield case_fact(row, by(row.recorded_in)), ("spell_fact", row.id)


def _of_adoption(spell: Any, rows: Iterable[Any]) -> Any:
    """The row by which the adoption itself said something, the first of its day; None for none."""
    return next((one for one in rows if one.from_on == spell.adopted_on), None)


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _spells(work: UnitOfWork, people: Collection[int]) -> Iterator[_SpellRows]:
    table: Any = Spell
    query = select(table.__table__, label("cohort", col(Cohort.code)))
    query = query.join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    spells = sorted(rows_among(work, query, col(Spell.offender_id), people), key=lambda one: one.id)
    numbers = [one.id for one in spells]
    parts = [rows_by(work, table, "spell_id", numbers) for table in (SpellTier, SpellWorker, SpellFact)]
    for spell in spells:
        yield _SpellRows(spell, *(part.get(spell.id, []) for part in parts))


def _workers(work: UnitOfWork, leads: Iterable[Any]) -> Iterator[Any]:
    columns = (col(Worker.id), col(Worker.name), col(Worker.left_on), col(Worker.left_in), col(Worker.recorded_in))
    numbers: set[int] = {one.worker_id for one in leads if one.worker_id is not None}
    return rows_among(work, select(*columns), col(Worker.id), numbers) if numbers else iter(())
