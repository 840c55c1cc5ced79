"""Rules about needs, referrals, placements, contacts and other cohorts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, not_, or_, select
from sqlmodel import col

from iomctl.domain.criteria.criteria import Rule
from iomctl.domain.need_marks import LEVELS
from iomctl.services.accommodation.records import slept_in
from iomctl.services.as_of import was_open
from iomctl.services.rescopes.rules.asked import (
    CriteriaAsked,
    RuleSql,
    in_time,
    none_recorded,
    of_fact,
    of_person,
    so_many,
)
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Referral, ReferralStep, Service


def need(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether a need on a pathway is at least of a level."""
    levels = LEVELS[LEVELS.index(rule.value) :]

    def facts(person: Any) -> Sequence[Any]:
        found = select(col(Need.id)).where(col(Need.offender_id) == person.c.offender_id, col(Need.pathway) == rule.of)
        newest = found.where(col(Need.from_on) <= asked.on).order_by(col(Need.from_on).desc(), col(Need.id).desc())
        return (newest.limit(1).scalar_subquery(),)

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        return of_fact(Need, found[0], col(Need.level).in_(levels))

    return RuleSql(facts, answer)


def referral(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether the newest referral on a pathway had one of some statuses on the day."""
    made = in_time(col(Referral.made_on), rule, asked)

    def facts(person: Any) -> Sequence[Any]:
        found = select(col(Referral.id)).join(Service, col(Service.id) == col(Referral.service_id))
        found = found.where(col(Referral.offender_id) == person.c.offender_id, col(Service.pathway) == rule.of, made)
        return (found.order_by(col(Referral.made_on).desc(), col(Referral.id).desc()).limit(1).scalar_subquery(),)

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        steps = select(col(ReferralStep.status).in_(rule.value)).where(col(ReferralStep.referral_id) == found[0])
        steps = steps.where(col(ReferralStep.step_on) <= asked.on)
        newest = steps.order_by(col(ReferralStep.step_on).desc(), col(ReferralStep.id).desc()).limit(1)
        return case((found[0].is_(None), false()), else_=newest.scalar_subquery())

    return RuleSql(facts, answer)


def placement(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether the newest placement that covers the day, the day of leaving not included, is of one of some classes.

    Money is no placement that anybody sleeps in.
    """
    classes = {code: one.settled for code, one in asked.policy.accommodations.items()}
    kinds = [code for code, one in asked.policy.placements.items() if classes[one.accommodation] in rule.value]
    goes_on = or_(col(Placement.left_on).is_(None), col(Placement.left_on) > asked.on)

    def facts(person: Any) -> Sequence[Any]:
        begun = select(col(Placement.id)).where(of_person(Placement, person), col(Placement.from_on) <= asked.on)
        there = begun.where(goes_on, slept_in(asked.policy.placements))
        return (there.order_by(col(Placement.from_on).desc(), col(Placement.id).desc()).limit(1).scalar_subquery(),)

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        return case((found[0].is_(None), false()), else_=of_fact(Placement, found[0], col(Placement.kind).in_(kinds)))

    return RuleSql(facts, answer, same_facts="placement.newest")


def contacts_missed(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether so many contacts were missed; the facts are how many were, and how many more may have been."""
    day, by_then = col(Contact.contact_on), col(Contact.outcome_on) <= asked.on
    missed = and_(by_then, col(Contact.outcome) == "missed")
    untold = and_(day < asked.on, or_(col(Contact.outcome).is_(None), not_(by_then)))

    def facts(person: Any) -> Sequence[Any]:
        counted = select(func.count()).where(of_person(Contact, person), in_time(day, rule, asked))
        return (counted.where(missed).scalar_subquery(), counted.where(untold).scalar_subquery())

    def answer(person: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        return so_many(rule, found, none_recorded(Contact, person, day <= asked.on))

    return RuleSql(facts, answer)


def other_cohort(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether a spell is open in another cohort than the one asked about, or in one of some; the fact is the newest."""
    cohort = col(Spell.cohort_id)
    named = [asked.cohorts[word] for word in rule.value] if rule.test == "one-of" else None
    meant: ColumnElement[bool] = cohort != asked.cohort if named is None else cohort.in_(named)

    def facts(person: Any) -> Sequence[Any]:
        there = select(col(Spell.id)).where(col(Spell.offender_id) == person.c.offender_id, meant, was_open(asked.on))
        return (there.order_by(col(Spell.adopted_on).desc(), col(Spell.id).desc()).limit(1).scalar_subquery(),)

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        inside: ColumnElement[Any] = found[0].is_not(None)
        return not_(inside) if rule.value is False else inside

    return RuleSql(facts, answer)
