"""Stays in custody of people as the facts they tell of, each with its rows."""

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import and_, select
from sqlmodel import col

from iomctl.domain.course.stays import AtLarge, InPrison, PersonFact, Released, Stay, StayKind
from iomctl.storage.bulk import rows_among
from iomctl.storage.owners import Place
from iomctl.storage.tables.custodies import Custody, CustodyChange
from iomctl.storage.tables.releases import Release
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

RELEASED = "released"
"""The reason of a stay that ended by a release."""

ToldOfPerson = list[tuple[PersonFact, list[Place]]]


def stays_of(work: UnitOfWork, people: Collection[int], by: Callable[[int], str]) -> dict[int, ToldOfPerson]:
    """The stays of people that are not withdrawn, with their releases, and what was said of each."""
    query = select(
        *(col(one) for one in (Custody.id, Custody.offender_id, Custody.from_on, Custody.to_on, Custody.sentenced_on)),
        *(
            col(one)
            for one in (Custody.recorded_in, Custody.to_reason, Release.planned, Release.told_on, Release.accommodation)
        ),
        col(Release.id).label("release"),
        col(Release.note),
        col(Release.recorded_in).label("released_in"),
    )
    live = and_(col(Release.custody_id) == col(Custody.id), col(Release.withdrawn_in).is_(None))
    query = query.outerjoin(Release, live).where(col(Custody.withdrawn_in).is_(None))
    rows = list(rows_among(work, query, col(Custody.offender_id), people))
    if not rows:
        return {}
    numbers = {row.id for row in rows}
    changes, colours = (_by_stay(work, table, numbers) for table in (CustodyChange, SpellFact))
    found: dict[int, ToldOfPerson] = defaultdict(list)
    for row in rows:
        told = found[row.offender_id]
        told.append(_stay(row, colours[row.id], by))
        for change in changes[row.id]:
            told += [(fact, [("custody_change", change.id)]) for fact in _changes(change, by(change.recorded_in))]
    return found


def _stay(row: Any, colours: list[Any], by: Callable[[int], str]) -> tuple[Stay, list[Place]]:
    said = tuple((one.spell_id, one.colour) for one in colours)
    why = row.to_reason if row.release is None else RELEASED
    released = Released(said, row.planned, row.told_on, row.accommodation, row.note, why)
    event = row.released_in or row.recorded_in
    places: list[Place] = [("custody", row.id), *(("spell_fact", one.id) for one in colours)]
    if row.release is not None:
        places.append(("release", row.release))
    return Stay(row.from_on, event, by(event), row.to_on, released, None, row.sentenced_on), places


def _changes(row: Any, by: str) -> list[PersonFact]:
    recorded = (row.from_on, row.recorded_in, by)
    told: list[PersonFact] = []
    if row.kind is not None:
        told.append(StayKind(*recorded, row.kind, row.reason))
    if row.prison is not None:
        told.append(InPrison(*recorded, row.prison, row.reason))
    if row.at_large is not None:
        told.append(AtLarge(*recorded, row.at_large, row.reason))
    return told


def _by_stay(work: UnitOfWork, table: Any, stays: Collection[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in sorted(rows_among(work, select(table.__table__), table.custody_id, stays), key=lambda one: one.id):
        found[row.custody_id].append(row)
    return found
