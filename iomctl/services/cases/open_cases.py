"""A spell and its dated rows: add one, refuse one that comes too early, and the state they make."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlmodel import SQLModel, col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import listing_key, name_column, offender_column
from iomctl.errors import DoesNotFit
from iomctl.services.cases.review_windows import ahead_of, shown_basis
from iomctl.services.lookup.find_person import find_one, open_spell, person_reference, shown_name, shown_words
from iomctl.services.policy_then import wording
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

DATED: dict[type[SQLModel], str] = {
    SpellTier: "tier",
    SpellColour: "colour",
    SpellCustody: "custody",
    SpellWorker: "lead worker",
}


@dataclass(frozen=True)
class SpellState:
    """A spell after a change; the review is the one ahead, and nothing once the spell has ended."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")
    adopted_on: date = column("Adopted", "the first day in the cohort", "2026-01-05")
    adoption_reason: str = column("Adoption reason code", "code of the adoption reason", "criteria-met", shown=False)
    adoption_reason_words: str = column("Adoption reason", "the adoption reason in words", "meets the written criteria")
    tier: str = column("Tier", "the tier's code", "fixed")
    colour: str = column("Colour", "the colour's code", "amber")
    custody: str = column("Custody", "community or custody", "community")
    prison: str | None = column("Prison", "the prison, when in custody", "HMP Bedford")
    worker: str | None = column("Worker", "the lead worker", "S Okafor")
    agency: str | None = column("Agency", "the agency they lead it for", "Bedfordshire Police")
    due_from: date | None = column("Due from", "the first day the review may be held", "2026-04-27")
    due_by: date | None = column("Due by", "the last day the review is due", "2026-05-04")
    basis: str | None = column("Basis", "how the window came about", "amber, every 4 weeks from 6 Apr 2026")
    deselected_on: date | None = column("De-selected", "the first day no longer in the cohort", "2026-06-01")
    deselection_reason: str | None = column(
        "De-selection reason code", "code of the reason", "risk-reduced", shown=False
    )
    deselection_reason_words: str | None = column("De-selection reason", "the reason in words", "risk has fallen")
    exit_plan: str | None = column("Exit plan", "who goes on supporting them", "drug service until August")


class SpellChange(NamedTuple):
    """The state after a change, and the change in words."""

    state: SpellState
    said: str


class Case(NamedTuple):
    """A person with one of their spells."""

    person: Offender
    spell: Spell
    cohort: Cohort

    @property
    def reference(self) -> str:
        """The person's reference."""
        return person_reference(self.person)


def by_name(work: UnitOfWork, person: Offender) -> tuple[str, int]:
    """What people are sorted by in a list by name; a name that must stay hidden gives no place away."""
    return listing_key(person.search_name, person.id, work.hides(person.restricted))


def open_case(work: UnitOfWork, offender: str, cohort: str | None) -> Case:
    """The open spell of the person that is meant. Raises NotFound, and DoesNotFit without exactly one."""
    person = find_one(work, offender)
    spell = open_spell(work, person, cohort)
    return Case(person, spell, work.session.get_one(Cohort, spell.cohort_id))


def add_row(work: UnitOfWork, spell: Spell, row: SpellTier | SpellColour | SpellCustody | SpellWorker) -> None:
    """Add a dated row and set the spell's own columns to what it holds, so that the two never differ."""
    row.spell_id = spell.id
    for name in ("tier", "colour", "custody", "prison", "worker_id", "agency_id"):
        if hasattr(row, name):
            setattr(spell, name, getattr(row, name))
    work.session.add_all((spell, row))


def newest_day(work: UnitOfWork, spell: Spell, table: type[SQLModel]) -> date:
    """The day of a spell's newest dated row in one of the DATED tables."""
    rows: Any = table
    newest: date | None = work.session.execute(select(func.max(rows.from_on)).where(rows.spell_id == spell.id)).scalar()
    return newest or spell.adopted_on


def refuse_before_newest(work: UnitOfWork, case: Case, on: date, *tables: type[SQLModel]) -> None:
    """Raise DoesNotFit when a spell has a row of any of these kinds from a day after `on`."""
    faults = []
    for table in tables:
        newest = newest_day(work, case.spell, table)
        if on < newest:
            said = f"{spoken(on, work.today)} is before the newest {DATED[table]} of {case.reference}"
            faults.append(f"{said}, from {spoken(newest, work.today)}")
    if faults and on < case.spell.adopted_on:
        adopted = spoken(case.spell.adopted_on, work.today)
        faults = [f"{spoken(on, work.today)} is before {case.reference} was adopted, {adopted}"]
    if faults:
        raise DoesNotFit(*faults)


def refuse_before_review(work: UnitOfWork, case: Case, on: date) -> None:
    """Raise DoesNotFit when the review ahead was made after `on`: what came before it is settled."""
    made_on = ahead_of(work, case.spell).made_on
    if on < made_on:
        made = spoken(made_on, work.today)
        raise DoesNotFit(f"{spoken(on, work.today)} is before the review ahead of {case.reference} was set, {made}")


def state_of(work: UnitOfWork, case: Case) -> SpellState:
    """The record of a spell as it is now."""
    work.session.flush()
    spell = case.spell
    worker = work.session.get(Worker, spell.worker_id) if spell.worker_id else None
    agency = work.session.get(Agency, spell.agency_id) if spell.agency_id else None
    review: Review | None = ahead_of(work, spell) if spell.deselected_on is None else None
    same = ("adopted_on", "adoption_reason", "tier", "colour", "custody", "prison")
    end = ("deselected_on", "deselection_reason")
    return SpellState(
        offender=case.reference,
        name=shown_name(work, case.person),
        cohort=case.cohort.code,
        worker=worker.name if worker else None,
        agency=agency.name if agency else None,
        due_from=review.due_from if review else None,
        due_by=review.due_by if review else None,
        basis=shown_basis(work, review.basis, case.person.restricted) if review else None,
        adoption_reason_words=wording(work.policy, "adoption", spell.adoption_reason) or "",
        deselection_reason_words=wording(work.policy, "deselection", spell.deselection_reason),
        exit_plan=shown_words(work, spell.exit_plan, case.person.restricted),
        **{name: getattr(spell, name) for name in (*same, *end)},
    )


def newest_of_all(work: UnitOfWork, spell: Spell) -> tuple[date, str]:
    """The newest day anything is recorded for in a spell, and what that is."""
    days = [(newest_day(work, spell, table), what) for table, what in DATED.items()]
    ended, made = work.session.execute(
        select(func.max(col(Review.closed_on)), func.max(col(Review.made_on))).where(col(Review.spell_id) == spell.id)
    ).one()
    days += [(day, "review") for day in (ended, made) if day is not None]
    return max(days, key=lambda one: one[0])
