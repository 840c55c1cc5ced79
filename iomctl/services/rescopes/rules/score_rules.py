"""Rules about scores: the newest by the day counts, unless it is older than the rule or the policy allows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, not_, null, select
from sqlmodel import col

from iomctl.domain.criteria.criteria import Rule
from iomctl.domain.policy.choices import ScoreKind
from iomctl.services.rescopes.rules.asked import CriteriaAsked, RuleSql, of_fact, of_levels, of_person
from iomctl.storage.tables.facts.scores import Score


def score(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether a score is at least, or under, a threshold, or one of some levels."""
    kind = asked.policy.scores[rule.of]
    fresh = col(Score.scored_on) >= (rule.max_age or kind.max_age).before(asked.on)

    def facts(person: Any) -> Sequence[Any]:
        found = select(col(Score.id)).where(of_person(Score, person), col(Score.kind) == rule.of)
        found = found.where(col(Score.scored_on) <= asked.on)
        return (found.order_by(col(Score.scored_on).desc(), col(Score.id).desc()).limit(1).scalar_subquery(),)

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        return of_fact(Score, found[0], case((fresh, _compared(rule, kind)), else_=null()))

    def edge(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        return of_fact(Score, found[0], and_(fresh, func.abs(col(Score.value) - rule.value) <= asked.criteria.edge))

    return RuleSql(facts, answer, None if kind.levels else edge, same_facts=f"score.{rule.of}")


def _compared(rule: Rule, kind: ScoreKind) -> ColumnElement[Any]:
    if not kind.levels:
        at_least: ColumnElement[Any] = col(Score.value) >= rule.value
        return at_least if rule.test == "at-least" else not_(at_least)
    return of_levels(col(Score.level), rule, kind.levels)
