"""The places of providers on a day: how many there are, who holds one, how many are promised, who waits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from iomctl.domain.accommodation.placements import lasts_until
from iomctl.domain.accommodation.places import Capacity, Stay, capacity_on, first_free, taken_on
from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.domain.referrals import ACCEPTED, MADE, STARTED
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.accommodation.place_records import Places, PlacesRecord
from iomctl.services.accommodation.prompts import ACCOMMODATION
from iomctl.services.accommodation.records import counts_on, expected_until, not_ended_on, slept_in
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.referrals.course import Course, referrals_then
from iomctl.storage.tables.dated.provider_capacities import ProviderCapacity
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Provider, Service
from iomctl.storage.unit_of_work import UnitOfWork

A_NIGHT = timedelta(days=1)


@dataclass(frozen=True)
class WhichPlaces:
    """Which places a list is narrowed to, as typed; None for all. `free` leaves out what has none free that night."""

    provider: str | None = None
    kind: str | None = None
    pathway: str | None = None
    free: bool = False


@dataclass
class _Held:
    """What is known of some places: how many there are, who holds one from when to when, who waits."""

    capacities: list[Capacity] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    started: int = 0
    accepted: int = 0
    waiting: int = 0


def provider_places(work: UnitOfWork, on: date, which: WhichPlaces) -> list[PlacesRecord]:
    """The places that providers were said to have by a day, and those that people are placed in or will be.

    By provider, kinds of placement before pathways. Counts alone, so no look is logged. Raises NotFound and BadValue
    with every unknown word at once.
    """
    day, faults = AskedDay(work, on), EveryFault()
    at = faults.take(lambda: find_provider(work, which.provider) if which.provider is not None else None)
    kind = faults.take(lambda: _kind(work, which.kind))
    pathway = faults.take(lambda: asked_pathway(work.policy, which.pathway) if which.pathway is not None else None)
    if faults.met:
        raise faults.refusal()
    wanted = [
        one
        for one in _recorded(work, day)
        if (at is None or one.provider == at.id)
        and (kind is None or one.kind == kind)
        and (pathway is None or one.pathway == pathway)
    ]
    found = places_then(work, day, wanted)
    return [one for one in found if not which.free or (one.free is not None and one.free > 0)]


def places_then(work: UnitOfWork, day: AskedDay, wanted: Iterable[Places]) -> list[PlacesRecord]:
    """Some places as they stood on a day, by provider, kinds of placement before pathways."""
    held = {one: _Held() for one in wanted}
    providers = {one.provider for one in held}
    _add_capacities(work, held)
    placed = _add_stays(work, day, held)
    _add_referrals(work, day, held, placed)
    rows = work.session.execute(select(col(Provider.id), col(Provider.name), col(Provider.search_name)))
    named = {row.id: row for row in rows if row.id in providers}
    order = sorted(held, key=lambda one: (named[one.provider].search_name, one.kind is None, one.kind or one.pathway))
    return [_record(day.on, named[one.provider].name, one, held[one]) for one in order]


def _kind(work: UnitOfWork, word: str | None) -> str | None:
    if word is None:
        return None
    facts.refuse_without_kinds(work, Placement)
    return word if word in work.policy.choices(PlacementKind) else work.policy.pick(PlacementKind, word).code


def _recorded(work: UnitOfWork, day: AskedDay) -> set[Places]:
    capacity = ProviderCapacity
    said = select(col(capacity.provider_id), col(capacity.kind), col(capacity.pathway)).distinct()
    found = {Places(*row) for row in work.session.execute(said.where(col(capacity.from_on) <= day.on))}
    used = select(col(Placement.provider_id), col(Placement.kind)).distinct().where(*_held_on(day))
    return found | {Places(row.provider_id, row.kind, None) for row in work.session.execute(used)}


def _held_on(day: AskedDay) -> tuple[ColumnElement[bool], ...]:
    """SQL for the placements that hold a place at a provider: money holds none."""
    there = (col(Placement.provider_id).is_not(None), slept_in(day.either(PlacementKind)))
    return *there, counts_on(day.on), not_ended_on(day.on)


def _add_capacities(work: UnitOfWork, held: Mapping[Places, _Held]) -> None:
    table = ProviderCapacity
    for row in work.session.scalars(select(table).order_by(col(table.from_on), col(table.id))):
        if (of := held.get(Places(row.provider_id, row.kind, row.pathway))) is not None:
            of.capacities.append((row.from_on, row.capacity))


def _add_stays(work: UnitOfWork, day: AskedDay, held: Mapping[Places, _Held]) -> set[tuple[int, int]]:
    """Put in who holds a place or will; answer the people and providers (row numbers) of them all."""
    until = expected_until(day.on).label("leaves_on")
    columns = (col(one) for one in (Placement.provider_id, Placement.kind, Placement.offender_id, Placement.from_on))
    placed, known_on = set[tuple[int, int]](), min(day.on, day.today)
    for row in work.session.execute(select(*columns, until).where(*_held_on(day))):
        placed.add((row.offender_id, row.provider_id))
        if (of := held.get(Places(row.provider_id, row.kind, None))) is not None:
            of.stays.append((row.from_on, lasts_until(known_on, row.leaves_on, None)))
    return placed


def _add_referrals(work: UnitOfWork, day: AskedDay, held: Mapping[Places, _Held], placed: set[tuple[int, int]]) -> None:
    """Put in the referrals of pathways, and of kinds of placement the people who wait for accommodation there."""
    services = {row.id: row for row in work.session.scalars(select(Service))}
    course = Course.by(day)
    query = referrals_then(course).where(or_(*(course.status == one for one in (MADE, ACCEPTED, STARTED))))
    wait = defaultdict[int, set[int]](set)
    for row in work.session.execute(query):
        provider = services[row.service].provider_id
        of = held.get(Places(provider, None, row.pathway))
        if of is not None:
            of.started += row.status == STARTED
            of.accepted += row.status == ACCEPTED
            of.waiting += row.status == MADE
        if row.pathway == ACCOMMODATION and row.status != STARTED and (row.person, provider) not in placed:
            wait[provider].add(row.person)
    for one, of in held.items():
        if one.kind is not None:
            of.waiting = len(wait[one.provider])


def _record(on: date, provider: str, one: Places, held: _Held) -> PlacesRecord:
    capacity = capacity_on(on, held.capacities)
    taken = held.started if one.kind is None else taken_on(on, held.stays)
    free_on = None
    if one.kind is not None and capacity is not None:
        free_on = first_free((on, on + A_NIGHT), held.stays, held.capacities)
    return PlacesRecord(
        provider=provider,
        kind=one.kind,
        pathway=one.pathway,
        capacity=capacity,
        taken=taken,
        promised=held.accepted if one.kind is None else sum(first > on for first, _ in held.stays),
        free=None if capacity is None else capacity - taken,
        waiting=held.waiting,
        first_free_on=free_on,
        since_on=max((day for day, _ in held.capacities if day <= on), default=None),
    )
