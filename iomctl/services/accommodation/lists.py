"""Placements as they stood on a day: all of them, those that run out soon, and those past their nights or their end."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, and_, false, func
from sqlmodel import col

from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.services.accommodation.placement_rows import records
from iomctl.services.accommodation.records import PlacementRecord, counts_on, not_ended_on, slept_in
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.lookup.deaths import not_dead
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.placement_areas import areas_meant
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class WhichPlacements:
    """Which placements a list is narrowed to, as typed; None for all. `still_open` leaves out those that ended."""

    whose: ListedPeople = field(default_factory=ListedPeople)
    still_open: bool = False
    kind: str | None = None
    provider: str | None = None
    placed_in: str | None = None


def placements(work: UnitOfWork, on: date, which: WhichPlacements) -> list[PlacementRecord]:
    """Placements that were arranged by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue with every unknown word at once.
    """
    return placements_as_of(work, AskedDay(work, on), which)


def placements_as_of(work: UnitOfWork, day: AskedDay, which: WhichPlacements) -> list[PlacementRecord]:
    """As `placements`, for a caller that has the day."""
    return records(work, day, counts_on(day.on), *asked_for(work, day, which))


def due(work: UnitOfWork, on: date, within_days: int | None, which: WhichPlacements) -> list[PlacementRecord]:
    """Placements that had not ended and whose funded nights or expected end come in so many days, the last included.

    The soonest first; None is the policy's look-ahead; what is `overdue` is not among them. Raises as `placements`;
    the look is logged.
    """
    day = AskedDay(work, on)
    narrowed, last = asked_for(work, day, which), _last_of(day, within_days)
    return _not_ended(work, day, lambda one: 0 <= _left(one) <= last, *narrowed)


def overdue(work: UnitOfWork, on: date, which: WhichPlacements) -> list[PlacementRecord]:
    """Placements that had not ended and are past their funded nights or their expected end, the longest in front.

    Raises as `placements`; the look is logged.
    """
    day = AskedDay(work, on)
    return _not_ended(work, day, lambda one: _left(one) < 0, *asked_for(work, day, which))


def due_and_overdue(
    work: UnitOfWork, day: AskedDay, *narrowed: ColumnElement[bool]
) -> tuple[list[PlacementRecord], list[PlacementRecord]]:
    """What is `due` by the policy's look-ahead and what is `overdue`, read together. The look is logged."""
    last = _last_of(day, None)
    both = _not_ended(work, day, lambda one: _left(one) <= last, *narrowed)
    late = sum(_left(one) < 0 for one in both)
    return both[late:], both[:late]


def _last_of(day: AskedDay, within_days: int | None) -> int:
    return day.policy.look_ahead_days if within_days is None else within_days


def _left(one: PlacementRecord) -> float:
    """Days left; beyond any number where there is no end in sight."""
    return math.inf if one.days_left is None else one.days_left


def _not_ended(
    work: UnitOfWork, day: AskedDay, keep: Callable[[PlacementRecord], bool], *narrowed: ColumnElement[bool]
) -> list[PlacementRecord]:
    """Those that had not ended and that are to be kept, the soonest to end in front; none of those who died."""
    narrowed = (*narrowed, *not_dead(work, day.on))
    found = records(work, day, counts_on(day.on), not_ended_on(day.on), *narrowed, keep=keep)
    return sorted(found, key=lambda one: (_left(one), one.offender, one.placement))


def asked_for(work: UnitOfWork, day: AskedDay, which: WhichPlacements) -> list[ColumnElement[bool]]:
    """SQL for the placements that are asked for. Raises NotFound and BadValue with every unknown word at once."""
    faults = EveryFault()
    people = faults.take(lambda: people_recorded(work, day, which.whose))
    asked = (
        faults.take(lambda: _of_kind(work, which.kind)),
        faults.take(lambda: _of_provider(work, which.provider)),
        faults.take(lambda: _placed_in(work, which.placed_in)),
    )
    if people is None or faults.met:
        raise faults.refusal()
    narrowed = [*people, *(one for one in asked if one is not None)]
    return [*narrowed, not_ended_on(day.on), ~_paid(day)] if which.still_open else narrowed


def _paid(day: AskedDay) -> ColumnElement[bool]:
    """SQL for money that was paid by a day: nothing of it goes on."""
    paid_by_then = func.coalesce(col(Placement.paid_on) <= day.on, false())
    return and_(~slept_in(day.either(PlacementKind)), paid_by_then)


def _of_kind(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else facts.of_kind(work, Placement, PlacementKind, word)


def _of_provider(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else col(Placement.provider_id) == find_provider(work, word).id


def _placed_in(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else col(Placement.area).in_(areas_meant(work, word))
