"""The dated rows of one person as changes, each with the spell it belongs to."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel, col

from iomctl.domain.references import REFERRAL, reference
from iomctl.services.changes.change import DatedChange, Source, dated_change, recorded_later
from iomctl.services.lookup.find_person import words_about
from iomctl.services.policy_then import wording
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.exit_plans import SpellExitPlan
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.unit_of_work import UnitOfWork


def spells(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Adoptions and de-selections."""
    query = select(Spell, col(Cohort.code)).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    for spell, code in work.session.execute(query.where(col(Spell.offender_id) == person)):
        why = wording(work.policy, "adoption", spell.adoption_reason)
        said = words_about(work, person, spell.adoption_note, spell.decision)
        adopted = dated_change(spell, spell.adopted_on, "adopted", code, "in the cohort", why, *said)
        yield adopted._replace(spell=spell.id)
        if spell.deselected_on is not None:
            why = wording(work.policy, "deselection", spell.deselection_reason)
            texts = ("out of the cohort", why, *words_about(work, person, spell.exit_plan, spell.deselection_decision))
            left = dated_change(spell, spell.deselected_on, "de-selected", code, *texts)._replace(spell=spell.id)
            yield recorded_later(left, spell.deselected_in)


def tiers(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Changes of tier."""
    for row, code in _dated(work, person, SpellTier):
        # The first tier has the reason of the adoption.
        known = work.policy.reasons["tier"] | work.policy.reasons["adoption"]
        why = known[row.reason].wording if row.reason in known else row.reason
        yield dated_change(row, row.from_on, "tier", code, row.tier, why, *words_about(work, person, row.decision))


def colours(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Changes of colour."""
    for row, code in _dated(work, person, SpellColour):
        yield dated_change(row, row.from_on, "colour", code, row.colour, *words_about(work, person, row.reason))


def custodies(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Changes of custody and of prison."""
    for row, code in _dated(work, person, SpellCustody):
        said = words_about(work, person, row.reason)
        yield dated_change(row, row.from_on, "custody", code, row.prison or row.custody, *said)


def workers(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Changes of lead worker."""
    query = (
        select(SpellWorker, col(Cohort.code), col(Worker.name), col(Agency.name))
        .join(Spell, col(Spell.id) == col(SpellWorker.spell_id))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .outerjoin(Worker, col(Worker.id) == col(SpellWorker.worker_id))
        .outerjoin(Agency, col(Agency.id) == col(SpellWorker.agency_id))
        .where(col(Spell.offender_id) == person)
        .order_by(col(SpellWorker.id))
    )
    for row, code, *lead in work.session.execute(query):
        named = ", ".join(name for name in lead if name is not None)
        said = words_about(work, person, row.reason)
        yield dated_change(row, row.from_on, "worker", code, named or "nobody", *said)


def exit_plans(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """What was planned for after a spell."""
    for row, code in _dated(work, person, SpellExitPlan):
        yield dated_change(row, row.from_on, "exit-plan", code, *words_about(work, person, row.plan))


def needs(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """What was found on each pathway."""
    query = select(Need).where(col(Need.offender_id) == person).order_by(col(Need.id))
    for row in work.session.execute(query).scalars():
        yield dated_change(row, row.from_on, "need", row.pathway, row.level, *words_about(work, person, row.note))


def referrals(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Each step of each referral."""
    query = (
        select(ReferralStep, col(Service.pathway), col(Provider.name))
        .join(Referral, col(Referral.id) == col(ReferralStep.referral_id))
        .join(Service, col(Service.id) == col(Referral.service_id))
        .join(Provider, col(Provider.id) == col(Service.provider_id))
        .where(col(Referral.offender_id) == person)
        .order_by(col(ReferralStep.id))
    )
    for step, pathway, provider in work.session.execute(query):
        about = f"{reference(REFERRAL, step.referral_id)} {pathway}, {provider}"
        after = ", ".join(filter(None, (step.ending or step.status, step.outcome)))
        why = wording(work.policy, "ending" if step.ending else "refusal", step.reason)
        said = words_about(work, person, step.note)
        yield dated_change(step, step.step_on, "referral", about, after, why, *said)


SOURCES: tuple[Source, ...] = (
    spells,
    tiers,
    colours,
    custodies,
    workers,
    exit_plans,
    needs,
    referrals,
)


def _dated(work: UnitOfWork, person: int, table: type[SQLModel]) -> Iterator[Any]:
    rows: Any = table
    query = select(table, col(Cohort.code)).join(Spell, col(Spell.id) == rows.spell_id)
    query = query.join(Cohort, col(Cohort.id) == col(Spell.cohort_id)).where(col(Spell.offender_id) == person)
    return iter(work.session.execute(query.order_by(rows.id)))
