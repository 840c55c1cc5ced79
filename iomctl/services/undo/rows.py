"""The rows that an event changed: read from its detail, compared with what is there now, and put back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import groupby, islice
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, and_, bindparam, delete, insert, update

from iomctl.storage.integrity import classes, table_of
from iomctl.storage.owners import Place

Values = dict[str, Any]
AT_ONCE = 5000
"""Changed rows that are in hand at once, so that a million need no more memory than that."""

IN_A_STATEMENT = 1000
"""Rows in the hands of one statement."""


class RowChange(NamedTuple):
    """One row that was added (`before` is None), changed (only the changed columns) or removed (`after` is None).

    `id` is its number; all of them for a key of several columns. `owner` is the row number of the person whose record
    it is, or NOBODY. `said_of` is whom the row was said of, where that one was merged into the owner.
    """

    owner: int
    table: str
    id: Any
    before: Values | None
    after: Values | None
    said_of: int | None = None

    @property
    def place(self) -> Place:
        """Which row it is."""
        return self.table, self.id

    @property
    def known(self) -> bool:
        """Whether this version of iomctl keeps the table and all the columns: an older one had others.

        What the course of a case works out is put back by nobody.
        """
        kind = classes().get(self.table)
        if kind is None or kind.all_worked_out:
            return False
        kept: set[str] = set(kind.__table__.c.keys()) - kind.worked_out.keys()
        return {*(self.before or ()), *(self.after or ())} <= kept

    @property
    def moves_working_days(self) -> bool:
        """Whether other days are working days by it: by bank holidays, or by the nation whose they are."""
        return self.table == "bank_holiday" or (self.table == "scheme" and "nation" in (self.after or {}))

    def in_records(self, record: Mapping[int, int]) -> "RowChange":
        """The change as it is of whose record the row is now; `record` is that of each person who was merged."""
        if self.owner not in record or classes()[self.table].keeps_person:
            return self
        now = record[self.owner]
        return self._replace(
            owner=now, said_of=self.owner, before=_of_person(self.before, now), after=_of_person(self.after, now)
        )

    def as_said(self) -> "RowChange":
        """The change as the trail tells it, of the person whom the row was said of."""
        if self.said_of is None:
            return self
        before, after = (_of_person(side, self.said_of) for side in (self.before, self.after))
        return self._replace(owner=self.said_of, before=before, after=after)

    def turned_back(self) -> "RowChange":
        """The change that takes this one back."""
        return self._replace(before=self.after, after=self.before)


def _of_person(side: Values | None, person: int) -> Values | None:
    return side if side is None or "offender_id" not in side else side | {"offender_id": person}


def write(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Make changes in their order, past the session and the trail; those beside each other that are alike at once."""
    for (name, how, columns), alike in groupby(changes, key=_alike):
        given = (_given(table_of(name), one) for one in alike)
        while part := list(islice(given, IN_A_STATEMENT)):
            if how == "remove":
                _remove_worked_out(connection, name, part)
            connection.execute(_statement(name, how, columns), part)


def _alike(one: RowChange) -> tuple[str, str, tuple[str, ...]]:
    if one.after is None:
        return one.table, "remove", ()
    return one.table, "add" if one.before is None else "change", tuple(one.after)


@lru_cache(maxsize=200)
def _statement(name: str, how: str, columns: tuple[str, ...]) -> Any:
    # Built once: the changes of thousands of events may come one by one, and this takes as long as running it.
    table = table_of(name)
    mine = and_(*(one == bindparam(f"key_{one.name}") for one in table.primary_key))
    if how == "remove":
        return delete(table).where(mine)
    if how == "add":
        return insert(table)
    return update(table).where(mine).values({name: bindparam(f"its_{name}") for name in columns})


def _given(table: Table, one: RowChange) -> Values:
    values = {name: typed(table, name, value) for name, value in (one.after or {}).items()}
    if one.before is None:
        until_then = classes()[one.table].worked_out
        return {column.name: None for column in table.columns} | dict(until_then) | values
    keys = one.id if isinstance(one.id, tuple) else (one.id,)
    named = zip(table.primary_key, keys, strict=True)
    mine = {f"key_{column.name}": typed(table, column.name, key) for column, key in named}
    return mine | {f"its_{name}": value for name, value in values.items()}


def _remove_worked_out(connection: Connection, name: str, gone: Sequence[Values]) -> None:
    """Remove what was worked out from rows that go."""
    for table in _worked_out_from(name):
        connection.execute(delete(table).where(table.c[f"{name}_id"] == bindparam("key_id")), gone)
    for column in _worked_out_columns(name):
        connection.execute(update(column.table).where(column == bindparam("key_id")).values({column.name: None}), gone)


@cache
def _worked_out_from(name: str) -> Sequence[Table]:
    found = [one.__table__ for one in classes().values() if one.all_worked_out or one.partly_worked_out]
    return [one for one in found if f"{name}_id" in one.c]


@cache
def _worked_out_columns(name: str) -> Sequence[Column[Any]]:
    """The columns that are worked out and name rows of a table, as the lead worker of a case now."""
    found = [one.__table__.c[column] for one in classes().values() for column in one.worked_out]
    return [one for one in found if any(key.column.table.name == name for key in one.foreign_keys)]


def typed(table: Table, column: str, value: Any) -> Any:
    """A value of a detail, where days are text, as the table holds it."""
    if value is None:
        return None
    kind = table.c[column].type.python_type
    reads: dict[type, Callable[[Any], Any]] = {date: _day, datetime: datetime.fromisoformat, bool: bool}
    return reads[kind](value) if kind in reads else value


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])
