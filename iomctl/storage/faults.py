"""What the engines' errors mean to the person at the keyboard."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from iomctl.errors import DatabaseUnusable
from iomctl.settings import Place

SQLITE_MEANINGS = (
    ("database is locked", "another command holds it", "try again in a moment"),
    (
        "readonly database",
        "it is read-only, and every look must be logged in it",
        "make the file and its folder writable",
    ),
    ("disk is full", "the disk is full; nothing was changed", "free some space and try again"),
    ("file is not a database", "it is not an iomctl database", "iomctl db where says which file is used"),
    (
        "unable to open database file",
        "it can't be opened",
        "check that the file and its folder can be read and written",
    ),
    ("disk image is malformed", "it is damaged", "restore a backup: iomctl db restore FILE"),
    ("disk i/o error", "the disk can't be read or written", "check the disk; nothing was changed"),
)


@contextmanager
def explained(place: Place) -> Iterator[None]:
    """Turn an engine's error about the database as a whole into DatabaseUnusable; let all others through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as fault:
        meaning = _meaning(fault, place)
        if meaning is None:
            raise
        raise meaning from None


def _meaning(fault: Exception, place: Place) -> DatabaseUnusable | None:
    cause = fault.orig if isinstance(fault, DBAPIError) and fault.orig is not None else fault
    if isinstance(cause, sqlite3.Error):
        for words, meaning, advice in SQLITE_MEANINGS:
            if words in str(cause).lower():
                return DatabaseUnusable(f"{place.shown}: {meaning}", advice=advice)
        return None
    return _postgres_meaning(cause, place)


def _postgres_meaning(cause: BaseException, place: Place) -> DatabaseUnusable | None:
    import psycopg

    if isinstance(cause, psycopg.errors.LockNotAvailable):
        return DatabaseUnusable(f"{place.shown}: another command holds it", advice="try again in a moment")
    if isinstance(cause, psycopg.errors.InsufficientPrivilege | psycopg.errors.ReadOnlySqlTransaction):
        return DatabaseUnusable(
            f"{place.shown}: this user may not write, and every look must be logged",
            advice="ask for the right to write",
        )
    if isinstance(cause, psycopg.errors.DiskFull):
        return DatabaseUnusable(f"{place.shown}: the server's disk is full; nothing was changed")
    if isinstance(cause, psycopg.OperationalError):
        first = str(cause).strip().splitlines()[0] if str(cause).strip() else "no answer"
        return DatabaseUnusable(
            f"{place.shown}: the server can't be reached or refused: {_without_secret(first)}",
            advice="check the URL, and that the server runs",
        )
    return None


def _without_secret(line: str) -> str:
    return line if "password=" not in line else "connection failed"
