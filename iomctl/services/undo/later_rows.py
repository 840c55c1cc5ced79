"""What was recorded on the rows of an event since: changed rows, and rows that stand on added ones."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Table, select
from sqlmodel import col

from iomctl.services.lookup.standing_on import children
from iomctl.services.undo.newer_rows import newer_beside
from iomctl.services.undo.reading import changes_in
from iomctl.services.undo.rows import RowChange, Values, typed
from iomctl.services.undo.since import Since
from iomctl.services.undo.standing import Standing
from iomctl.storage.bulk import rows_among
from iomctl.storage.details import NOBODY
from iomctl.storage.integrity import classes, table_of
from iomctl.storage.owners import Place, people_of
from iomctl.storage.rows.same_people import merged
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork


def without_those_used(work: UnitOfWork, event: int, going: Sequence[RowChange]) -> Sequence[RowChange]:
    """Rows that an event added, but those on which others that it added stand, which are not among them."""
    while going:
        used = {one.place for _, one in _on_added(work, going) if one.event == event}
        if not used:
            break
        going = [one for one in going if one.place not in used]
    return going


def _as_left(changes: Sequence[RowChange]) -> dict[Place, Values | None]:
    """The columns of each row as the event left them; None for a row that it removed."""
    left: dict[Place, Values | None] = {}
    for one in changes:
        # An import leaves out of its detail what the columns at the end of a row don't hold.
        known = dict.fromkeys(_told_of(one.table)) if one.before is None else left.get(one.place)
        left[one.place] = None if one.after is None else {**(known or {}), **one.after}
    return left


def _told_of(table: str) -> Iterator[str]:
    """The columns that an event tells of a row: all but those that are worked out."""
    worked_out = classes()[table].worked_out
    return (name for name in table_of(table).c.keys() if name not in worked_out)  # noqa: SIM118 columns, no mapping


def later_than(work: UnitOfWork, event: int, changes: Sequence[RowChange], standing: Standing) -> set[Since]:
    """The rows that are no longer as an event left them, and those on or beside which rows of other events stand.

    Each is told once for each event that did so, and with the person of what stands on a row that is nobody's.
    """
    owners = {one.place: one.owner for one in changes}
    beside = {Since(place, owners[place], newer) for place, newer in newer_beside(work, event, changes)}
    found = beside | _changed_since(work, event, changes, standing) | _standing_on(work, changes)
    # The first name of somebody is of the event that recorded them, and comes with a later one that is found as well.
    others = {one.place for one in found if one.event != event}
    return {one for one in found if one.event != event or one.place not in others}


def _changed_since(work: UnitOfWork, event: int, changes: Sequence[RowChange], standing: Standing) -> set[Since]:
    owners = {one.place: one.owner for one in changes}
    columns: dict[Place, Collection[str] | None] = dict.fromkeys(_not_as_left(work, changes), ())
    for one in changes:
        told = columns.get(one.place)
        if told is not None:
            columns[one.place] = None if None in (one.before, one.after) else {*told, *(one.after or ())}
    later = events_on(work, event, columns, standing) if columns else {}
    return {Since(place, owners[place], number) for place in columns for number in later.get(place, (event,))}


def events_on(
    work: UnitOfWork, event: int, asked: Mapping[Place, Collection[str] | None], standing: Standing
) -> dict[Place, list[int]]:
    """The events after one that still stand and changed rows, the oldest first: of each row the columns asked for.

    None asks for any column.
    """
    later: dict[Place, list[int]] = {}
    for number, one in changes_after(work, event):
        if one.place not in asked or standing.taken_back_by(number) is not None:
            continue
        columns, whole = asked[one.place], None in (one.before, one.after)
        if columns is None or whole or not set(columns).isdisjoint(one.after or ()):
            # An undo put a row back as an older event left it, unless a row went along that nothing else had changed.
            told = later.setdefault(one.place, [])
            if standing.typed(number) or not told:
                told[:] = [*(one for one in told if standing.typed(one)), number]
    return later


def changes_after(work: UnitOfWork, event: int) -> Iterator[tuple[int, RowChange]]:
    """What each event after one changed, with its number, the oldest first."""
    newer = select(col(Event.id)).where(col(Event.id) > event, col(Event.changes) > 0)
    record = merged(work.session.connection())  # nobody is merged while they are read
    for number in work.session.scalars(newer.order_by(col(Event.id))).all():
        for one in changes_in(work, number, record):
            yield number, one


def _not_as_left(work: UnitOfWork, changes: Sequence[RowChange]) -> Iterator[Place]:
    for name, places in groupby(sorted(_as_left(changes).items(), key=_by_table), key=_by_table):
        table, left = table_of(name), {place[1]: values for place, values in places}
        if "id" not in table.c:
            continue  # whom a plan found: nothing changes those
        there = {row.id: row._mapping for row in rows_among(work, select(table), table.c.id, left)}
        yield from ((name, number) for number, values in left.items() if not _same(table, there.get(number), values))


def _by_table(one: tuple[Place, Values | None]) -> str:
    return one[0][0]


def _same(table: Table, row: Any, values: Values | None) -> bool:
    if row is None or values is None:
        return row is None and values is None
    return all(row[name] == typed(table, name, value) for name, value in values.items())


def _standing_on(work: UnitOfWork, changes: Iterable[RowChange]) -> set[Since]:
    found = set(_on_added(work, changes))
    nobodys = {child for child, one in found if one.owner == NOBODY and isinstance(child[1], int)}
    people = people_of(work.session.connection(), nobodys, {})
    return {one._replace(owner=people.get(child, one.owner)) for child, one in found}


def _on_added(work: UnitOfWork, changes: Iterable[RowChange]) -> Iterator[tuple[Place, Since]]:
    """Each row that stands on an added one and is not among them; with that one and the event that recorded it."""
    added: dict[str, dict[Any, int]] = {}
    for one in changes:
        if one.before is None:
            added.setdefault(one.table, {})[one.id] = one.owner
    for child in children(work, added):
        if child.recorded_in is not None and child.row[1] not in added.get(child.row[0], ()):
            table, number = child.on
            yield child.row, Since(child.on, added[table][number], child.recorded_in)
