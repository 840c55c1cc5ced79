"""Placements as they stood on a day: all of them, those that run out soon, and those past their nights or their end."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, false, func, or_
from sqlmodel import col

from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.domain.reviews import is_overdue
from iomctl.services.accommodation.records import PlacementRecord, counts_on, expected_until, not_ended_on, records
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.placement_areas import areas_meant
from iomctl.services.policy_then import policy_then
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
    return records(work, on, counts_on(on), *_narrowed(work, on, which))


def due(work: UnitOfWork, on: date, within_days: int | None, which: WhichPlacements) -> list[PlacementRecord]:
    """Placements that had not ended and whose funded nights or expected end come in so many days, the last included.

    The soonest first; None is the policy's look-ahead; what is `overdue` is not among them. Raises as `placements`;
    the look is logged.
    """
    days = policy_then(work, on).look_ahead_days if within_days is None else within_days
    last = on + timedelta(days=days)
    soon = or_(*(day <= last for day in _ends(on)))
    found = records(work, on, counts_on(on), not_ended_on(on), soon, ~_late(on), *_narrowed(work, on, which))
    return _soonest_first(found)


def overdue(work: UnitOfWork, on: date, which: WhichPlacements) -> list[PlacementRecord]:
    """Placements that had not ended and are past their funded nights or their expected end, the longest in front.

    Raises as `placements`; the look is logged.
    """
    return _soonest_first(records(work, on, counts_on(on), not_ended_on(on), _late(on), *_narrowed(work, on, which)))


def _ends(on: date) -> tuple[Any, Any]:
    return col(Placement.funded_until_on), expected_until(on)


def _late(on: date) -> ColumnElement[bool]:
    return or_(*(func.coalesce(is_overdue(day, on), false()) for day in _ends(on)))


def _soonest_first(found: Iterable[PlacementRecord]) -> list[PlacementRecord]:
    return sorted(found, key=lambda one: (one.days_left or 0, one.offender, one.placement))


def _narrowed(work: UnitOfWork, on: date, which: WhichPlacements) -> list[ColumnElement[bool]]:
    faults = EveryFault()
    people = faults.take(lambda: people_recorded(work, on, which.whose))
    asked = (
        faults.take(lambda: _of_kind(work, which.kind)),
        faults.take(lambda: _of_provider(work, which.provider)),
        faults.take(lambda: _placed_in(work, which.placed_in)),
    )
    if people is None or faults.met:
        raise faults.refusal()
    narrowed = [*people, *(one for one in asked if one is not None)]
    return [*narrowed, not_ended_on(on)] if which.still_open else narrowed


def _of_kind(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else facts.of_kind(work, Placement, PlacementKind, word)


def _of_provider(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else col(Placement.provider_id) == find_provider(work, word).id


def _placed_in(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else col(Placement.area).in_(areas_meant(work, word))
