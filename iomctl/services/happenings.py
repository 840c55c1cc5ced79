"""The dated rows of one person, each as a change that can be told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select
from sqlmodel import SQLModel, col

from iomctl.domain.columns import column
from iomctl.domain.policy import Policy
from iomctl.domain.references import REFERRAL, reference
from iomctl.storage.tables import (
    Agency,
    Cohort,
    Need,
    Provider,
    Referral,
    ReferralStep,
    Review,
    Service,
    Spell,
    SpellColour,
    SpellCustody,
    SpellTier,
    SpellWorker,
    Worker,
)
from iomctl.storage.unit_of_work import UnitOfWork

ORDER = ("adopted", "tier", "colour", "custody", "worker", "need", "referral", "review", "de-selected")
"""How changes of one day are told, when nothing else says which came first."""


@dataclass(frozen=True)
class Happening:
    """One dated change; `before` is absent for a first one. The field names are a contract."""

    offender: str = column("Ref", "the person's reference", "N00042", rank=0, shown=False)
    happened_on: date = column("Day", "the day it took effect", "2026-03-13", rank=0)
    what: str = column("What", f"one of {', '.join(ORDER)}", "colour", rank=0)
    about: str = column("About", "the cohort, pathway, referral or kind of review", "luton", rank=0)
    before: str | None = column("From", "how it was before", "green", rank=2)
    after: str = column("To", "how it is from that day on", "amber", rank=0)
    reason: str | None = column("Reason", "why, and what was decided", "missed two appointments", rank=3)
    recorded_by: str = column("Recorded by", "who recorded it", "m.adeyemi", rank=4)
    recorded_at: datetime = column("At", "when it was recorded", "2026-03-13T10:02:11Z", rank=5)


def wording(policy: Policy, list_name: str, code: str | None) -> str | None:
    """A reason's wording in the policy; the code itself when the policy no longer has it."""
    known = policy.reasons[list_name].get(code or "")
    return known.wording if known else code


def _happening(row: Any, on: date, what: str, *texts: str | None) -> Happening:
    about, after, *reasons = texts
    return Happening(
        offender="",
        happened_on=on,
        what=what,
        about=about or "",
        before=None,
        after=after or "",
        reason="; ".join(filter(None, reasons)) or None,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
    )


def spells(work: UnitOfWork, person: int) -> Iterator[Happening]:
    """Adoptions and de-selections; who recorded a de-selection stands at the review that it closed."""
    closed = and_(col(Review.spell_id) == col(Spell.id), col(Review.outcome) == "deselected")
    query = select(Spell, Cohort, Review).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.outerjoin(Review, closed).where(col(Spell.offender_id) == person)
    for spell, cohort, review in work.session.execute(query):
        why = wording(work.policy, "adoption", spell.adoption_reason)
        yield _happening(
            spell, spell.adopted_on, "adopted", cohort.code, "in the cohort", why, spell.adoption_note, spell.decision
        )
        if spell.deselected_on is not None:
            why = wording(work.policy, "deselection", spell.deselection_reason)
            texts = (cohort.code, "out of the cohort", why, spell.exit_plan, spell.deselection_decision)
            told = _happening(spell, spell.deselected_on, "de-selected", *texts)
            yield told if review is None else _recorded(told, review)


def tiers(work: UnitOfWork, person: int) -> Iterator[Happening]:
    """Changes of tier."""
    for row, cohort in _dated(work, person, SpellTier):
        # The first tier has the reason of the adoption.
        known = work.policy.reasons["tier"] | work.policy.reasons["adoption"]
        why = known[row.reason].wording if row.reason in known else row.reason
        yield _happening(row, row.from_on, "tier", cohort.code, row.tier, why, row.decision)


def colours(work: UnitOfWork, person: int) -> Iterator[Happening]:
    """Changes of colour."""
    for row, cohort in _dated(work, person, SpellColour):
        yield _happening(row, row.from_on, "colour", cohort.code, row.colour, row.reason)


