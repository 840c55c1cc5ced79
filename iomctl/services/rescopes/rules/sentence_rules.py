"""Rules about sentences: whether one covers the day, is statutory, or ends soon."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, not_, or_, select, true
from sqlmodel import col

from iomctl.domain.criteria.criteria import Rule
from iomctl.services.rescopes.rules.asked import CriteriaAsked, RuleSql, none_recorded, of_fact, of_person
from iomctl.storage.tables.facts.sentences import Sentence


def statutory(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether a sentence of a kind by which probation supervises the person covers the day."""
    kinds = [code for code, one in asked.policy.sentences.items() if one.statutory]
    return _covered(rule, asked, kinds)


def sentence(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether a sentence of one kind covers the day, or does and ends soon."""
    if rule.test == "is":
        return _covered(rule, asked, [rule.of])
    end, last = col(Sentence.until_on), rule.value.after(asked.on)
    soonest = (case((end <= last, 0), (end.is_(None), 1), else_=2), end, col(Sentence.id))

    def answer(person: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        return case((found[0].is_not(None), of_fact(Sentence, found[0], end <= last)), else_=_other(asked, person))

    return RuleSql(lambda person: (_first(asked, person, [rule.of], soonest),), answer)


def _covered(rule: Rule, asked: CriteriaAsked, kinds: Collection[str]) -> RuleSql:
    longest = (case((col(Sentence.until_on).is_(None), 0), else_=1), col(Sentence.until_on).desc(), col(Sentence.id))

    def answer(person: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        covered = case((found[0].is_not(None), true()), else_=_other(asked, person))
        return covered if rule.value else not_(covered)

    return RuleSql(lambda person: (_first(asked, person, kinds, longest),), answer)


def _first(asked: CriteriaAsked, person: Any, kinds: Collection[str], order: tuple[Any, ...]) -> ColumnElement[Any]:
    """The first, in an order, of the sentences of some kinds that cover the day."""
    covers = and_(
        col(Sentence.start_on) <= asked.on, or_(col(Sentence.until_on).is_(None), col(Sentence.until_on) >= asked.on)
    )
    found = select(col(Sentence.id)).where(of_person(Sentence, person), col(Sentence.kind).in_(kinds), covers)
    return found.order_by(*order).limit(1).scalar_subquery()


def _other(asked: CriteriaAsked, person: Any) -> ColumnElement[Any]:
    return none_recorded(Sentence, person, col(Sentence.start_on) <= asked.on)
