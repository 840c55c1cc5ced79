"""Rules about where somebody sleeps: worked out for those who are asked about, and given to the statement as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, case, false, null, true
from sqlmodel import col

from iomctl.domain.accommodation.home import TOLD
from iomctl.domain.criteria.criteria import Rule
from iomctl.services.asked_day import AskedDay
from iomctl.services.homes.homes import Homes
from iomctl.services.rescopes.rules.asked import CriteriaAsked, RuleSql
from iomctl.storage.bulk import given_rows, read
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

FIELD = "home"
COLUMNS = ("home_standing", "home_kind", "home_since")
"""How somebody lives, their kind of home and its first day, as text; beside them `offender_id`."""


def home(rule: Rule, asked: CriteriaAsked) -> RuleSql:  # noqa: ARG001 as every rule
    """Whether somebody lives in one of some ways on the day; the facts are COLUMNS.

    A day of leaving is no fact of it: that somebody left since, or may stay longer, changes no answer about the day.
    """

    def facts(person: Any) -> Sequence[Any]:
        return [person.c[name] for name in COLUMNS]

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        standing = found[0]
        return case((standing.in_(rule.value), true()), (standing.in_(TOLD), false()), else_=null())

    return RuleSql(facts, answer, same_facts="home.on")


def with_homes(work: UnitOfWork, asked: CriteriaAsked, who: Select[Any]) -> CriteriaAsked:
    """What is asked, with where those people sleep who are asked about, where a rule asks for it.

    Logging the look is the caller's.
    """
    if not any(rule.field == FIELD for rule in asked.criteria.rules.values()):
        return asked
    people = [row.id for row in read(work, who.with_only_columns(col(Offender.id)))]
    columns = {"offender_id": Integer(), **{name: String() for name in COLUMNS}}
    return replace(asked, homes=given_rows(work, columns, _rows(work, asked, people)))


def _rows(work: UnitOfWork, asked: CriteriaAsked, people: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    homes = Homes(work, AskedDay(work, asked.on), people)
    for person in homes.told.intersection(people):
        one = homes.of(person)
        if one.since is not None:
            yield person, one.standing, one.kind, one.since.isoformat()
