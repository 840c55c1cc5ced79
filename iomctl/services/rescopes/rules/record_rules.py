"""Rules about markers, needs and referrals: the newest record by the day answers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, not_, or_, select
from sqlmodel import col

from iomctl.domain.criteria.criteria import Rule
from iomctl.domain.need_marks import LEVELS
from iomctl.services.rescopes.rules.asked import CriteriaAsked, RuleSql, of_fact, of_person
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.referrals import Referral, ReferralStep, Service


def marker(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether a marker of a kind stands on the day; not known when nobody asked."""
    stands = and_(col(Marker.present), or_(col(Marker.until_on).is_(None), col(Marker.until_on) >= asked.on))
    first = (case((stands, 0), else_=1), col(Marker.from_on).desc(), col(Marker.id).desc())

    def facts(person: Any) -> Sequence[Any]:
        found = select(col(Marker.id)).where(of_person(Marker, person), col(Marker.kind) == rule.of)
        return (found.where(col(Marker.from_on) <= asked.on).order_by(*first).limit(1).scalar_subquery(),)

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        meant = stands if rule.value else not_(stands)
        return of_fact(Marker, found[0], meant)

    return RuleSql(facts, answer)


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
    made = col(Referral.made_on) <= asked.on
    if rule.within is not None:
        made = and_(made, col(Referral.made_on) > rule.within.before(asked.on))

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
