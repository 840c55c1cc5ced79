"""Rules about offences: whether one is in a group of codes, how many there are, and which is the index offence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, null, select, true
from sqlmodel import col

from iomctl.domain.criteria.criteria import CodeGroup, Rule
from iomctl.domain.facts.offences import OUTCOMES
from iomctl.domain.reoffending.recorded import PROVING
from iomctl.services.facts.standing_outcomes import standing
from iomctl.services.rescopes.rules.asked import (
    CriteriaAsked,
    RuleSql,
    in_time,
    none_recorded,
    of_fact,
    of_person,
    so_many,
)
from iomctl.storage.tables.facts.offences import Offence


def index_offence(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether the newest index offence by the day is in a group of codes."""
    match = and_(_match(rule, asked), _lately(rule, asked))
    by_then = and_(col(Offence.index_on) <= asked.on, col(Offence.committed_on) <= asked.on, standing(asked.on))
    newest = (col(Offence.index_on).desc(), col(Offence.id).desc())

    def facts(person: Any) -> Sequence[Any]:
        found = select(col(Offence.id)).where(of_person(Offence, person), by_then)
        return (found.order_by(*newest).limit(1).scalar_subquery(),)

    return RuleSql(facts, lambda _, found: of_fact(Offence, found[0], match))


def offence(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether there is an offence in a group of codes; the fact is the newest that is one, else that may be one."""
    match = _match(rule, asked)
    first = (match.is_(None), col(Offence.committed_on).desc(), col(Offence.id).desc())

    def facts(person: Any) -> Sequence[Any]:
        found = select(col(Offence.id)).where(of_person(Offence, person), _lately(rule, asked))
        return (found.where(match.is_not(false())).order_by(*first).limit(1).scalar_subquery(),)

    def answer(person: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        return case((found[0].is_not(None), of_fact(Offence, found[0], match)), else_=_none_met(asked, person))

    return RuleSql(facts, answer)


def offences(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether there are so many offences; the facts are how many there are, and how many more there may be."""
    match = _match(rule, asked)

    def facts(person: Any) -> Sequence[Any]:
        counted = select(func.count()).where(of_person(Offence, person), _lately(rule, asked))
        return (counted.where(match).scalar_subquery(), counted.where(match.is_(None)).scalar_subquery())

    def answer(person: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        return so_many(rule, found, _none_met(asked, person))

    return RuleSql(facts, answer)


def _match(rule: Rule, asked: CriteriaAsked) -> ColumnElement[Any]:
    """Whether an offence is one that the rule means: true, false, or null where that is not recorded."""
    parts: list[Any] = [in_group(asked.criteria.groups[rule.group])] if rule.group else []
    if rule.outcomes:
        parts.append(_came_to(rule.outcomes, asked.on))
    if rule.victim:
        victim = col(Offence.victim)
        parts.append(case((victim == "not-known", null()), else_=victim == rule.victim))
    return and_(*parts) if parts else true()


def _came_to(outcomes: Sequence[str], on: date) -> ColumnElement[Any]:
    outcome, stands = col(Offence.outcome), standing(on)
    if set(outcomes) == set(OUTCOMES):
        # Half the time of looking through all of them.
        return case((and_(outcome.is_not(None), stands), true()), else_=null())
    # That a court set it aside says that it is not proven, and not what else came of it.
    return case((stands, outcome.in_(outcomes)), else_=false() if set(outcomes) <= set(PROVING) else null())


def in_group(group: CodeGroup) -> ColumnElement[Any]:
    """Whether an offence is in a group of codes: true, false, or null where its code or victim does not tell."""
    code = col(Offence.code)
    victim = case((col(Offence.victim) == "person", true()), (col(Offence.victim) == "business", false()), else_=null())
    return case(
        (code.is_(None), null()),
        (code.in_(sorted(group.certain)), true()),
        (code.in_(sorted(group.asks_victim)), victim),
        (code.in_(sorted(group.undecided)), null()),
        else_=false(),
    )


def _lately(rule: Rule, asked: CriteriaAsked) -> ColumnElement[bool]:
    return in_time(col(Offence.committed_on), rule, asked)


def _none_met(asked: CriteriaAsked, person: Any) -> ColumnElement[Any]:
    return none_recorded(Offence, person, col(Offence.committed_on) <= asked.on)
