"""The referrals of providers counted in SQL: what came of them, what is in target, and what waits now."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Select, and_, case, func, label, select
from sqlmodel import col

from iomctl.domain.policy.policy import Policy
from iomctl.domain.referrals import ACCEPTED, COMPLETED, MADE, SCORES, wait_of
from iomctl.services.asked_day import AskedDay
from iomctl.services.referrals.course import Course, past_target
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.domain.days.working_days import Calendar

Key = tuple[str, str]
"""A provider and a pathway."""


class ServicesAsked(NamedTuple):
    """What was asked for in SQL: conditions on services and their providers, and on the day a referral was made."""

    whose: list[ColumnElement[bool]]
    made: list[ColumnElement[bool]]


def offered(asked: ServicesAsked) -> Select[Any]:
    """Each `provider` with the pathways it serves."""
    query: Any = select(col(Provider.name).label("provider"), col(Service.pathway), col(Provider.search_name))
    query = query.join(Provider, col(Provider.id) == col(Service.provider_id)).where(*asked.whose).distinct()
    return cast(Select[Any], query.order_by(col(Provider.search_name), col(Service.pathway)))


def key(row: Any) -> Key:
    """What a row of any of these is about."""
    return row.provider, row.pathway


def of_services(columns: Sequence[Any], more: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Referrals with the `provider` and `pathway` of each, and more columns, where these conditions hold."""
    query = select(col(Provider.name).label("provider"), col(Service.pathway), *columns).select_from(Referral)
    query = query.join(Service, col(Service.id) == col(Referral.service_id))
    return query.join(Provider, col(Provider.id) == col(Service.provider_id)).where(*more)


def counts(day: AskedDay, policy: Policy, asked: ServicesAsked) -> Select[Any]:
    """How many referrals were made and came how far by `provider` and `pathway`; `points` are the sum of SCORES."""
    course = Course.by(day)
    status, ended = course.status, course.ended
    late_answer = and_(status == MADE, past_target(day, policy, policy.answer_target))
    late_start = and_(status == ACCEPTED, past_target(day, policy, policy.start_target))
    counted = {
        "made": func.count(),
        "answered": func.count(course.answered.id),
        "late_answers": _number(late_answer),
        "started": func.count(course.started.id),
        "late_starts": _number(late_start),
        "completed": _number(ended.ending == COMPLETED),
        "ended_early": _number(ended.ending != COMPLETED),
        "scored": func.count(ended.outcome),
        "points": func.coalesce(func.sum(case(SCORES, value=ended.outcome, else_=0.0)), 0.0),
    }
    query = of_services(
        [label(name, one) for name, one in counted.items()], [*asked.whose, *asked.made, course.was_made]
    )
    return course.joined(query).group_by(col(Provider.name), col(Service.pathway))


def _number(condition: ColumnElement[bool]) -> Any:
    return func.count(case((condition, 1)))


def then(day: AskedDay, asked: ServicesAsked) -> Select[Any]:
    """How many are `unanswered` on a day, and how many of those `waiting` past the target."""
    course = Course.by(day)
    late = past_target(day, day.policy, day.policy.answer_target)
    columns = (label("unanswered", func.count()), label("waiting", _number(late)))
    unanswered = of_services(columns, [*asked.whose, course.was_made, course.status == MADE])
    return (course.joined(unanswered) if day.past else unanswered).group_by(col(Provider.name), col(Service.pathway))


class Waits:
    """How many referrals had a step in target, by provider and pathway; None where that can't be told of one."""

    def __init__(self, calendar: "Calendar") -> None:
        self.in_target: dict[Key, int | None] = {}
        self._late = cache(lambda made_on, on, days: wait_of(made_on, on, days, calendar).past_target)

    def add(self, of: Key, row: Any, target: int) -> None:
        """Add a row of so many `made` on a day, with the day of the step; the target is in working days."""
        before, is_late = self.in_target.get(of, 0), self._late(row.made_on, row.step_on, target)
        known = before is not None and is_late is not None
        self.in_target[of] = (before or 0) + (not is_late) * row.made if known else None


def in_target(
    work: UnitOfWork, course: Course, asked: ServicesAsked, step: Any, target: Callable[[str], int]
) -> dict[Key, int | None]:
    """How many had a step in target, by provider and pathway; None where that can't be told of one of them."""
    columns = (col(Referral.made_on), step.step_on, label("made", func.count()))
    query = course.joined(of_services(columns, [*asked.whose, *asked.made, step.id.is_not(None)]))
    by = (col(Provider.name), col(Service.pathway), col(Referral.made_on), step.step_on)

    waits = Waits(work.calendar)
    for row in work.session.execute(query.group_by(*by)):
        waits.add(key(row), row, target(row.pathway))
    return waits.in_target
