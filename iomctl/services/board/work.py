"""What was done on time in a period: reviews, actions, and what providers did with referrals."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, label, or_, select
from sqlmodel import col

from iomctl.domain.measures.tally import Tally
from iomctl.domain.referrals import SCORES
from iomctl.services.board.asked import NOT_RECORDED, Scope, tally
from iomctl.services.figures.provider_counts import ServicesAsked, counts, in_target, key, of_services
from iomctl.services.referrals.course import Course
from iomctl.storage.bulk import read
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

(ACHIEVED,) = (outcome for outcome, score in SCORES.items() if score == 1)


def reviews_and_actions(scope: Scope) -> Iterator[Tally]:
    """The share of reviews held, and of actions done, by their day: of all, and by the agency that leads or owns."""
    for measure, query in (
        ("reviews_on_time", _reviews(scope)),
        ("actions_on_time", _actions(scope)),
    ):
        rows = [(row.agency or NOT_RECORDED, row.on_time, row.due) for row in read(scope.work, query)]
        yield tally(measure, sum(row[1] for row in rows), sum(row[2] for row in rows))
        for agency, on_time, due in sorted(rows, key=lambda row: (row[0] == NOT_RECORDED, row[0].casefold())):
            yield tally(measure, on_time, due, by="agency", group=agency)


def referrals(scope: Scope) -> Iterator[Tally]:
    """The referrals made in the period: answered and started in target by pathway, and what came of them by provider.

    Raises SettingsWrong when a day is beyond the bank holidays that are known.
    """
    work, day, course = scope.work, scope.day, Course.by(scope.day)
    made = [*_between(col(Referral.made_on), scope), scope.people(col(Referral.offender_id))]
    asked = ServicesAsked([], made)
    rows = list(work.session.execute(counts(day, day.policy, asked)))
    answered = in_target(work, course, asked, course.answered, day.policy.answer_target)
    started = in_target(work, course, asked, course.started, day.policy.start_target)
    told = [
        (row, (answered.get(key(row)) or 0, row.answered + row.late_answers))
        for row in sorted(rows, key=lambda row: (row.pathway, row.provider.casefold()))
    ]
    yield from _shares("referrals_answered_on_time", "pathway", [(row.pathway, *share) for row, share in told])
    begun = [(row.pathway, started.get(key(row)) or 0, row.started + row.late_starts) for row, _ in told]
    yield from _shares("referrals_started_on_time", "pathway", begun)
    by_provider = sorted(rows, key=lambda row: row.provider.casefold())
    yield from _shares(
        "referrals_completed", "provider", [(row.provider, row.completed, row.made) for row in by_provider]
    )
    yield from _outcomes(work, course, asked)


def _outcomes(work: UnitOfWork, course: Course, asked: ServicesAsked) -> Iterator[Tally]:
    """The share of outcomes that were achieved, by pathway and by provider."""
    ended: Any = course.ended.outcome
    achieved = label("achieved", func.count(case((ended == ACHIEVED, 1))))
    query = of_services([achieved, label("scored", func.count())], [*asked.made, course.was_made, ended.is_not(None)])
    rows = list(work.session.execute(course.joined(query).group_by("provider", "pathway")))
    for by in ("pathway", "provider"):
        listed = sorted(
            ((getattr(row, by), row.achieved, row.scored) for row in rows), key=lambda row: row[0].casefold()
        )
        told = list(_shares("outcomes_achieved", by, listed))
        yield from told if by == "pathway" else told[1:]


def _shares(measure: str, by: str, rows: list[tuple[str, int, int]]) -> Iterator[Tally]:
    """A share of all, then of each group, over rows in the order of their groups; groups of nothing are left out."""
    yield tally(measure, sum(row[1] for row in rows), sum(row[2] for row in rows))
    for group, of_group in groupby(rows, key=lambda row: row[0]):
        so, of = map(sum, zip(*((row[1], row[2]) for row in of_group), strict=True))
        if of:
            yield tally(measure, so, of, by=by, group=group)


def _between(day: Any, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return day >= scope.first, day <= scope.last


def _reviews(scope: Scope) -> Select[Any]:
    """SQL for reviews by agency: how many were `due` in the period, and how many of them held `on_time`.

    Where the last day is not over one that may still be held on it does not count.
    """
    held = and_(col(Review.outcome) == "held", col(Review.closed_on) <= col(Review.due_by))
    closed = and_(col(Review.closed_on).is_not(None), col(Review.closed_on) <= col(Review.due_by))
    query = select(
        col(Agency.name).label("agency"), label("on_time", func.count(case((held, 1)))), label("due", func.count())
    )
    query = query.select_from(Review).join(Spell, col(Spell.id) == col(Review.spell_id))
    query = query.outerjoin(Agency, col(Agency.id) == scope.day.spells.agency_id)
    was_due = (col(Review.exempt_reason).is_(None), or_(held, ~func.coalesce(closed, False)))
    query = query.where(*_between(col(Review.due_by), scope), *was_due, *scope.of_cohort)
    if not scope.over:
        query = query.where(or_(held, col(Review.due_by) < scope.last))
    return query.group_by(col(Agency.name))


def _actions(scope: Scope) -> Select[Any]:
    """SQL for actions by the agency of their owner, as `_reviews`."""
    done = and_(col(Action.outcome) == "done", col(Action.outcome_on) <= col(Action.due_on))
    dropped = and_(col(Action.outcome) == "dropped", col(Action.outcome_on) <= col(Action.due_on))
    query = select(
        col(Agency.name).label("agency"), label("on_time", func.count(case((done, 1)))), label("due", func.count())
    )
    query = query.select_from(Action).join(Worker, col(Worker.id) == col(Action.worker_id))
    query = query.join(Agency, col(Agency.id) == col(Worker.agency_id))
    live = (col(Action.withdrawn_in).is_(None), ~func.coalesce(dropped, False))
    query = query.where(*_between(col(Action.due_on), scope), *live, scope.people(col(Action.offender_id)))
    if not scope.over:
        query = query.where(or_(done, col(Action.due_on) < scope.last))
    return query.group_by(col(Agency.name))
