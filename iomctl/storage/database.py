"""Open a case book: a SQLite file or a PostgreSQL schema, each with the settings the work relies on."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text

from iomctl.errors import DatabaseUnusable
from iomctl.settings import Place
from iomctl.storage import migrate

# Any number will do as long as it is this one: writers of one schema queue on it. The schema's own
# number is the second key, so two schemes in one server don't wait for each other.
WRITER_LOCK = 1_664_525


def open_engine(place: Place, lock_wait: float) -> Engine:
    """An engine whose every transaction is the one writer; waits up to `lock_wait` seconds for its turn.

    Raises DatabaseUnusable when the PostgreSQL driver is not installed.
    """
    if place.path is not None:
        return _sqlite_engine(place.path, lock_wait)
    return _postgres_engine(place, lock_wait)


def refuse_wrong_version(connection: Connection, place: Place) -> None:
    """Raise DatabaseUnusable unless the database is at this program's version."""
    found, wanted = migrate.current(connection), migrate.head()
    if found == wanted:
        return
    if found is None:
        raise DatabaseUnusable(f"{place.shown}: no case book here yet", advice="make one: iomctl init")
    if found > wanted:
        raise DatabaseUnusable(
            f"{place.shown}: made by a newer iomctl (its version is {found}, this program knows {wanted})",
            advice="install the newer iomctl",
        )
    raise DatabaseUnusable(
        f"{place.shown}: from an older iomctl ({found}; this one is {wanted})", advice="run: iomctl db upgrade"
    )


def refuse_missing(place: Place) -> None:
    """Raise DatabaseUnusable when there is no file at a SQLite place: opening must never make an empty one."""
    if place.path is not None and not place.path.exists():
        raise DatabaseUnusable(f"{place.shown}: no case book here yet", advice="make one: iomctl init")
    if place.path is not None and place.path.is_dir():
        raise DatabaseUnusable(f"{place.shown}: a folder, not a database", advice="iomctl db where says which is used")


def create_file(path: Path) -> None:
    """Make an empty file that only its owner can read; SQLite gives its side files the same mode."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _sqlite_engine(path: Path, lock_wait: float) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=lock_wait
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    # hide_parameters: an error must never print the names and birth dates it was called with.
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgres_engine(place: Place, lock_wait: float) -> Engine:
    try:
        import psycopg
    except ModuleNotFoundError:
        raise DatabaseUnusable(
            "the PostgreSQL driver is not installed", advice="install it: pip install 'iomctl[postgres]'"
        ) from None
    del psycopg
    engine = create_engine(place.url or "", poolclass=NullPool, hide_parameters=True)
    milliseconds = max(1, round(lock_wait * 1000))

    def take_turn(connection: Connection) -> None:
        if connection.get_execution_options().get("without_turn"):
            return
        connection.execute(text(f"SET LOCAL lock_timeout = {milliseconds}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key, hashtext(current_schema()))"), {"key": WRITER_LOCK})

    event.listen(engine, "begin", take_turn)
    return engine


def session_user(connection: Connection) -> str | None:
    """Who the PostgreSQL session belongs to; None on SQLite, which has no users."""
    if connection.dialect.name != "postgresql":
        return None
    found: Any = connection.scalar(text("SELECT session_user"))
    return str(found)
