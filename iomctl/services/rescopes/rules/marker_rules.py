"""Rules about markers: whether one stands on the day, and of which level it is."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, not_, null, or_, select
from sqlmodel import col

from iomctl.domain.criteria.criteria import Rule
from iomctl.services.rescopes.rules.asked import CriteriaAsked, Facts, RuleSql, of_fact, of_levels, of_person
from iomctl.storage.tables.facts.markers import Marker, MarkerReview


def marker(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether a marker of a kind stands on the day; not known when nobody asked."""

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        stands = _stands(asked)
        return of_fact(Marker, found[0], stands if rule.value else not_(stands))

    return RuleSql(_newest(rule, asked), answer)


def marker_level(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether a marker that stands is of one of some levels; the facts are the marker, and what gave it its level."""
    known = asked.policy.markers[rule.of].levels
    by_then = and_(col(MarkerReview.marker_id) == col(Marker.id), col(MarkerReview.from_on) <= asked.on)
    newest = (col(MarkerReview.from_on).desc(), col(MarkerReview.id).desc())
    of_marker = _newest(rule, asked)

    def facts(person: Any) -> Sequence[Any]:
        said = _by_the_day(rule, asked, person, col(MarkerReview.id)).outerjoin(MarkerReview, by_then)
        return (*of_marker(person), said.order_by(*newest).limit(1).scalar_subquery())

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        stands = of_fact(Marker, found[0], _stands(asked))
        level = of_fact(MarkerReview, found[1], of_levels(col(MarkerReview.level), rule, known))
        return case((stands, level), (stands.is_(None), null()), else_=false())

    return RuleSql(facts, answer, same_facts=f"marker.{rule.of}.level")


def _newest(rule: Rule, asked: CriteriaAsked) -> Facts:
    """The marker that stands on the day, else the newest by it."""
    return lambda person: (_by_the_day(rule, asked, person, col(Marker.id)).limit(1).scalar_subquery(),)


def _by_the_day(rule: Rule, asked: CriteriaAsked, person: Any, column: Any) -> Select[Any]:
    first = (case((_stands(asked), 0), else_=1), col(Marker.from_on).desc(), col(Marker.id).desc())
    found = select(column).select_from(Marker).where(of_person(Marker, person), col(Marker.kind) == rule.of)
    return found.where(col(Marker.from_on) <= asked.on).order_by(*first)


def _stands(asked: CriteriaAsked) -> ColumnElement[Any]:
    return and_(col(Marker.present), or_(col(Marker.until_on).is_(None), col(Marker.until_on) >= asked.on))
