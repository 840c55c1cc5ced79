"""Programmes of a fixed time, young people who turned an age, and women's services."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, label, or_, select
from sqlmodel import col

from iomctl.domain.days.ages import latest_birth
from iomctl.domain.facts.transitions import birthday
from iomctl.domain.measures.tally import Tally
from iomctl.domain.policy.programme_choices import Programme
from iomctl.domain.policy.young_adult_choices import Transition
from iomctl.services.board.asked import A_DAY, Scope, tally
from iomctl.services.programmes.records import counts_on
from iomctl.storage.bulk import read
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.tables.facts.transitions import TransitionStep
from iomctl.storage.tables.people import Offender

FEMALE = "female"
"""The gender that a pathway of women is for."""


def programmes(scope: Scope) -> Iterator[Tally]:
    """Who is on each programme, of them with family, and whose time on it ended in the period."""
    names = {code: one.name for code, one in scope.day.either(Programme).items()}
    rows = {row.programme: row for row in read(scope.work, _members(scope))}
    for code, name in names.items():
        if code in rows:
            yield tally("programme_members", rows[code].now, by="programme", group=name)
            yield tally("programme_families", rows[code].families, rows[code].now, by="programme", group=name)
            yield tally("programme_ended", rows[code].ended, by="programme", group=name)


def transitions(scope: Scope) -> Iterator[Tally]:
    """Of those who turned the age of each transition in the period the share whose last step was done by then."""
    for kind in scope.day.policy.transitions.values():
        if kind.active:
            rows = read(scope.work, _turned(scope, kind))
            done = [row.ended_on is not None and row.ended_on <= birthday(row.born_on, kind.age) for row in rows]
            yield tally("transitions_done", sum(done), len(done), by="transition", group=kind.name)


def women(scope: Scope, counted: Sequence[Tally]) -> Iterator[Tally]:
    """The needs of women on the pathways of their own, of what was counted of needs."""
    of_women = {one.name for one in scope.day.policy.pathways.values() if one.gender == FEMALE}
    for one in counted:
        if one.measure == "needs_met" and one.group in of_women:
            yield tally("women_met", one.numerator, one.denominator, by="pathway", group=one.group)


def _members(scope: Scope) -> Select[Any]:
    """SQL for how many are on each programme `now`, with `families`, and how many `ended` in the period."""
    left_on = col(Membership.left_on)
    now = or_(left_on.is_(None), left_on > scope.last)
    family = and_(now, or_(col(Membership.children) > 0, col(Membership.family) > 0))
    ended = and_(left_on >= scope.first, left_on <= scope.last)
    columns = {"now": now, "families": family, "ended": ended}
    counted = (label(name, func.count(case((so, 1)))) for name, so in columns.items())
    query = select(col(Membership.programme), *counted).where(*counts_on(scope.last))
    return query.where(scope.people(col(Membership.offender_id))).group_by(col(Membership.programme))


def _turned(scope: Scope, kind: Transition) -> Select[Any]:
    """SQL for those who turned an age in the period: when they were born, and the first day of what ends it."""
    born_on, last = col(Offender.born_on), latest_birth(kind.age, scope.last)
    step: Any = TransitionStep
    ends = or_(*(step.step == code for code in (kind.steps[-1], *kind.otherwise)))
    first = select(func.min(step.step_on)).where(step.offender_id == col(Offender.id), step.kind == kind.code, ends)
    ended_on = first.where(step.withdrawn_in.is_(None), step.step_on <= scope.last).correlate(Offender)
    query = select(born_on, label("ended_on", ended_on.scalar_subquery())).where(scope.people(col(Offender.id)))
    query = query.where(born_on > latest_birth(kind.age, scope.first - A_DAY), born_on <= last)
    return query.where(_is_marked(kind.marker, scope.last)) if kind.marker else query


def _is_marked(marker: str, on: date) -> Any:
    of: Any = Marker
    there = (of.offender_id == col(Offender.id), of.kind == marker, of.present, of.withdrawn_in.is_(None))
    return select(of.id).where(*there, of.from_on <= on).correlate(Offender).exists()
