"""A spell and its dated rows: add one, refuse one that comes too early, and the state they make."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import listing_key, name_column, offender_column
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.cases.custody_columns import custody_column, prison_column
from iomctl.services.cases.review_windows import ahead_of, shown_basis
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import (
    find_cohort,
    find_one,
    open_spell,
    person_reference,
    shown_name,
    shown_words,
)
from iomctl.services.policy_then import wording
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Read, Typed


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
    custody: str = custody_column()
    prison: str | None = prison_column()
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
    """The state after a change, the change in words, and a line for each thing that it leaves open, to be closed."""

    state: SpellState
    said: str
    left_open: tuple[str, ...] = ()


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


def understood(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Read]", on: str = "on"
) -> "tuple[Case, Read]":
    """The case of the person that is meant, in the cohort if one was named, and what was typed about it.

    It is the one that was open on the day that the column `on` of the input holds, today where that is none. Raises
    NotFound and BadValue with every fault at once, and DoesNotFit without exactly one such case.
    """
    offender, cohort = who
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    home = faults.take(lambda: (find_cohort(work, cohort) if cohort is not None else None,))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))  # the birth clashes, as a fact does
    if person is None or home is None or asked is None:
        if person is not None and home is not None:
            faults.take(lambda: case_on(work, person, home[0], work.today))
        raise faults.refusal()
    return case_on(work, person, home[0], getattr(asked, on) or work.today), asked


def case_on(work: UnitOfWork, person: Offender, home: Cohort | None, on: date) -> Case:
    """The case of a person that was open on a day, or ended on it; else the one that is open now.

    Without one it is the one that ended last before the day, and then the one that began first after it: what is
    recorded of it then clashes with its end or its adoption. Raises DoesNotFit for somebody who was never there, and
    where there are several in different cohorts and none was named.
    """
    query = select(Spell, Cohort).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.where(col(Spell.offender_id) == person.id).order_by(col(Cohort.code), col(Spell.adopted_on))
    if home is not None:
        query = query.where(col(Cohort.id) == home.id)
    found = [Case(person, *row) for row in work.session.execute(query).all()]
    ref = person_reference(person)
    if not found:
        where = f"in cohort {home.code}" if home is not None else "in any cohort"
        when = "now" if on >= work.today else f"on {spoken(on, work.today)}"
        raise DoesNotFit(f"{ref} is not {where} {when}", advice="iomctl cohort adopt --help says how to take them on")
    meant = _meant(found, on)
    if len(meant) > 1:
        codes = ", ".join(one.cohort.code for one in meant)
        raise DoesNotFit(f"{ref} is in several cohorts: {codes}", advice="say which with --cohort")
    return meant[0]


def _meant(found: list[Case], on: date) -> list[Case]:
    """The cases that a fact of a day may be about, one of each cohort."""
    open_then = [one for one in found if one.spell.adopted_on <= on < (one.spell.deselected_on or date.max)]
    open_now = [one for one in found if one.spell.deselected_on is None]
    ended = sorted(
        (one for one in found if one.spell.deselected_on is not None and one.spell.deselected_on <= on),
        key=lambda one: one.spell.deselected_on or date.max,
    )
    that_day = [one for one in ended if one.spell.deselected_on == on]
    first_last = found[::-1]
    nearest = next(filter(None, (open_then, that_day, open_now, ended, first_last)))
    return list({one.cohort.id: one for one in nearest}.values())


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
