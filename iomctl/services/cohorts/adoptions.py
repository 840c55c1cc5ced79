"""The two ends of a spell: adopt a person into a cohort, and de-select them."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.domain.reviews import Window, window_set
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.cases import review_windows
from iomctl.services.cases.open_cases import Case, SpellChange, add_row, newest_of_all, open_case, state_of
from iomctl.services.cases.workers_who_left import left_fault
from iomctl.services.cohorts.exit_plans import newest_plan
from iomctl.services.custody.rows import agree_with_custody, told_by_custody
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.find_person import find_cohort, find_one, person_reference
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Adoption, Deselection
    from iomctl.inputs.typed_words import Typed


def adopt(work: UnitOfWork, offender: str, cohort: str, worker: str | None, words: "Typed[Adoption]") -> SpellChange:
    """Adopt the person that `offender` means.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `begin_spell` does.
    """
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    home = faults.take(lambda: find_cohort(work, cohort))
    lead = faults.take(lambda: find_worker(work, worker) if worker is not None else None)
    bounds = Bounds(work.policy, work.today, person.born_on if person is not None else None)
    known = words if person is None else told_by_custody(work, person, words)
    adoption = faults.take(lambda: known.read(bounds))
    if faults.met or person is None or home is None or adoption is None:
        raise faults.refusal()
    spell = begin_spell(work, (person, home), lead, adoption)
    case = Case(person, spell, home)
    said = f"{case.reference} is in {home.code} from {spoken(adoption.on, work.today)}"
    return SpellChange(state_of(work, case), said)


def begin_spell(
    work: UnitOfWork, who_and_where: tuple[Offender, Cohort], lead: Worker | None, adoption: "Adoption"
) -> Spell:
    """Add a spell with its first dated rows and its first review ahead, all from the day of adoption.

    A spell in custody begins a stay in custody where none is recorded; one recorded puts the spell into custody.
    Raises DoesNotFit for a worker who has left, and when the person is in the cohort on that day or later.
    """
    person, cohort = who_and_where
    misfits = (left_fault(work, lead) if lead is not None else None, _overlap(work, person, cohort, adoption))
    if any(misfits):
        raise DoesNotFit(*filter(None, misfits))
    spell = _spell(work, person, cohort, adoption)
    dated = {"spell_id": 0, "from_on": adoption.on, **work.recorded}
    agency_id = lead.agency_id if lead else None
    rows = (
        SpellTier(tier=adoption.tier, reason=adoption.reason, decision=adoption.decision, **dated),
        SpellColour(colour=adoption.colour, reason=None, **dated),
        SpellCustody(custody=spell.custody, prison=adoption.prison, reason=None, **dated),
        SpellWorker(worker_id=lead.id if lead else None, agency_id=agency_id, reason=None, **dated),
    )
    work.session.add(spell)
    work.session.flush()  # the dated rows need its number
    for row in rows:
        add_row(work, spell, row)
    review_windows.begin(work, spell, _first_window(work, spell, adoption), adoption.on)
    work.session.flush()
    agree_with_custody(work, person, spell)
    return spell


def deselect(work: UnitOfWork, offender: str, cohort: str | None, words: "Typed[Deselection]") -> SpellChange:
    """End the open spell of a person.

    The day is the first one on which the person is no longer in the cohort; the review ahead is closed on it. The
    exit plan is the one that was planned, where no other is given.
    Raises NotFound and BadValue with every fault at once; DoesNotFit without an open spell, and for a day
    before the adoption or before anything else that is recorded for the spell.
    """
    faults = EveryFault()
    case = faults.take(lambda: open_case(work, offender, cohort))
    planned = newest_plan(work, case.spell.id, work.today) if case is not None else None
    if words.given.get("exit_plan") is None and planned is not None:
        words = words.also(exit_plan=planned.plan)
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if case is None or asked is None:
        raise faults.refusal()
    end_spell(work, case, asked)
    said = f"{case.reference} is out of {case.cohort.code} from {spoken(asked.on, work.today)}"
    return SpellChange(state_of(work, case), said)


def end_spell(work: UnitOfWork, case: Case, asked: "Deselection") -> None:
    """Close an open spell and its review ahead. Raises DoesNotFit for a day that comes too early."""
    spell = case.spell
    newest, what = newest_of_all(work, spell)
    if asked.on < spell.adopted_on:
        newest, what = spell.adopted_on, "adoption"
    if asked.on < newest:
        on, after = spoken(asked.on, work.today), spoken(newest, work.today)
        raise DoesNotFit(f"{on} is before the newest {what} of {case.reference}, {after}")
    review_windows.close(work, review_windows.ahead_of(work, spell), "deselected", asked.on)
    spell.deselected_on, spell.deselection_reason = asked.on, asked.reason
    spell.deselection_decision, spell.exit_plan = asked.decision, asked.exit_plan
    work.session.add(spell)
    work.session.flush()


def _overlap(work: UnitOfWork, person: Offender, cohort: Cohort, adoption: "Adoption") -> str | None:
    query = select(Spell).where(Spell.offender_id == person.id, Spell.cohort_id == cohort.id)
    ref = person_reference(person)
    for spell in work.session.exec(query.order_by(col(Spell.adopted_on).desc())):
        since = spoken(spell.adopted_on, work.today)
        if spell.deselected_on is None:
            return f"{ref} is in cohort {cohort.code} already, since {since}"
        # Ended on the day it began, it holds no day: a mistyped day of adoption is put right that way.
        if spell.deselected_on > max(adoption.on, spell.adopted_on):
            until = spoken(spell.deselected_on, work.today)
            return f"{ref} was in cohort {cohort.code} from {since} to {until}; a new spell can't begin before that"
    return None


def _spell(work: UnitOfWork, person: Offender, cohort: Cohort, adoption: "Adoption") -> Spell:
    return Spell(
        offender_id=person.id,
        cohort_id=cohort.id,
        adopted_on=adoption.on,
        adoption_reason=adoption.reason,
        adoption_note=adoption.note,
        decision=adoption.decision,
        tier=adoption.tier,
        colour=adoption.colour,
        worker_id=None,
        agency_id=None,
        custody="custody" if adoption.custody else "community",
        prison=adoption.prison,
        deselected_on=None,
        deselection_reason=None,
        deselection_decision=None,
        exit_plan=None,
        **work.recorded,
    )


def _first_window(work: UnitOfWork, spell: Spell, adoption: "Adoption") -> Window:
    if adoption.review_by is None:
        return review_windows.usual_window(work.policy, spell, adoption.on)
    _, window_days = work.policy.review_interval(spell.colour, adoption.custody)
    return window_set(adoption.review_by, window_days, adoption.on, "set at adoption")
