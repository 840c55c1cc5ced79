"""Numbers that people type as references: given one after the other, without gaps, on either engine.

A PostgreSQL sequence moves on even when its transaction is taken back, so that a dry run would use one up.
"""

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from iomctl.storage.tables import Offender, Referral


def number_rows(session: Session) -> None:
    """Give each new person and referral of `session` the next number; a unit of work is the only writer."""

    def before_flush(flushed: Session, _context: object, _rows: object) -> None:
        for table in (Offender, Referral):
            new = [row for row in flushed.new if isinstance(row, table) and row.id is None]
            if new:
                highest = flushed.scalar(select(func.max(col(table.id)))) or 0
                for number, row in enumerate(new, highest + 1):
                    row.id = number

    event.listen(session, "before_flush", before_flush)
