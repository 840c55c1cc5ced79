"""Places of a kind at a provider: who holds which nights, how many there are, and that none is promised twice."""

from datetime import date
from shlex import quote
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.accommodation.placements import lasts_until
from iomctl.domain.accommodation.places import Capacity, FullNights, Stay, first_free, full_nights, further_nights
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.accommodation.records import expected_until
from iomctl.storage.tables.dated.provider_capacities import ProviderCapacity
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Provider
from iomctl.storage.unit_of_work import UnitOfWork


class HeldPlace(NamedTuple):
    """What a placement holds: at which provider (row number), a place of which kind, for which nights."""

    provider: int | None
    kind: str
    stay: Stay


def stay_of(work: UnitOfWork, row: Placement) -> Stay:
    """The nights that a stored placement holds, as it is known today."""
    query = select(expected_until(work.today)).select_from(Placement).where(col(Placement.id) == row.id)
    return row.from_on, lasts_until(work.today, work.session.execute(query).scalar(), row.left_on)


def refuse_full(work: UnitOfWork, row: Placement, stay: Stay, had: Stay | None = None) -> None:
    """Raise DoesNotFit where the others at the provider of a placement leave no place of its kind for its stay.

    It says how many there are and never who; `had` are the nights that the placement holds there already, which are
    no question. Where no provider is named, or nobody said how many places there are, nothing is refused.
    """
    if row.provider_id is None:
        return
    capacities = capacities_of(work, row.provider_id, row.kind)
    if not capacities:
        return
    others = _held(work, row.provider_id, row.kind, row.id)
    for part in further_nights(stay, had):
        full = full_nights(part, others, capacities)
        if full is not None:
            free_on = first_free(part, others, capacities)
            name = work.session.get_one(Provider, row.provider_id).name
            raise DoesNotFit(
                f"{name}, {row.kind}: {in_words(full, work.today)}", advice=_advice(work, (name, row.kind), free_on)
            )


def held_by(work: UnitOfWork, row: Placement) -> HeldPlace:
    """What a stored placement holds, to be asked before it is changed."""
    return HeldPlace(row.provider_id, row.kind, stay_of(work, row))


def refuse_full_by_now(work: UnitOfWork, row: Placement, had: HeldPlace) -> None:
    """As `refuse_full`, for a placement that was changed and held something else before."""
    there = (row.provider_id, row.kind) == (had.provider, had.kind)
    refuse_full(work, row, stay_of(work, row), had.stay if there else None)


def capacities_of(work: UnitOfWork, provider: int, kind: str) -> list[Capacity]:
    """How many places of a kind of placement a provider (row number) has, from which day on, in the order of days."""
    query = select(col(ProviderCapacity.from_on), col(ProviderCapacity.capacity))
    query = query.where(col(ProviderCapacity.provider_id) == provider, col(ProviderCapacity.kind) == kind)
    rows = work.session.execute(query.order_by(col(ProviderCapacity.from_on), col(ProviderCapacity.id)))
    return [(row.from_on, row.capacity) for row in rows]


def over_capacity(work: UnitOfWork, provider: int, kind: str, from_on: date) -> FullNights | None:
    """The first nights from a day on for which more places of a kind are taken than a provider has; None for none."""
    one_more = [(day, capacity + 1) for day, capacity in capacities_of(work, provider, kind)]
    found = full_nights((from_on, None), _held(work, provider, kind, None), one_more)
    return found and found._replace(capacity=found.capacity - 1)


def in_words(full: FullNights, today: date) -> str:
    """Nights on which all places are taken, in words."""
    until = f"until {spoken(full.until_on, today)}" if full.until_on else "on, with no end in sight"
    return f"{full.taken:,} of {full.capacity:,} places are taken from {spoken(full.from_on, today)} {until}"


def _held(work: UnitOfWork, provider: int, kind: str, but: int | None) -> list[Stay]:
    """The stays in places of a kind at a provider; `but` is the row number of a placement that is left out."""
    query = select(col(Placement.from_on), col(Placement.left_on), expected_until(work.today).label("leaves_on"))
    query = query.where(col(Placement.provider_id) == provider, col(Placement.kind) == kind)
    query = query.where(col(Placement.withdrawn_in).is_(None), col(Placement.id).is_distinct_from(but))
    rows = work.session.execute(query)
    return [(row.from_on, lasts_until(work.today, row.leaves_on, row.left_on)) for row in rows]


def _advice(work: UnitOfWork, whose: tuple[str, str], free_on: date | None) -> str:
    name, kind = whose
    free = f"a place is free for as long from {spoken(free_on, work.today)}" if free_on else "none is free later"
    more = f"iomctl provider capacity {quote(name)} PLACES --kind {kind} --from DAY"
    return f"{free}; others: iomctl provider places --kind {kind}; if there are more places: {more}"
