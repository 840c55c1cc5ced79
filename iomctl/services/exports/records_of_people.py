"""Export of needs, referrals and reviews."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.days.dated_words import dated_words
from iomctl.domain.references import PERSON, REFERRAL, reference
from iomctl.domain.referrals import ACCEPTED, ENDED, REFUSED, STARTED
from iomctl.services.exports.people import Part
from iomctl.services.exports.practitioners_and_outcomes import outcomes_of, practitioners_of
from iomctl.services.exports.records import NeedExported, ReferralExported, ReviewExported
from iomctl.services.lookup.who_is_served import is_outside
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

YES = "yes"
_REVIEW = (
    "kind",
    "made_on",
    "due_from",
    "due_by",
    "basis",
    "exempt_reason",
    "exempt_until",
    "closed_on",
    "outcome",
    "colour",
    "decision",
    "note",
)


def needs(work: UnitOfWork, part: Part) -> Iterator[tuple[int, NeedExported]]:
    """The needs of a part's people, by the day they were asked."""
    query = select(col(Need.offender_id), col(Need.pathway), col(Need.level), col(Need.from_on), col(Need.note))
    query = query.where(part.holds(col(Need.offender_id)))
    for person, *told in work.session.execute(query.order_by(col(Need.offender_id), col(Need.from_on), col(Need.id))):
        if person in part.people:
            yield person, NeedExported(reference(PERSON, person), *told)


def referrals(work: UnitOfWork, part: Part) -> Iterator[tuple[int, ReferralExported]]:
    """The referrals of a part's people, by reference."""
    answer, start, end = (aliased(ReferralStep, name=name) for name in ("answer", "start", "end_step"))
    columns: list[Any] = [
        col(Referral.offender_id),
        col(Referral.id),
        col(Service.pathway),
        col(Provider.name),
        col(Service.area),
        col(Referral.made_on),
        col(Referral.note),
        answer.status,
        answer.step_on,
        answer.reason,
        answer.note,
        start.step_on,
        start.note,
        end.step_on,
        end.ending,
        end.reason,
        end.outcome,
        end.note,
        col(Referral.complexity),
        col(Referral.signpost),
        col(Referral.outside_area),
        col(Offender.area),
    ]
    query = select(*columns).join(Service, col(Service.id) == col(Referral.service_id))
    query = query.join(Provider, col(Provider.id) == col(Service.provider_id))
    query = query.join(Offender, col(Offender.id) == col(Referral.offender_id))
    for step, statuses in ((answer, (ACCEPTED, REFUSED)), (start, (STARTED,)), (end, (ENDED,))):
        query = query.outerjoin(step, (col(step.referral_id) == col(Referral.id)) & col(step.status).in_(statuses))
    query = query.where(part.holds(col(Referral.offender_id))).order_by(col(Referral.offender_id), col(Referral.id))
    names, outcomes = practitioners_of(work, part), outcomes_of(work, part)
    for person, number, *told, complexity, signpost, outside, lives_in in work.session.execute(query):
        if person in part.people:
            dated = (dated_words(names.get(number, ())), dated_words(outcomes.get(number, ())))
            depth = (complexity, *dated, signpost, outside or is_outside(told[2], lives_in))
            yield person, _referral((person, number), told, depth)


def reviews(work: UnitOfWork, part: Part) -> Iterator[tuple[int, ReviewExported]]:
    """The reviews of a part's people by spell: the closed ones in the order they were made, then the one ahead."""
    query = select(
        col(Spell.offender_id), col(Cohort.code), col(Spell.adopted_on), *(getattr(Review, name) for name in _REVIEW)
    )
    query = query.join(Spell, col(Spell.id) == col(Review.spell_id))
    query = query.join(Cohort, col(Cohort.id) == col(Spell.cohort_id)).where(part.holds(col(Spell.offender_id)))
    in_order = (col(Review.closed_on).is_(None), col(Review.closed_on), col(Review.made_on), col(Review.id))
    query = query.order_by(col(Spell.offender_id), col(Spell.adopted_on), col(Spell.id), *in_order)
    for person, *told in work.session.execute(query):
        if person in part.people:
            yield person, ReviewExported(reference(PERSON, person), *told)


def _referral(whose: tuple[int, int], told: list[Any], depth: tuple[Any, ...]) -> ReferralExported:
    person, number = whose
    pathway, provider, area, made_on, note, answer, answered_on, refusal, answer_note, *rest = told
    accepted_on, refused_on = (answered_on if answer == status else None for status in (ACCEPTED, REFUSED))
    service = (pathway, provider, area or None, made_on, note)
    answered = (accepted_on, refused_on, refusal, answer_note)
    *more, signpost, outside = depth
    # Somebody may have moved since: a case book that takes the file in is told that it was meant so.
    made = (reference(REFERRAL, signpost) if signpost else None, YES if outside else None)
    beyond = (*answered, *rest, *more, *made)
    return ReferralExported(reference(REFERRAL, number), reference(PERSON, person), *service, *beyond)
