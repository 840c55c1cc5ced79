"""Read a few rows of a case book by its driver alone: the tab key can't wait for the database library."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from iomctl.settings.places import Place

PATIENCE = 0.2
"""Seconds to wait for whoever holds a SQLite file whole, who is about to replace it."""
CONNECT_SECONDS, ANSWER_MILLISECONDS = 2, 500


def rows(place: Place, query: str) -> Sequence[tuple[Any, ...]]:
    """The rows of a SELECT without parameters, as they stand; it takes nobody's turn and changes nothing.

    Raises what the driver raises: sqlite3.Error, psycopg.Error, or ImportError without the PostgreSQL driver.
    """
    if place.path is not None:
        return _of_file(place.path.resolve(), query)
    return _of_server((place.url or "").replace("+psycopg", "", 1), query)


def _of_file(path: Path, query: str) -> Sequence[tuple[Any, ...]]:
    # Without a log beside the file nobody is writing: read as it is, no files are made beside it that stay.
    still = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro{still}", uri=True, timeout=PATIENCE)) as connection:
        return connection.execute(query).fetchall()


def _of_server(url: str, query: str) -> Sequence[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(url, connect_timeout=CONNECT_SECONDS, autocommit=True) as connection:
        connection.read_only = True
        connection.execute(f"SET statement_timeout = {ANSWER_MILLISECONDS}".encode())
        return connection.execute(query.encode()).fetchall()
