"""Copies of a SQLite case book: written while others work, and put in the place of another."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from iomctl.errors import DatabaseUnusable
from iomctl.settings.places import Place
from iomctl.storage.contents import Contents, contents_of
from iomctl.storage.database import reading
from iomctl.storage.faults import explained
from iomctl.storage.integrity import engine_faults


def copy(place: Place, target: Path, lock_wait: float) -> Contents | None:
    """Copy a case book, as it is at one moment, into a new file; None, and no file, when it is no case book."""
    with explained(place), reading(place, lock_wait) as connection:
        counted = contents_of(connection)
        source = connection.connection.driver_connection
        if counted is None or not isinstance(source, sqlite3.Connection):
            return None
        with explained(Place(target, None)), closing(sqlite3.connect(target, isolation_level=None)) as made:
            # The view that was counted is still open, so the copy holds exactly that.
            source.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")  # one file, complete in itself
    return counted


def read_back(path: Path) -> Contents:
    """Read a copy from end to end. Raises DatabaseUnusable when it is no case book, or damaged."""
    place = Place(path, None)
    with explained(place), reading(place, 0) as connection:
        damage = engine_faults(connection)
        if damage:
            raise DatabaseUnusable(*(f"{path}: {line}" for line in damage))
        counted = contents_of(connection)
    if counted is None:
        raise DatabaseUnusable(f"{path}: not a backup of a case book")
    return counted


@contextmanager
def new_file_for(target: Path) -> Iterator[Path]:
    """A new file, mode 0600, in the folder of `target` to be put in its place; removed if it is still there."""
    made = target.with_name(f".{target.name}.{os.getpid()}.part")
    os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield made
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            made.with_name(made.name + suffix).unlink(missing_ok=True)


def put_in_place(made: Path, target: Path) -> None:
    """Give a written file its name, so that it survives a loss of power from here on."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(target)
    _remember_names(target.parent)


def exchange(made: Path, path: Path, kept: Path, lock_wait: float) -> None:
    """Put a file in the place of a case book, which is kept under another name; there is always one of them.

    Raises DatabaseUnusable when another command has the case book open.
    """
    with _held(path, lock_wait):
        os.link(path, kept)
        for suffix in ("-wal", "-shm"):  # left only by a file that is no database any more
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(kept.with_name(kept.name + suffix))
        put_in_place(made, path)


@contextmanager
def _held(path: Path, lock_wait: float) -> Iterator[None]:
    place = Place(path, None)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=lock_wait)) as connection:
        try:
            # Both need that nobody else has the file open, and put its write-ahead log into the file.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            with explained(place):
                raise
        except sqlite3.DatabaseError:
            pass  # damaged beyond opening: that is why a backup is brought back
        yield


def _remember_names(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
