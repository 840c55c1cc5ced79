"""Numbers that people type as references: given one after the other, without gaps, on either engine.

A PostgreSQL sequence moves on even when its transaction is taken back, so that a dry run would use one up. A number
that was given is never given again, also when its row was taken back: SQLite would.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import column, delete, event, func, insert, select, table
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

_HIGHEST = table("highest_number", column("table_name"), column("number"))
# By its name: each command that records something asks it, and a class takes time to load.


def number_rows(session: Session) -> None:
    """Give each new row that people mean by its number the next one; a unit of work is the only writer."""

    def before_flush(flushed: Session, _context: object, _rows: object) -> None:
        without = [row for row in flushed.new if getattr(row, "id", 0) is None]
        if not without:
            return
        kept, new = _kept(flushed), dict[type[SQLModel], list[Any]]()
        for row in without:
            described = getattr(type(row), "described", None)
            if (described is not None and described.numbered) or row.__tablename__ in kept:
                new.setdefault(type(row), []).append(row)
        for kind, rows in new.items():
            for number, row in enumerate(rows, highest_of(flushed, kind) + 1):
                row.id = number

    event.listen(session, "before_flush", before_flush)


def highest_of(session: Session, kind: type[SQLModel]) -> int:
    """The highest row number that a table has or ever had; 0 for none."""
    there: int | None = session.scalar(select(func.max(kind.__table__.c.id)))  # type: ignore[attr-defined]  # every table class has it
    return max(there or 0, _kept(session).get(str(kind.__tablename__), 0))


def keep_numbers(session: Session, places: Iterable[tuple[str, Any]]) -> None:
    """Keep the numbers of rows that are about to go, by table, from being given once more.

    A row of a key of several columns has none.
    """
    kept = _kept(session)
    going: dict[str, int] = {}
    for name, number in places:
        if isinstance(number, int):
            going[name] = max(going.get(name, kept.get(name, 0)), number)
    for name, number in going.items():
        session.execute(delete(_HIGHEST).where(_HIGHEST.c.table_name == name))
        session.execute(insert(_HIGHEST).values(table_name=name, number=number))
    kept |= going


def _kept(session: Session) -> dict[str, int]:
    """The highest numbers that rows taken back had, by table; read once for a session."""
    if "kept numbers" not in session.info:
        rows = session.execute(select(_HIGHEST.c.table_name, _HIGHEST.c.number)).all()
        session.info["kept numbers"] = {row.table_name: row.number for row in rows}
    kept: dict[str, int] = session.info["kept numbers"]
    return kept
