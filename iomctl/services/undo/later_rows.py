"""What was recorded on the rows of an event since: changed rows, and rows that stand on added ones."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Table, select
from sqlmodel import col

from iomctl.services.lookup.standing_on import children
from iomctl.services.undo.newer_rows import newer_beside, second_open
from iomctl.services.undo.rows import RowChange, Values, changes_in, typed
from iomctl.services.undo.standing import Standing
from iomctl.storage.bulk import rows_among
from iomctl.storage.integrity import classes, table_of
from iomctl.storage.owners import Place
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork

Later = dict[Place, tuple[int, int]]
"""Rows that something was recorded on since: whose each is, and the newest event that did so."""


def without_those_used(work: UnitOfWork, event: int, going: Sequence[RowChange]) -> Sequence[RowChange]:
    """Rows that an event added, but those on which others that it added stand, which are not among them."""
    while going:
        standing = _on_added(work, going)
        used = {place for place, _, recorded in standing if recorded == event}
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


def later_than(work: UnitOfWork, event: int, changes: Sequence[RowChange], standing: Standing) -> Later:
    """The rows that are no longer as an event left them, and those on or beside which rows of other events stand."""
    owners = {one.place: one.owner for one in changes}
    newer_rows = sorted([*newer_beside(work, event, changes), *second_open(work, changes)])
    beside = {place: (owners[place], newer) for place, newer in newer_rows}
    return {**beside, **_changed_since(work, event, changes, standing), **_standing_on(work, changes)}


def _changed_since(work: UnitOfWork, event: int, changes: Sequence[RowChange], standing: Standing) -> Later:
    owners = {one.place: one.owner for one in changes}
    changed = set(_not_as_left(work, changes))
    if not changed:
        return {}
    later: dict[Place, int] = {}
    for number, place in _places_after(work, event):
        # An undo put a row back as an older event left it, unless a row went along that nothing else had changed.
        told = standing.typed(number) or place not in later
        if place in changed and told and standing.taken_back_by(number) is None:
            later[place] = number
    return {place: (owners[place], later.get(place, event)) for place in changed}


def _places_after(work: UnitOfWork, event: int) -> Iterator[tuple[int, Place]]:
    """Each row that an event after one changed, with the number of that event, the oldest first."""
    newer = select(col(Event.id)).where(col(Event.id) > event, col(Event.changes) > 0)
    for number in work.session.scalars(newer.order_by(col(Event.id))).all():
        for one in changes_in(work, number):
            yield number, one.place


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


def _standing_on(work: UnitOfWork, changes: Iterable[RowChange]) -> Later:
    found: Later = {}
    for place, owner, event in _on_added(work, changes):
        _, newest = found.get(place, (owner, 0))
        found[place] = owner, max(newest, event)
    return found


def _on_added(work: UnitOfWork, changes: Iterable[RowChange]) -> Iterator[tuple[Place, int, int]]:
    """Each added row on which one stands that is not among them: whose it is, and the event that recorded that one."""
    added: dict[str, dict[Any, int]] = {}
    for one in changes:
        if one.before is None:
            added.setdefault(one.table, {})[one.id] = one.owner
    for place, child, event in _children(work, added):
        if child[1] not in added.get(child[0], ()):
            yield place, added[place[0]][place[1]], event


def _children(work: UnitOfWork, parents: Mapping[str, Collection[Any]]) -> Iterator[tuple[Place, Place, int]]:
    """The rows that name one of some rows: that one, the row that names it, and the event that recorded this."""
    for one in children(work, parents):
        if one.recorded_in is not None:
            yield one.on, one.row, one.recorded_in
