"""What a run asks, and what one rule becomes: facts that are looked for once, and the answer made from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, null, select, true
from sqlmodel import SQLModel, col

from iomctl.domain.criteria.criteria import Criteria, Rule
from iomctl.domain.policy.policy import Policy

Facts = Callable[[Any], Sequence[ColumnElement[Any]]]
Made = Callable[[Any, Sequence[Any]], ColumnElement[Any]]


@dataclass(frozen=True)
class CriteriaAsked:
    """Criteria held against people as they were `on` a day, by the policy of that day.

    `areas` holds every spelling of an area that a rule names, by the word that is written there, `cohorts` likewise the
    row numbers of cohorts, and `cohort` is that of the one asked about. `releases` holds the day of release of each
    stay in custody on the day, by its row number, where a rule asks for it and it is known; `arrested_for` the codes of
    all recorded arrests, where a rule narrows arrests to a group. `homes` are rows of where people sleep on the day,
    see `home_rules`, where a rule asks for it.
    """

    on: date
    policy: Policy
    criteria: Criteria
    areas: Mapping[str, Sequence[str]]
    cohort: int
    cohorts: Mapping[str, int] = field(default_factory=dict)
    releases: Mapping[int, date] = field(default_factory=dict)
    arrested_for: tuple[str, ...] = ()
    homes: Select[Any] | None = None


@dataclass(frozen=True)
class RuleSql:
    """One rule as SQL, in two steps, so that each fact is looked for once.

    `facts` are looked for beside the columns of a person; `answer` is made from that row and the facts in it: true,
    false, or null for not known. `edge` is whether a score is at the edge of its threshold, or None. Rules with the
    same word in `same_facts`, which holds a full stop as no rule's name does, look for the same facts.
    """

    facts: Facts
    answer: Made
    edge: Made | None = None
    same_facts: str = ""


def of_person(table: type[SQLModel], person: Any) -> ColumnElement[bool]:
    """Whether a row of facts is about the person and was not withdrawn."""
    rows: Any = table
    return and_(col(rows.offender_id) == person.c.offender_id, col(rows.withdrawn_in).is_(None))


def of_fact(table: type[SQLModel], fact: Any, what: ColumnElement[Any]) -> ColumnElement[Any]:
    """What is said of the row that is the fact; null where there is none."""
    rows: Any = table
    return select(what).where(col(rows.id) == fact).scalar_subquery()


def none_recorded(table: type[SQLModel], person: Any, by: ColumnElement[bool]) -> ColumnElement[Any]:
    """The answer where no row of facts speaks for a rule: not met if there are others `by` the day, else not known."""
    return case((exists(select(1).where(of_person(table, person), by)), false()), else_=null())


def in_time(day: Any, rule: Rule, asked: CriteriaAsked) -> ColumnElement[bool]:
    """Whether a day is by the one asked about, and lately enough where the rule narrows to a time."""
    by_then: ColumnElement[bool] = day <= asked.on
    return by_then if rule.within is None else and_(day > rule.within.before(asked.on), by_then)


def so_many(rule: Rule, found: Sequence[Any], none: ColumnElement[Any]) -> ColumnElement[Any]:
    """Whether there are as many as a rule asks: the facts are how many there are, and how many more there may be.

    `none` is the answer where both together are too few.
    """
    sure, unsure = found
    return case((sure >= rule.value, true()), (sure + unsure >= rule.value, null()), else_=none)


def of_levels(level: Any, rule: Rule, known: Sequence[str]) -> ColumnElement[bool]:
    """Whether a recorded level is one that a rule means, of those `known`, the lowest first.

    In any case: the policy of its day may have spelt it otherwise.
    """
    wanted = rule.value
    if rule.test != "one-of":
        place = known.index(rule.value)
        wanted = known[place:] if rule.test == "at-least" else known[:place]
    return func.lower(level).in_([one.lower() for one in wanted])
