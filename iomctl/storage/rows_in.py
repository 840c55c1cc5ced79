"""Many rows into a table at once: through the driver on SQLite, through COPY on PostgreSQL."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection


def put_rows(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values stand in the order of `columns`, as the engine stores them; moments as UTC."""
    driver: Any = connection.connection.driver_connection
    named = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        driver.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)
        return
    with driver.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")
        with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
