"""What the engines' errors mean to the person at the keyboard."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError

from iomctl.errors import DatabaseUnusable
from iomctl.settings.places import Place


class Meaning(NamedTuple):
    """What an engine's words mean, and what to do about it."""

    words: str
    meaning: str
    advice: str


SQLITE_MEANINGS = (
    Meaning("database is locked", "another command holds it", "try again in a moment"),
    Meaning(
        "readonly database",
        "it is read-only, and every look must be logged in it",
        "make the file and its folder writable",
    ),
    Meaning("disk is full", "the disk is full; nothing was changed", "free some space and try again"),
    Meaning("file is not a database", "it is not an iomctl database", "iomctl db where says which file is used"),
    Meaning(
        "unable to open database file",
        "it can't be opened",
        "check that the file and its folder can be read and written",
    ),
    Meaning("disk image is malformed", "it is damaged", "restore a backup: iomctl db restore FILE"),
    Meaning("malformed database schema", "it is damaged", "restore a backup: iomctl db restore FILE"),
    Meaning("could not decode to utf-8", "it is damaged", "restore a backup: iomctl db restore FILE"),
    Meaning("disk i/o error", "the disk can't be read or written", "check the disk; nothing was changed"),
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
        for one in SQLITE_MEANINGS:
            if one.words in str(cause).lower():
                return DatabaseUnusable(f"{place.shown}: {one.meaning}", advice=one.advice)
        return None
    return _postgres_meaning(cause, place)


def _postgres_meaning(cause: BaseException, place: Place) -> DatabaseUnusable | None:
    import psycopg

    if isinstance(cause, psycopg.errors.LockNotAvailable | psycopg.errors.DeadlockDetected):
        return DatabaseUnusable(f"{place.shown}: another command holds it", advice="try again in a moment")
    if isinstance(cause, psycopg.errors.InsufficientPrivilege | psycopg.errors.ReadOnlySqlTransaction):
        return DatabaseUnusable(
            f"{place.shown}: this user may not write, and every look must be logged",
            advice="ask for the right to write",
        )
    if isinstance(cause, psycopg.errors.DiskFull):
        return DatabaseUnusable(f"{place.shown}: the server's disk is full; nothing was changed")
    # A connection that was refused has no SQLSTATE: its words are all there is to go by.
    if isinstance(cause, psycopg.OperationalError) or (
        isinstance(cause, psycopg.ProgrammingError) and cause.sqlstate is None
    ):
        return DatabaseUnusable(
            f"{place.shown}: the server can't be reached or refused: {_first_line(cause)}",
            advice="check the URL, and that the server runs",
        )
    return None


def _first_line(cause: Exception) -> str:
    words = str(cause).strip()
    return "connection failed" if not words or "password=" in words.lower() else words.splitlines()[0]
