"""Stays in custody of people as the facts they tell of, each with its rows."""

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.stays import AtLarge, InPrison, PersonFact, Released, Stay, StayKind
from iomctl.storage.bulk import rows_among, rows_by
from iomctl.storage.owners import Place
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

RELEASED = "released"
"""The reason of a stay that ended by a release."""

ToldOfPerson = list[tuple[PersonFact, list[Place]]]


def stays_of(work: UnitOfWork, people: Collection[int], by: Callable[[int], str]) -> dict[int, ToldOfPerson]:
    """The stays of people that are not withdrawn, with their releases, and what was said of each."""
    columns = (Custody.id, Custody.offender_id, Custody.from_on, Custody.to_on, Custody.sentenced_on)
    query = select(*map(col, columns), col(Custody.recorded_in), col(Custody.to_reason))
    query = query.where(col(Custody.withdrawn_in).is_(None))
    rows = list(rows_among(work, query, col(Custody.offender_id), people))
    if not rows:
        return {}
    # Only now: a case without a stay does not load the table.
    from iomctl.storage.tables.dated.custody_states import CustodyChange

    numbers = {row.id for row in rows}
    changes, colours = (rows_by(work, table, "custody_id", numbers) for table in (CustodyChange, SpellFact))
    releases = _releases(work, numbers)
    found: dict[int, ToldOfPerson] = defaultdict(list)
    for row in rows:
        told = found[row.offender_id]
        told.append(_stay(row, releases.get(row.id), colours[row.id], by))
        for change in changes[row.id]:
            told += [(fact, [("custody_change", change.id)]) for fact in _changes(change, by(change.recorded_in))]
    return found


def _releases(work: UnitOfWork, stays: Collection[int]) -> dict[int, Any]:
    """The release that each stay ended with and that is not withdrawn."""
    # Only here: hardly anybody was in custody, and loading a table takes time.
    from iomctl.storage.tables.releases import Release

    columns = (Release.id, Release.custody_id, Release.planned, Release.told_on, Release.accommodation, Release.note)
    later = (col(Release.recorded_in), col(Release.hour), col(Release.kind))
    query = select(*map(col, columns), *later).where(col(Release.withdrawn_in).is_(None))
    return {row.custody_id: row for row in rows_among(work, query, col(Release.custody_id), stays)}


def _stay(row: Any, release: Any, colours: list[Any], by: Callable[[int], str]) -> tuple[Stay, list[Place]]:
    said = tuple((one.spell_id, one.colour) for one in colours)
    places: list[Place] = [("custody", row.id), *(("spell_fact", one.id) for one in colours)]
    if release is None:
        released, event = Released(said, None, None, None, None, row.to_reason), row.recorded_in
    else:
        how = (release.planned, release.told_on, release.accommodation, release.note, RELEASED)
        released, event = Released(said, *how, release.hour, release.kind), release.recorded_in
        places.append(("release", release.id))
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
