"""What has since what only one row may have, and what rows that are put back would have again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, tuple_

from iomctl.domain.references import PERSON, REFERRAL, reference
from iomctl.domain.referrals import OPEN
from iomctl.services.undo.later_rows import events_on
from iomctl.services.undo.rows import IN_A_STATEMENT, RowChange, Values, typed
from iomctl.services.undo.since import Since
from iomctl.services.undo.standing import Standing
from iomctl.services.undo.unique_values import partly_told, touches
from iomctl.storage.bulk import rows_among
from iomctl.storage.details import NOBODY
from iomctl.storage.integrity import classes, table_of
from iomctl.storage.owners import Place, people_of
from iomctl.storage.rows.unique_rows import Unique, uniques
from iomctl.storage.unit_of_work import UnitOfWork

Wanted = dict[tuple[Any, ...], RowChange]


def in_the_way(work: UnitOfWork, event: int, turned: Sequence[RowChange], standing: Standing) -> set[Since]:
    """What stands in the way of the changes that take an event back, one for each row, before they are written."""
    own = {one.place for one in turned}
    there = [
        (unique.table, row, change)
        for unique, wanted in _wanted(work, turned)
        for row, change in _having(work, unique, wanted)
    ]
    there = [one for one in (*there, *_open_beside(work, turned)) if (one[0], one[1].id) not in own]
    if not there:
        return set()
    rows: set[Place] = {(table, row.id) for table, row, _ in there}
    newest = events_on(work, event, dict.fromkeys(rows), standing)
    people = people_of(work.session.connection(), rows, {})
    return {_since(change, table, row, people.get((table, row.id), NOBODY), newest) for table, row, change in there}


def standing_now(work: UnitOfWork, changes: Sequence[RowChange]) -> dict[Place, Values]:
    """All that rows say now of which changes tell only some of what only one may have."""
    found: dict[Place, Values] = {}
    for name, numbers in partly_told(changes).items():
        table = table_of(name)
        for row in rows_among(work, select(table), table.c.id, numbers):
            told = {key: one.isoformat() if isinstance(one, date) else one for key, one in row._mapping.items()}
            found[name, row.id] = told
    return found


def _since(change: RowChange, table: str, row: Any, owner: int, newest: Mapping[Place, Sequence[int]]) -> Since:
    by = max(newest.get((table, row.id), ()), default=row.recorded_in)
    return Since(change.place, owner, by, _has(table, row, owner))


def _wanted(work: UnitOfWork, turned: Sequence[RowChange]) -> Iterator[tuple[Unique, Wanted]]:
    """What rows would have again, by the columns that are unique."""
    by_table: dict[str, list[RowChange]] = defaultdict(list)
    for one in turned:
        if one.after is not None:
            by_table[one.table].append(one)
    for name, changes in by_table.items():
        for unique in uniques(name):
            touching = [one for one in changes if touches(one, unique)]
            whole = _whole(work, name, touching)
            told = ((unique.of_row(whole[one.id]), one) for one in touching if one.id in whole)
            yield unique, {values: one for values, one in told if values is not None}


def _whole(work: UnitOfWork, name: str, changes: Sequence[RowChange]) -> Mapping[Any, Mapping[str, Any]]:
    """All that rows say once the changes are made."""
    table, until_then = table_of(name), classes()[name].worked_out
    changed = {one.id for one in changes if one.before is not None}
    there = {row.id: row._mapping for row in rows_among(work, select(table), table.c.id, changed)} if changed else {}
    bare = dict.fromkeys(table.columns.keys()) | dict(until_then)
    return {
        one.id: {**there.get(one.id, bare), **{key: typed(table, key, value) for key, value in one.after.items()}}
        for one in changes
        if one.after is not None
    }


def _having(work: UnitOfWork, unique: Unique, wanted: Wanted) -> Iterator[tuple[Any, RowChange]]:
    """The rows that have now what others would have again, with the changes of those."""
    table, values = table_of(unique.table), sorted(wanted)
    columns = [table.c[name] for name in unique.columns]
    live = [table.c[name].is_(None) for name in unique.empty]
    for start in range(0, len(values), IN_A_STATEMENT):
        query = select(table).where(tuple_(*columns).in_(values[start : start + IN_A_STATEMENT]), *live)
        for row in work.session.connection().execute(query):
            yield row, wanted[tuple(row._mapping[name] for name in unique.columns)]


def _open_beside(work: UnitOfWork, turned: Sequence[RowChange]) -> Iterator[tuple[str, Any, RowChange]]:
    """The open referrals to a service to which another of the person would be open again, with its change."""
    name = "referral"
    changes = {one.id: one for one in turned if one.table == name and one.after is not None}
    if not changes:
        return
    table, whole = table_of(name), _whole(work, name, list(changes.values()))
    again = {
        (row["offender_id"], row["service_id"]): changes[number]
        for number, row in whole.items()
        if row["status"] in OPEN and row["withdrawn_in"] is None
    }
    query = select(table).where(table.c.status.in_(OPEN), table.c.withdrawn_in.is_(None))
    for row in rows_among(work, query, table.c.offender_id, {person for person, _ in again}):
        change = again.get((row.offender_id, row.service_id))
        if change is not None and change.id != row.id:
            yield name, row, change


def _has(table: str, row: Any, owner: int) -> str | None:
    """Who has what, in words; None where the person and the event say it."""
    if table == "identifier":
        return f"{row.value} is {reference(PERSON, owner)}'s"
    if table == "referral":
        return f"{reference(REFERRAL, row.id)} of {reference(PERSON, owner)} to the same service is open"
    return f"{table} {row.name} is there already" if owner == NOBODY and hasattr(row, "name") else None
