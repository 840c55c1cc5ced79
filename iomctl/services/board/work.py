"""What was done on time in a period: reviews, actions, and what providers did with referrals."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, label, or_, select, true
from sqlmodel import col

from iomctl.domain.measures.tally import Tally
from iomctl.domain.policy.choices import Pathway
from iomctl.domain.referrals import ACCEPTED, COMPLETED, ENDED, MADE, SCORES
from iomctl.services.board.asked import NOT_RECORDED, Scope, tally
from iomctl.services.figures.provider_counts import Key, ServicesAsked, Waits, in_target, key, of_services
from iomctl.services.referrals.course import Course, past_target
from iomctl.storage.bulk import read
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.tables.reviews import Review

COUNTED = ("made", "to_answer", "to_start")
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
    """The referrals made in the period: answered and started in target by pathway; and of those that ended in it what
    came of them, by provider.

    Raises SettingsWrong when a day is beyond the bank holidays that are known.
    """
    names = {code: one.name for code, one in scope.day.either(Pathway).items()}
    came = sorted(_came(scope).items(), key=lambda one: (one[0][1], one[0][0].casefold()))
    for measure, so, of in (
        ("referrals_answered_on_time", "in_target", "to_answer"),
        ("referrals_started_on_time", "begun_in_target", "to_start"),
    ):
        yield from _shares(measure, "pathway", [(names[key[1]], one[so], one[of]) for key, one in came])
    ended = read(scope.work, _ended(scope))
    by_provider = sorted(ended, key=lambda row: row.provider.casefold())
    yield from _shares(
        "referrals_completed", "provider", [(row.provider, row.completed, row.ended) for row in by_provider]
    )
    by_pathway = [(names[row.pathway], row.achieved, row.scored) for row in sorted(ended, key=lambda row: row.pathway)]
    yield from _shares("outcomes_achieved", "pathway", by_pathway)
    # The share of all was told.
    scored = [(row.provider, row.achieved, row.scored) for row in by_provider]
    yield from list(_shares("outcomes_achieved", "provider", scored))[1:]


def _ended(scope: Scope) -> Select[Any]:
    """SQL for the referrals that ended in the period by provider and pathway: all, and those of which it is so."""
    step: Any = ReferralStep
    counted = {
        "ended": true(),
        "completed": step.ending == COMPLETED,
        "scored": step.outcome.is_not(None),
        "achieved": step.outcome == ACHIEVED,
    }
    columns = [label(name, func.count(case((so, 1)))) for name, so in counted.items()]
    ended = (step.status == ENDED, *_between(step.step_on, scope), scope.people(col(Referral.offender_id)))
    query = of_services(columns, ended).join(step, step.referral_id == col(Referral.id))
    return query.group_by(col(Provider.name), col(Service.pathway))


def _came(scope: Scope) -> Mapping[Key, Counter[str]]:
    """What came of the referrals of each provider on each pathway: how many are so, by the names of COUNTED."""
    policy, course, found = scope.day.policy, Course.by(scope.day), defaultdict[Key, Counter[str]](Counter)
    made = [*_between(col(Referral.made_on), scope), scope.people(col(Referral.offender_id)), course.was_made]
    targets, waits = policy.answer_target, Waits(scope.calendar)
    # One statement for all but the starts: to find the same referrals again for each figure took four times as long.
    for row in read(scope.work, _made(scope, made)):
        one = found[key(row)]
        one.update({name: getattr(row, name) for name in COUNTED})
        if row.step_on is not None:
            waits.add(key(row), row, targets(row.pathway))
    started = in_target(scope.work, course, ServicesAsked([], made), course.started, policy.start_target)
    for of, one in found.items():
        one.update(in_target=waits.in_target.get(of) or 0, begun_in_target=started.get(of) or 0)
    return found


def _made(scope: Scope, made: list[ColumnElement[bool]]) -> Select[Any]:
    """SQL for the referrals made in the period by the days they were made and answered on: how many are as in COUNTED.

    Those to be answered are so, or have waited longer than the target; in the same way those to be started.
    """
    day, policy, course = scope.day, scope.day.policy, Course.by(scope.day)
    late_answer = and_(course.status == MADE, past_target(day, policy, policy.answer_target))
    late_start = and_(course.status == ACCEPTED, past_target(day, policy, policy.start_target))
    conditions = (
        or_(course.answered.id.is_not(None), late_answer),
        or_(course.started.id.is_not(None), late_start),
    )
    counts = (func.count(), *(func.count(case((so, 1))) for so in conditions))
    days = (col(Referral.made_on), course.answered.step_on)
    columns = (*days, *(label(name, count) for name, count in zip(COUNTED, counts, strict=True)))
    return course.joined(of_services(columns, made)).group_by(col(Provider.name), col(Service.pathway), *days)


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
