"""Open a case book: a SQLite file or a PostgreSQL schema, each with the settings the work relies on."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache, partial
from math import ceil
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from iomctl.errors import DatabaseUnusable, SettingsWrong
from iomctl.settings.places import Place
from iomctl.storage import migrate
from iomctl.storage.held_open import pool_of, remembered

# Any number will do as long as it is this one: writers of one schema queue on it. The schema's own
# number is the second key, so two schemes in one server don't wait for each other.
WRITER_LOCK = 1_664_525
WRITERS_TURN = f"SELECT pg_advisory_xact_lock({WRITER_LOCK}, hashtext(current_schema()))"
# A server that doesn't answer at all would otherwise hold a cron job for minutes.
CONNECT_SECONDS = 10
LONGEST_WAIT = 0.25


@lru_cache(maxsize=2)
def open_engine(place: Place, lock_wait: float) -> Engine:
    """An engine whose every transaction is the one writer; waits up to `lock_wait` seconds for its turn.

    The same one for the same place: it keeps the statements that it has compiled, and no connection, or one where the
    place is held.

    Raises DatabaseUnusable when the PostgreSQL driver is not installed, SettingsWrong for a URL it can't read.
    """
    if place.path is not None:
        return _sqlite_engine(place, place.path, lock_wait)
    return _postgres_engine(place, lock_wait)


@contextmanager
def reading(place: Place, lock_wait: float) -> Iterator[Connection]:
    """One unchanging view of the case book that takes nobody's turn and can't change anything."""
    with open_engine(place, lock_wait).connect() as connection:
        connection.execution_options(without_turn=True)
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


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
    if place.path is None:
        return
    try:
        there, file, folder = place.path.exists(), place.path.is_file(), place.path.is_dir()
    except OSError as fault:
        raise DatabaseUnusable(
            f"{place.shown}: it can't be opened: {fault.strerror}", advice="iomctl db where says which file is used"
        ) from None
    if not there and place.path.is_symlink():
        raise DatabaseUnusable(f"{place.shown}: a link to what is not there", advice="mend or remove the link")
    if not there:
        raise DatabaseUnusable(f"{place.shown}: no case book here yet", advice="make one: iomctl init")
    if not file:
        what = "a folder" if folder else "not a file"
        raise DatabaseUnusable(f"{place.shown}: {what}, not a database", advice="iomctl db where says which is used")


def create_file(path: Path) -> None:
    """Make an empty database that only its owner can read; SQLite gives its side files the same mode."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    write_ahead(path)


def is_blank(path: Path) -> bool:
    """Whether a file is a SQLite database without any table, or has no bytes at all."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None
    except sqlite3.Error:
        return False


def write_ahead(path: Path) -> None:
    """Have a SQLite file keep a write-ahead log, so that readers don't wait; the file itself remembers it.

    Set where a case book is made, not at each opening: a file that is not ours must stay as it is.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _sqlite_engine(place: Place, path: Path, lock_wait: float) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=lock_wait
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    # hide_parameters: an error must never print the names and birth dates it was called with.
    engine = create_engine("sqlite://", creator=connect, hide_parameters=True, **pool_of(place))
    event.listen(engine, "begin", partial(_take_turn, lock_wait=lock_wait))
    return remembered(engine, place)


def _take_turn(connection: Connection, lock_wait: float) -> None:
    """Begin a transaction; one that may write is the only one, and waits for its turn."""
    driver: Any = connection.connection.driver_connection
    if connection.get_execution_options().get("without_turn"):
        driver.execute("BEGIN")
        return
    # In short waits: within one, SQLite would not hear of Ctrl-C.
    waits = max(1, ceil(lock_wait / LONGEST_WAIT))
    driver.execute(f"PRAGMA busy_timeout = {round(min(lock_wait, LONGEST_WAIT) * 1000)}")
    for left in reversed(range(waits)):
        try:
            driver.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as fault:
            if not left or fault.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
    driver.execute(f"PRAGMA busy_timeout = {round(lock_wait * 1000)}")


def _postgres_engine(place: Place, lock_wait: float) -> Engine:
    try:
        import psycopg
    except ModuleNotFoundError:
        raise DatabaseUnusable(
            "the PostgreSQL driver is not installed", advice="install it: pip install 'iomctl[postgres]'"
        ) from None
    del psycopg
    try:
        url = make_url(place.url or "")
    except (ArgumentError, ValueError):
        raise SettingsWrong(
            f"{place.shown}: not a URL that can be read", advice="write it as postgresql://user@host:port/database"
        ) from None
    patience = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
    engine = create_engine(url, hide_parameters=True, connect_args=patience, **pool_of(place))
    milliseconds = max(1, round(lock_wait * 1000))

    def take_turn(connection: Connection) -> None:
        if connection.get_execution_options().get("without_turn"):
            return
        connection.execute(text(f"SET LOCAL lock_timeout = {milliseconds}"))
        connection.execute(text(WRITERS_TURN))

    event.listen(engine, "begin", take_turn)
    return remembered(engine, place)


def session_user(connection: Connection) -> str | None:
    """Who the PostgreSQL session belongs to; None on SQLite, which has no users."""
    if connection.dialect.name != "postgresql":
        return None
    found: Any = connection.scalar(text("SELECT session_user"))
    return str(found)
