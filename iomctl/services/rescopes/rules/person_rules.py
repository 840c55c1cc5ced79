"""Rules about the person and their spell: age, gender, area, time on the scheme, colour."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, false, not_, null, true
from sqlalchemy import cast as sql_cast
from sqlalchemy.types import String

from iomctl.domain.criteria.criteria import Rule
from iomctl.domain.days.intervals import Interval
from iomctl.services.lookup.births import born_after, born_by, told_birth
from iomctl.services.rescopes.rules.asked import CriteriaAsked, Facts, RuleSql


def age(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether the person's completed years are at least, or under, so many; not known where the birth may be either."""
    last = Interval(0, 12 * rule.value).before(asked.on)

    def answer(person: Any, _: Sequence[Any]) -> ColumnElement[Any]:
        old_enough = case((born_by(last, person.c), true()), (born_after(last, person.c), false()), else_=null())
        return old_enough if rule.test == "at-least" else not_(old_enough)

    return RuleSql(lambda person: (told_birth(person.c),), answer)


def gender(rule: Rule, asked: CriteriaAsked) -> RuleSql:  # noqa: ARG001 as every rule
    """Whether the person's gender is one of some."""
    return RuleSql(_column("gender"), lambda person, _: person.c.gender.in_(rule.value))


def area(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether the person lives in one of some areas, however it is written."""
    written = [spelling for word in rule.value for spelling in asked.areas[word]]
    return RuleSql(_column("area"), lambda person, _: person.c.area.in_(written))


def time_on_scheme(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether the person has been in the cohort for at least so long."""
    adopted_by = rule.value.before(asked.on)
    return RuleSql(_column("adopted_on"), _of_spell(lambda person: person.c.adopted_on <= adopted_by))


def colour(rule: Rule, asked: CriteriaAsked) -> RuleSql:  # noqa: ARG001 as every rule
    """Whether the colour of the person's spell is one of some."""
    return RuleSql(_column("colour"), _of_spell(lambda person: person.c.colour.in_(rule.value)))


def _column(name: str) -> Facts:
    return lambda person: (sql_cast(person.c[name], String),)


def _of_spell(met: Any) -> Any:
    return lambda person, _: case((person.c.spell_id.is_(None), false()), else_=met(person))
