"""Numbers that people type as references: given one after the other, without gaps, on either engine.

A PostgreSQL sequence moves on even when its transaction is taken back, so that a dry run would use one up.
"""

from typing import Any

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

NUMBERED = (
    "offender",
    "referral",
    "offence",
    "score",
    "sentence",
    "marker",
    "rescope_run",
    "placement",
    "contact",
    "note",
    "duty_referral",
    "requirement",
    "restorative_offer",
)


def number_rows(session: Session) -> None:
    """Give each new row of the NUMBERED tables the next number; a unit of work is the only writer."""

    def before_flush(flushed: Session, _context: object, _rows: object) -> None:
        new: dict[Any, list[Any]] = {}
        for row in flushed.new:
            if row.__tablename__ in NUMBERED and row.id is None:
                new.setdefault(type(row), []).append(row)
        for table, rows in new.items():
            highest = flushed.scalar(select(func.max(table.id))) or 0
            for number, row in enumerate(rows, highest + 1):
                row.id = number

    event.listen(session, "before_flush", before_flush)
