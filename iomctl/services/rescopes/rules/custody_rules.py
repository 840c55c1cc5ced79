"""Rules about custody: whether somebody is in it, left it lately, or is to leave it soon."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, false, not_, null, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.types import String
from sqlmodel import col

from iomctl.domain.criteria.criteria import Rule
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.days import Due, ReleaseDays
from iomctl.services.custody.records import stays_query
from iomctl.services.custody.stays import in_custody_on
from iomctl.services.rescopes.rules.asked import CriteriaAsked, RuleSql, of_person
from iomctl.storage.bulk import read
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.unit_of_work import UnitOfWork


def custody(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether a stay in custody covers the day, to the day before that of leaving; of anybody, in the cohort or not."""

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        inside: ColumnElement[Any] = found[0].is_not(None)
        return inside if rule.value else not_(inside)

    return RuleSql(lambda person: (_stay(asked, person),), answer)


def released(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether somebody left custody after the day so long before; the fact is the stay that ended last."""
    since = rule.value.before(asked.on)

    def facts(person: Any) -> Sequence[Any]:
        ended = select(col(Custody.id)).where(of_person(Custody, person), col(Custody.to_on) <= asked.on)
        lately = ended.where(col(Custody.to_on) > since).order_by(col(Custody.to_on).desc(), col(Custody.id).desc())
        return (lately.limit(1).scalar_subquery(),)

    return RuleSql(facts, lambda _, found: found[0].is_not(None))


def release_due(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether somebody in custody leaves it by the day so long after, that day included.

    The facts are the stay, and the day of release as it is worked out. One whose day is past is due all the same.
    """
    last = rule.value.after(asked.on).isoformat()

    def facts(person: Any) -> Sequence[Any]:
        return _stay(asked, person), _stay(asked, person, _day(asked.releases))

    def answer(_: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        stay, day = found
        return case((stay.is_(None), false()), (day.is_(None), null()), else_=day <= last)

    return RuleSql(facts, answer, same_facts="release.due")


def days_of_release(work: UnitOfWork, on: date) -> dict[int, date]:
    """The day of release of everyone in custody on a day by the number of the stay, where it is known."""
    day = AskedDay(work, on)
    rows = read(work, stays_query(on).where(in_custody_on(on)))
    days = ReleaseDays(work, day, rows)
    worked_out = {row.id: days.of(row, Due(row.release_kind, row.due_on, row.decision)).day for row in rows}
    return {stay: out for stay, out in worked_out.items() if out is not None}


def _stay(asked: CriteriaAsked, person: Any, column: Any = None) -> ColumnElement[Any]:
    """A column of the stay that covers the day, its number where none is given."""
    wanted = col(Custody.id) if column is None else column
    stay = select(wanted).where(of_person(Custody, person), in_custody_on(asked.on))
    return stay.order_by(col(Custody.from_on).desc()).limit(1).scalar_subquery()


def _day(releases: Mapping[int, date]) -> ColumnElement[Any]:
    """The day of release of a stay as text. Many are released on a few days."""
    stays: dict[date, list[int]] = defaultdict(list)
    for stay, out_on in releases.items():
        stays[out_on].append(stay)
    nothing = sql_cast(null(), String)
    if not stays:
        return nothing
    return case(*((col(Custody.id).in_(those), out_on.isoformat()) for out_on, those in stays.items()), else_=nothing)
