"""Placements without a move-on plan: those whose plan is due soon, and those whose plan is overdue."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.services.accommodation.lists import WhichPlacements, asked_for
from iomctl.services.accommodation.placement_rows import records
from iomctl.services.accommodation.records import PlacementRecord, counts_on, not_ended_on, slept_in
from iomctl.services.asked_day import AskedDay
from iomctl.services.dated_rows import newest_then
from iomctl.services.lookup.deaths import not_dead
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.dated.placement_plans import PlacementPlan
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork

A_DAY = timedelta(days=1)
_LATER = aliased(Placement)


def plans_due(work: UnitOfWork, on: date, within_days: int | None, which: WhichPlacements) -> list[PlacementRecord]:
    """Placements without a plan whose plan is due in so many days, the last included, the soonest first.

    None is the policy's look-ahead; what is in `plans_overdue` is not among them. Raises as `lists.placements`; the
    look is logged.
    """
    day = AskedDay(work, on)
    last = on + timedelta(days=day.policy.look_ahead_days if within_days is None else within_days)
    return unplanned(work, day, (on, last), *asked_for(work, day, which))


def plans_overdue(work: UnitOfWork, on: date, which: WhichPlacements) -> list[PlacementRecord]:
    """Placements without a plan whose plan was due before a day, the longest in front.

    Raises as `lists.placements`; the look is logged.
    """
    day = AskedDay(work, on)
    return unplanned(work, day, (date.min, on - A_DAY), *asked_for(work, day, which))


def unplanned(
    work: UnitOfWork, day: AskedDay, due: tuple[date, date], *narrowed: ColumnElement[bool]
) -> list[PlacementRecord]:
    """Placements that had not ended, without a plan that is due from one day to another, the first due in front.

    Another placement of the person that is ahead is plan enough. The look is logged.
    """
    kinds = day.either(PlacementKind)
    lacking = (counts_on(day.on), not_ended_on(day.on), _has_no_plan(day.on, slept_in(kinds, _LATER)))

    def is_due(one: PlacementRecord) -> bool:
        return one.plan_due_on is not None and due[0] <= one.plan_due_on <= due[1]

    found = records(work, day, *lacking, *narrowed, *not_dead(work, day.on), keep=is_due)
    return sorted(found, key=lambda one: (one.plan_due_on or day.on, one.offender, one.placement))


@made_once
def _has_no_plan(on: date, slept: ColumnElement[bool]) -> ColumnElement[bool]:
    """SQL for the placements without a plan by a day, and without a later one that is ahead and that is `slept` in."""
    later = _LATER
    ahead = exists().where(
        col(later.offender_id) == col(Placement.offender_id),
        col(later.withdrawn_in).is_(None),
        col(later.made_on) <= on,
        col(later.from_on) > on,
        col(later.from_on) > col(Placement.from_on),
        slept,
    )
    return and_(newest_then(PlacementPlan, Placement.id, "placement_id", on).is_(None), ~ahead)
