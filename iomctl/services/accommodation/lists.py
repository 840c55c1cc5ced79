"""Placements as they stood on a day: all of them, or those whose funded nights or expected end run out soon."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_
from sqlmodel import col

from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.services.accommodation.records import PlacementRecord, counts_on, expected_until, not_ended_on, records
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.lookup.find_person import find_one
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.lookup.placement_areas import areas_meant
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class WhichPlacements:
    """Which placements a list is narrowed to, as typed; None for all. `still_open` leaves out those that ended."""

    offender: str | None = None
    still_open: bool = False
    kind: str | None = None
    provider: str | None = None
    area: str | None = None


def placements(work: UnitOfWork, on: date, which: WhichPlacements) -> list[PlacementRecord]:
    """Placements that were arranged by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue with every unknown word at once.
    """
    return placements_as_of(work, AskedDay(work, on), which)


def placements_as_of(work: UnitOfWork, day: AskedDay, which: WhichPlacements) -> list[PlacementRecord]:
    """As `placements`, for a caller that has the day."""
    return records(work, day, counts_on(day.on), *_narrowed(work, day.on, which))


def ending(work: UnitOfWork, on: date, within_days: int | None, which: WhichPlacements) -> list[PlacementRecord]:
    """Placements that had not ended and whose funded nights or expected end come in so many days, the last included.

    Those that are past either stand in front, then the soonest; None is the policy's look-ahead. Raises as
    `placements`; the look is logged.
    """
    return ending_as_of(work, AskedDay(work, on), within_days, which)


def ending_as_of(
    work: UnitOfWork, day: AskedDay, within_days: int | None, which: WhichPlacements
) -> list[PlacementRecord]:
    """As `ending`, for a caller that has the day."""
    on = day.on
    last = on + timedelta(days=day.policy.look_ahead_days if within_days is None else within_days)
    soon = or_(col(Placement.funded_leaves_on) <= last, expected_until(on) <= last)
    found = records(work, day, counts_on(on), not_ended_on(on), soon, *_narrowed(work, on, which))
    return sorted(found, key=lambda one: (one.days_left or 0, one.offender, one.placement))


def _narrowed(work: UnitOfWork, on: date, which: WhichPlacements) -> list[ColumnElement[bool]]:
    faults = EveryFault()
    asked = (
        faults.take(lambda: _of_person(work, which.offender)),
        faults.take(lambda: _of_kind(work, which.kind)),
        faults.take(lambda: _of_provider(work, which.provider)),
        faults.take(lambda: _in_area(work, which.area)),
    )
    if faults.met:
        raise faults.refusal()
    return [one for one in asked if one is not None] + ([not_ended_on(on)] if which.still_open else [])


def _of_person(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else col(Placement.offender_id) == find_one(work, word).id


def _of_kind(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else facts.of_kind(work, Placement, PlacementKind, word)


def _of_provider(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else col(Placement.provider_id) == find_provider(work, word).id


def _in_area(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else col(Placement.area).in_(areas_meant(work, word))
