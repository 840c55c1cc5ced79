"""Many rows at once, past the session: through the driver on SQLite, through COPY on PostgreSQL.

Session objects cost thirty times the driver; a caller that comes this way puts its own changes into the
audit event. Values are given as the engine stores them: days as ISO text, flags as True or False.
"""

import gc
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import ARRAY, Select, cast, column, func, select, text
from sqlmodel import SQLModel

from iomctl.storage.made_once import among, bound_in, live
from iomctl.storage.numbering import highest_of
from iomctl.storage.rows_in import put_rows
from iomctl.storage.unit_of_work import UnitOfWork

AT_ONCE = 5_000
"""Values in one statement: both engines bind them, and planning time grows with them."""

PAGES = 32 * 1024
"""KiB of pages that SQLite may hold while rows come in; with its usual 2 MiB each index page is written again
and again."""

NEW_OBJECTS = 200_000
"""So many more objects before garbage is looked for: it looks through the rows at hand too, which are none, and takes
a fifth of an import where it does so every 700."""


def next_id(work: UnitOfWork, table: type[SQLModel]) -> int:
    """The first free row number; safe to count on from, because a unit of work is the only writer."""
    return highest_of(work.session, table) + 1


def make_room(work: UnitOfWork) -> None:
    """Make ready for long work: SQLite may hold more pages for the rest of this unit of work."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    gc.enable()  # the program starts without, see __main__, and rows by the million leave much behind
    connection = work.session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{PAGES}")


def stored(values: Iterable[Any]) -> tuple[Any, ...]:
    """Values as the engine stores them: days as ISO text."""
    return tuple([one.isoformat() if isinstance(one, date) else one for one in values])


def insert_rows(work: UnitOfWork, table: type[SQLModel], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values stand in the order of `columns`; on PostgreSQL the row numbers move on with them."""
    work.session.flush()
    connection, name = work.session.connection(), table.__tablename__
    put_rows(connection, str(name), columns, rows)
    if connection.dialect.name == "postgresql" and "id" in columns:
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"))


def update_rows(work: UnitOfWork, table: type[SQLModel], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Change rows: each holds the new values in the order of `columns`, then its row number."""
    sign = _sign(work)
    named = ", ".join(f"{column} = {sign}" for column in columns)
    _each(work, f"UPDATE {table.__tablename__} SET {named} WHERE id = {sign}", rows)


def delete_rows(work: UnitOfWork, table: type[SQLModel], numbers: Iterable[int]) -> None:
    """Remove the rows with these row numbers."""
    rows = [(number,) for number in numbers]
    _each(work, f"DELETE FROM {table.__tablename__} WHERE id = {_sign(work)}", rows)


def rows_among(work: UnitOfWork, query: Any, column: Any, values: Iterable[Any]) -> Iterator[Any]:
    """The rows of a query whose `column` holds one of any number of values; in order within each part only."""
    listed = sorted(set(values))
    if not listed:
        return
    work.session.flush()
    connection = work.session.connection()
    sqlite = connection.dialect.name == "sqlite"
    for start in range(0, len(listed), AT_ONCE):
        part = listed[start : start + AT_ONCE]
        how, bound = _bound(part, sqlite)
        # All of a part at once: one by one each row takes as long again.
        yield from connection.execute(among(query, column, how), {**bound_in(work.session), "among": bound}).all()


def _bound(part: list[Any], sqlite: bool) -> tuple[str, Any]:
    if len(part) == 1:
        return "one", part[0]
    return ("json", json.dumps(part)) if sqlite else ("array", part)


def rows_by(work: UnitOfWork, table: Any, column: str, values: Iterable[int]) -> dict[int, list[Any]]:
    """The rows of a table by the value that each holds in a column, in the order in which they were recorded."""
    found: dict[int, list[Any]] = defaultdict(list)
    among = rows_among(work, select(table.__table__), getattr(table, column), values)
    for row in sorted(among, key=attrgetter("id")):
        found[getattr(row, column)].append(row)
    return found


def read(work: UnitOfWork, query: Any) -> Sequence[Any]:
    """All rows of a query for columns, past the session: its own rows take half as long again."""
    work.session.flush()
    return work.session.connection().execute(live(query), bound_in(work.session)).all()


def given_rows(work: UnitOfWork, columns: Mapping[str, Any], rows: Iterable[Sequence[Any]]) -> Select[Any]:
    """Rows of values as a query, to be joined by a statement; `columns` are their names, in order, with their types.

    Each of a value that both engines and JSON have: text, a whole number or nothing.
    """
    kept = list(rows)
    if work.session.connection().dialect.name == "sqlite":
        given: Any = func.json_each(json.dumps(kept)).table_valued("value")
        # Without a type of their own SQLite makes no index of them, and looks through all rows for each that is joined.
        typed = (cast(func.json_extract(given.c.value, f"$[{at}]"), kind) for at, kind in enumerate(columns.values()))
        return select(*(one.label(name) for name, one in zip(columns, typed, strict=True)))
    lists = ([row[place] for row in kept] for place in range(len(columns)))
    arrays = [cast(values, ARRAY(kind)) for values, kind in zip(lists, columns.values(), strict=True)]
    named = [column(name, kind) for name, kind in columns.items()]
    return select(*func.unnest(*arrays).table_valued(*named).render_derived().c)


def _sign(work: UnitOfWork) -> str:
    return "?" if work.session.connection().dialect.name == "sqlite" else "%s"


def _each(work: UnitOfWork, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    work.session.flush()
    driver: Any = work.session.connection().connection.driver_connection
    if _sign(work) == "?":
        driver.executemany(statement, rows)
        return
    with driver.cursor() as cursor:
        cursor.executemany(statement, rows)
