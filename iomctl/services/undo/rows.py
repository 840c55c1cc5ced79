"""The rows that an event changed: read from its detail, compared with what is there now, and put back."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Table, bindparam, delete, insert, update
from sqlmodel import SQLModel

import iomctl.storage.integrity  # noqa: F401 it loads every table
from iomctl.errors import DatabaseUnusable
from iomctl.storage.details import NOBODY
from iomctl.storage.event_parts import changes_of
from iomctl.storage.owners import PERSON, Place
from iomctl.storage.row_changes import Change
from iomctl.storage.unit_of_work import UnitOfWork

Values = dict[str, Any]


class RowChange(NamedTuple):
    """One row that was added (`before` is None), changed (only the changed columns) or removed (`after` is None).

    `owner` is the row number of the person whose record it is, or NOBODY.
    """

    owner: int
    table: str
    id: Any
    before: Values | None
    after: Values | None

    @property
    def place(self) -> Place:
        """Which row it is."""
        return self.table, self.id

    @property
    def known(self) -> bool:
        """Whether this version of iomctl has the table and all the columns: an older one had others."""
        table = SQLModel.metadata.tables.get(self.table)
        return table is not None and {*(self.before or ()), *(self.after or ())} <= set(table.c.keys())

    def turned_back(self) -> "RowChange":
        """The change that takes this one back."""
        return self._replace(before=self.after, after=self.before)


def changes_in(work: UnitOfWork, event: int) -> list[RowChange]:
    """What an event changed, in the order in which it did so, what is nobody's first; nothing for a look.

    Raises DatabaseUnusable for a detail that somebody altered.
    """
    try:
        return [RowChange(owner, **change) for owner, change in changes_of(work.session.connection(), event)]
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise DatabaseUnusable(
            f"what event {event} changed was altered since", advice="iomctl audit verify says what was"
        ) from None


def put_back(work: UnitOfWork, changes: Sequence[RowChange]) -> None:
    """Take changes back, the last one first, as changes of this command's own event."""
    work.session.flush()
    connection = work.session.connection()
    backwards = sorted((one.turned_back() for one in reversed(changes)), key=_after_what_it_stands_on)
    for (name, how, columns), alike in groupby(backwards, key=_alike):
        table, rows = table_of(name), list(alike)
        given = [_given(table, one) for one in rows]
        connection.execute(_statement(table, how, columns), given)
    for one in backwards:
        owner = None if one.owner == NOBODY else (PERSON, one.owner)
        work.seen.keep(Change(one.table, one.id, one.before, one.after), (owner, owner))
    work.session.expire_all()


def _after_what_it_stands_on(one: RowChange) -> int:
    """Rows of people stand on those that are nobody's, as on a provider: these come first and go last."""
    if one.owner != NOBODY:
        return 1
    return 2 if one.after is None else 0


def _alike(one: RowChange) -> tuple[str, str, tuple[str, ...]]:
    if one.after is None:
        return one.table, "remove", ()
    return one.table, "add" if one.before is None else "change", tuple(one.after)


def _statement(table: Table, how: str, columns: tuple[str, ...]) -> Any:
    mine = table.c.id == bindparam("its_id")
    if how == "remove":
        return delete(table).where(mine)
    if how == "add":
        return insert(table)
    return update(table).where(mine).values({name: bindparam(f"its_{name}") for name in columns})


def _given(table: Table, one: RowChange) -> Values:
    if one.after is None:
        return {"its_id": one.id}
    values = {name: typed(table, name, value) for name, value in one.after.items()}
    if one.before is None:
        return {column.name: None for column in table.columns} | values
    return {"its_id": one.id} | {f"its_{name}": value for name, value in values.items()}


def classes() -> dict[str, Any]:
    """The class of each table, by its name."""
    return {str(one.class_.__tablename__): one.class_ for one in SQLModel._sa_registry.mappers}


def typed(table: Table, column: str, value: Any) -> Any:
    """A value of a detail, where days are text, as the table holds it."""
    if value is None:
        return None
    kind = table.c[column].type.python_type
    reads: dict[type, Callable[[Any], Any]] = {date: _day, datetime: datetime.fromisoformat, bool: bool}
    return reads[kind](value) if kind in reads else value


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])


def table_of(name: str) -> Table:
    """The table with a name."""
    return SQLModel.metadata.tables[name]
