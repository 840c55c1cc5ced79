"""The spells of one person's page, each with its newest state on a day and the review ahead."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, label, select
from sqlmodel import col

from iomctl.domain.reviews import standing
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.review_windows import shown_basis
from iomctl.services.dated_rows import newest_then
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.policy_then import wording
from iomctl.services.reviews.ahead import last_held, was_ahead
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.exit_plans import SpellExitPlan
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.people import Offender
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


def spell_on_page(work: UnitOfWork, spell: Spell, cohort: Cohort, day: AskedDay) -> SpellOnPage:
    """A spell as it stood on a day on which it was open; `days` counts from adoption."""
    then = next(rows_among(work, _state(day.on), col(Spell.id), (spell.id,)))
    first = then.tier_from_on == spell.adopted_on
    restricted = _restricted(work, spell)
    said: dict[str, Any] = {name: shown_words(work, getattr(then, name), restricted) for name in WORDS}
    return SpellOnPage(
        cohort=cohort.code,
        cohort_name=cohort.name,
        adopted_on=spell.adopted_on,
        days=(day.on - spell.adopted_on).days,
        adoption_reason=spell.adoption_reason,
        adopted_because=wording(day.policy, "adoption", spell.adoption_reason),
        tier_because=None if first else wording(day.policy, "tier", then.tier_reason),
        review=_review(work, spell, day),
        **{name: getattr(then, name) for name in SHOWN},
        **said,
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
        exit_plan=shown_words(work, spell.exit_plan, _restricted(work, spell)),
    )


SHOWN = (
    "tier",
    "tier_from_on",
    "colour",
    "colour_from_on",
    "custody",
    "prison",
    "custody_from_on",
    "worker",
    "agency",
    "worker_from_on",
)
WORDS = ("colour_because", "exit_plan")


def _restricted(work: UnitOfWork, spell: Spell) -> bool:
    return work.session.get_one(Offender, spell.offender_id).restricted


@made_once
def _state(on: date) -> Select[Any]:
    """SQL for the columns of SHOWN and WORDS, and tier_reason, of a spell as they stood on a day."""
    query: Any = select(
        col(SpellTier.tier),
        label("tier_from_on", col(SpellTier.from_on)),
        label("tier_reason", col(SpellTier.reason)),
        label("colour_because", col(SpellColour.reason)),
        col(SpellColour.colour),
        label("colour_from_on", col(SpellColour.from_on)),
        col(SpellCustody.custody),
        col(SpellCustody.prison),
        label("custody_from_on", col(SpellCustody.from_on)),
        label("worker", col(Worker.name)),
        label("agency", col(Agency.name)),
        label("worker_from_on", col(SpellWorker.from_on)),
        label("exit_plan", newest_then(SpellExitPlan, Spell.id, "spell_id", on, "plan")),
    ).select_from(Spell)
    dated: Any
    for dated in (SpellTier, SpellColour, SpellCustody, SpellWorker):
        query = query.join(dated, dated.id == newest_then(dated, Spell.id, "spell_id", on))
    query = query.outerjoin(Worker, col(Worker.id) == col(SpellWorker.worker_id))
    statement: Select[Any] = query.outerjoin(Agency, col(Agency.id) == col(SpellWorker.agency_id))
    return statement


def _review(work: UnitOfWork, spell: Spell, day: AskedDay) -> ReviewOnPage | None:
    query: Any = select(Review, last_held(day.spells)).join(Spell, col(Spell.id) == col(Review.spell_id))
    query = query.where(col(Review.spell_id) == spell.id, was_ahead(day.spells)).order_by(col(Review.id).desc())
    row = work.session.execute(query.limit(1)).first()
    if row is None:
        return None
    review, held_last_on = row
    stands = "exempt" if review.exempt_reason else standing(review.due_by, day.on, day.policy.look_ahead_days)
    return ReviewOnPage(
        due_from=review.due_from,
        due_by=review.due_by,
        standing=stands,
        days_overdue=(day.on - review.due_by).days if stands == "overdue" else None,
        basis=shown_basis(work, review.basis, _restricted(work, spell)),
        exempt_reason=review.exempt_reason,
        exempt_because=wording(day.policy, "exemption", review.exempt_reason),
        exempt_until=review.exempt_until,
        held_last_on=held_last_on,
    )
