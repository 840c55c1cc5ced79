"""The dated rows of one person as changes, each with the spell it belongs to."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, select
from sqlmodel import SQLModel, col

from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.reviews import full_day
from iomctl.services.changes.change import ChangeAndSpell, Source, dated_change, recorded_later
from iomctl.services.policy_then import wording
from iomctl.services.reviews.of_person import Turn, in_turn, why_ended
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.exit_plans import SpellExitPlan
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


def spells(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """Adoptions and de-selections; who recorded a de-selection stands at the review that it closed."""
    closed = and_(col(Review.spell_id) == col(Spell.id), col(Review.outcome) == "deselected")
    query = select(Spell, col(Cohort.code), Review).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.outerjoin(Review, closed).where(col(Spell.offender_id) == person)
    for spell, code, review in work.session.execute(query):
        why = wording(work.policy, "adoption", spell.adoption_reason)
        texts = (code, "in the cohort", why, spell.adoption_note, spell.decision)
        yield dated_change(spell, spell.adopted_on, "adopted", *texts)._replace(spell=spell.id)
        if spell.deselected_on is not None:
            why = wording(work.policy, "deselection", spell.deselection_reason)
            texts = (code, "out of the cohort", why, spell.exit_plan, spell.deselection_decision)
            left = dated_change(spell, spell.deselected_on, "de-selected", *texts)._replace(spell=spell.id)
            yield left if review is None else recorded_later(left, review.closed_by, review.closed_at)


def tiers(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """Changes of tier."""
    for row, code in _dated(work, person, SpellTier):
        # The first tier has the reason of the adoption.
        known = work.policy.reasons["tier"] | work.policy.reasons["adoption"]
        why = known[row.reason].wording if row.reason in known else row.reason
        yield dated_change(row, row.from_on, "tier", code, row.tier, why, row.decision)


def colours(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """Changes of colour."""
    for row, code in _dated(work, person, SpellColour):
        yield dated_change(row, row.from_on, "colour", code, row.colour, row.reason)


def custodies(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """Changes of custody and of prison."""
    for row, code in _dated(work, person, SpellCustody):
        yield dated_change(row, row.from_on, "custody", code, row.prison or row.custody, row.reason)


def workers(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
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
        yield dated_change(row, row.from_on, "worker", code, named or "nobody", row.reason)


def exit_plans(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """What was planned for after a spell."""
    for row, code in _dated(work, person, SpellExitPlan):
        yield dated_change(row, row.from_on, "exit-plan", code, row.plan)


def needs(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """What was found on each pathway."""
    query = select(Need).where(col(Need.offender_id) == person).order_by(col(Need.id))
    for row in work.session.execute(query).scalars():
        yield dated_change(row, row.from_on, "need", row.pathway, row.level, row.note)


def referrals(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
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
        yield dated_change(step, step.step_on, "referral", about, after, why, step.note)


def reviews(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """Reviews that were held, moved, exempted or resumed; one that another change replaced is told by that."""
    for turn in in_turn(work, person):
        row = turn.review
        if row.closed_on is not None and row.outcome not in {"recalculated", "deselected"}:
            after = ", ".join(filter(None, (_ended(turn), row.colour)))
            reasons = (why_ended(work.policy, turn), row.decision, row.note)
            change = dated_change(row, row.closed_on, "review", row.kind, after, *reasons)
            yield recorded_later(change, row.closed_by, row.closed_at)


def _ended(turn: Turn) -> str | None:
    """How a review ended, with the day that was set then."""
    outcome, after = turn.review.outcome, turn.after
    if after is not None and outcome == "moved":
        return f"moved to {full_day(after.due_by)}"
    if after is not None and outcome == "exempted" and after.exempt_until is not None:
        return f"exempted until {full_day(after.exempt_until)}"
    return outcome


SOURCES: tuple[Source, ...] = (
    spells,
    tiers,
    colours,
    custodies,
    workers,
    exit_plans,
    needs,
    referrals,
    reviews,
)


def _dated(work: UnitOfWork, person: int, table: type[SQLModel]) -> Iterator[Any]:
    rows: Any = table
    query = select(table, col(Cohort.code)).join(Spell, col(Spell.id) == rows.spell_id)
    query = query.join(Cohort, col(Cohort.id) == col(Spell.cohort_id)).where(col(Spell.offender_id) == person)
    return iter(work.session.execute(query.order_by(rows.id)))