def custodies(work: UnitOfWork, person: int) -> Iterator[Happening]:
    """Changes of custody and of prison."""
    for row, cohort in _dated(work, person, SpellCustody):
        yield _happening(row, row.from_on, "custody", cohort.code, row.prison or row.custody, row.reason)


def workers(work: UnitOfWork, person: int) -> Iterator[Happening]:
    """Changes of lead worker."""
    query = (
        select(SpellWorker, Cohort, Worker, Agency)
        .join(Spell, col(Spell.id) == col(SpellWorker.spell_id))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .outerjoin(Worker, col(Worker.id) == col(SpellWorker.worker_id))
        .outerjoin(Agency, col(Agency.id) == col(SpellWorker.agency_id))
        .where(col(Spell.offender_id) == person)
        .order_by(col(SpellWorker.id))
    )
    for row, cohort, worker, agency in work.session.execute(query):
        lead = ", ".join(one.name for one in (worker, agency) if one is not None)
        yield _happening(row, row.from_on, "worker", cohort.code, lead or "nobody", row.reason)


def needs(work: UnitOfWork, person: int) -> Iterator[Happening]:
    """What was found on each pathway."""
    query = select(Need).where(col(Need.offender_id) == person).order_by(col(Need.id))
    for row in work.session.execute(query).scalars():
        yield _happening(row, row.from_on, "need", row.pathway, row.level, row.note)


def referrals(work: UnitOfWork, person: int) -> Iterator[Happening]:
    """Each step of each referral."""
    query = (
        select(ReferralStep, Referral, Service, Provider)
        .join(Referral, col(Referral.id) == col(ReferralStep.referral_id))
        .join(Service, col(Service.id) == col(Referral.service_id))
        .join(Provider, col(Provider.id) == col(Service.provider_id))
        .where(col(Referral.offender_id) == person)
        .order_by(col(ReferralStep.id))
    )
    for step, referral, service, provider in work.session.execute(query):
        about = f"{reference(REFERRAL, referral.id)} {service.pathway}, {provider.name}"
        after = ", ".join(filter(None, (step.ending or step.status, step.outcome)))
        why = wording(work.policy, "ending" if step.ending else "refusal", step.reason)
        yield _happening(step, step.step_on, "referral", about, after, why, step.note)


def reviews(work: UnitOfWork, person: int) -> Iterator[Happening]:
    """Reviews that were held, moved, exempted or resumed; one that another change replaced is told by that."""
    query = (
        select(Review)
        .join(Spell, col(Spell.id) == col(Review.spell_id))
        .where(col(Spell.offender_id) == person, col(Review.closed_on).is_not(None))
        .where(col(Review.outcome) != "recalculated", col(Review.outcome) != "deselected")
        .order_by(col(Review.id))
    )
    for row in work.session.execute(query).scalars():
        after = ", ".join(filter(None, (row.outcome, row.colour)))
        told = _happening(row, row.closed_on, "review", row.kind, after, row.decision, row.note)
        yield _recorded(told, row)


SOURCES: tuple[Callable[[UnitOfWork, int], Iterator[Happening]], ...] = (
    *(spells, tiers, colours, custodies, workers),
    *(needs, referrals, reviews),
)


def _dated(work: UnitOfWork, person: int, table: type[SQLModel]) -> Iterator[Any]:
    rows: Any = table
    query = select(table, Cohort).join(Spell, col(Spell.id) == rows.spell_id)
    query = query.join(Cohort, col(Cohort.id) == col(Spell.cohort_id)).where(col(Spell.offender_id) == person)
    return iter(work.session.execute(query.order_by(rows.id)))


def _recorded(told: Happening, closed: Review) -> Happening:
    """A change that was recorded by closing a review."""
    return replace(
        told, recorded_by=closed.closed_by or told.recorded_by, recorded_at=closed.closed_at or told.recorded_at
    )
