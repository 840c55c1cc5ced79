"""The spells of one person's page, each with its newest state on a day and the review ahead."""

from datetime import date
from typing import NamedTuple, TypeVar

from sqlmodel import col, select

from iomctl.domain.reviews import standing
from iomctl.services.as_of import AsOf
from iomctl.services.cohorts.exit_plans import newest_plan
from iomctl.services.policy_then import policy_then, wording
from iomctl.services.reviews.lists import last_held, was_ahead
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


class ReviewOnPage(NamedTuple):
    """The review ahead of a spell; `days_overdue` is None unless it is overdue, `standing` may be `exempt`."""

    due_from: date
    due_by: date
    standing: str
    days_overdue: int | None
    basis: str
    exempt_reason: str | None
    exempt_because: str | None
    exempt_until: date | None
    held_last_on: date | None


class SpellOnPage(NamedTuple):
    """A spell that was open on a day; a `_because` is the wording of a reason, or the words that were typed."""

    cohort: str
    cohort_name: str
    adopted_on: date
    days: int
    adoption_reason: str
    adopted_because: str | None
    tier: str
    tier_from_on: date
    tier_because: str | None
    colour: str
    colour_from_on: date
    colour_because: str | None
    custody: str
    prison: str | None
    custody_from_on: date
    worker: str | None
    agency: str | None
    worker_from_on: date
    review: ReviewOnPage | None
    exit_plan: str | None


class FormerSpell(NamedTuple):
    """A spell that had ended by a day."""

    cohort: str
    cohort_name: str
    adopted_on: date
    deselected_on: date
    tier: str
    deselection_reason: str | None
    deselected_because: str | None
    exit_plan: str | None


def spell_on_page(work: UnitOfWork, spell: Spell, cohort: Cohort, on: date) -> SpellOnPage:
    """A spell as it stood on a day on which it was open; `days` counts from adoption."""
    policy = policy_then(work, on)
    tier, colour = _newest(work, SpellTier, spell, on), _newest(work, SpellColour, spell, on)
    custody, lead = _newest(work, SpellCustody, spell, on), _newest(work, SpellWorker, spell, on)
    worker = work.session.get(Worker, lead.worker_id) if lead.worker_id else None
    agency = work.session.get(Agency, lead.agency_id) if lead.agency_id else None
    first = tier.from_on == spell.adopted_on
    plan = newest_plan(work, spell.id or 0, on)
    return SpellOnPage(
        cohort=cohort.code,
        cohort_name=cohort.name,
        adopted_on=spell.adopted_on,
        days=(on - spell.adopted_on).days,
        adoption_reason=spell.adoption_reason,
        adopted_because=wording(policy, "adoption", spell.adoption_reason),
        tier=tier.tier,
        tier_from_on=tier.from_on,
        tier_because=None if first else wording(policy, "tier", tier.reason),
        colour=colour.colour,
        colour_from_on=colour.from_on,
        colour_because=colour.reason,
        custody=custody.custody,
        prison=custody.prison,
        custody_from_on=custody.from_on,
        worker=worker.name if worker else None,
        agency=agency.name if agency else None,
        worker_from_on=lead.from_on,
        review=_review(work, spell, on),
        exit_plan=plan.plan if plan else None,
    )


def former_spell(work: UnitOfWork, spell: Spell, cohort: Cohort) -> FormerSpell:
    """A spell that has ended, with the tier it ended in."""
    if spell.deselected_on is None:
        raise ValueError("the spell is open")
    return FormerSpell(
        cohort=cohort.code,
        cohort_name=cohort.name,
        adopted_on=spell.adopted_on,
        deselected_on=spell.deselected_on,
        tier=spell.tier,
        deselection_reason=spell.deselection_reason,
        deselected_because=wording(work.policy, "deselection", spell.deselection_reason),
        exit_plan=spell.exit_plan,
    )


Row = TypeVar("Row", SpellTier, SpellColour, SpellCustody, SpellWorker)


def _newest(work: UnitOfWork, table: type[Row], spell: Spell, on: date) -> Row:
    query = select(table).where(col(table.spell_id) == spell.id, col(table.from_on) <= on)
    return work.session.exec(query.order_by(col(table.from_on).desc(), col(table.id).desc()).limit(1)).one()


def _review(work: UnitOfWork, spell: Spell, on: date) -> ReviewOnPage | None:
    as_of = AsOf(on, work.today)
    query = select(Review, last_held(as_of)).join(Spell, col(Spell.id) == col(Review.spell_id))
    query = query.where(Review.spell_id == spell.id, was_ahead(as_of)).order_by(col(Review.id).desc())
    row = work.session.exec(query.limit(1)).first()
    if row is None:
        return None
    review, held_last_on = row
    policy = policy_then(work, on)
    stands = "exempt" if review.exempt_reason else standing(review.due_by, on, policy.look_ahead_days)
    return ReviewOnPage(
        due_from=review.due_from,
        due_by=review.due_by,
        standing=stands,
        days_overdue=(on - review.due_by).days if stands == "overdue" else None,
        basis=review.basis,
        exempt_reason=review.exempt_reason,
        exempt_because=wording(policy, "exemption", review.exempt_reason),
        exempt_until=review.exempt_until,
        held_last_on=held_last_on,
    )
