"""Many rows at once, past the session: through the driver on SQLite, through COPY on PostgreSQL.

Session objects cost thirty times the driver; a caller that comes this way puts its own changes into the
audit event. Values are given as the engine stores them: days as ISO text, moments from `moment`, flags as 0 or 1.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlmodel import SQLModel

from iomctl.storage.unit_of_work import UnitOfWork


def next_id(work: UnitOfWork, table: type[SQLModel]) -> int:
    """The first free row number; safe to count on from, because a unit of work is the only writer."""
    highest = work.session.execute(select(func.max(table.__table__.c.id))).scalar()  # type: ignore[attr-defined]  # every table class has it
    return (highest or 0) + 1


def moment(at: datetime) -> str:
    """An aware moment as both engines take it from text, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def insert_rows(work: UnitOfWork, table: type[SQLModel], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values stand in the order of `columns`; on PostgreSQL the row numbers move on with them."""
    work.session.flush()
    connection = work.session.connection()
    driver: Any = connection.connection.driver_connection
    name, named = table.__tablename__, ", ".join(columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        driver.executemany(f"INSERT INTO {name} ({named}) VALUES ({marks})", rows)
        return
    with driver.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")
        with cursor.copy(f"COPY {name} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    if "id" in columns:
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"))
