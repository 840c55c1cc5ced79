"""The roll-up of a day: the figures of a return as rows of a table, which others may read and which names nobody."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select

from iomctl.domain.columns import column
from iomctl.domain.returns.rolled_up import of_row, rows_of
from iomctl.services.partnership.schemes import scheme_of
from iomctl.services.returns.making import SentBefore, make
from iomctl.storage.tables.board.days import BoardDay
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class DayRolledUp:
    """What was written of a day."""

    as_of: date = column("As of", "the day of the figures, to its end", "2026-11-29", rank=0)
    since: date = column("Since", "the first day of what is counted over days", "2026-10-01")
    figures: int = column("Figures", "how many stand in the table for this day", "412", rank=0, right=True)
    withheld: int = column("Withheld", "of how many the count is withheld", "97", right=True)
    written: bool = column("Written", "whether anything was other than what stood there", "yes")


def roll_up(work: UnitOfWork, since: date, as_of: date) -> DayRolledUp:
    """Write the figures of a day in place of what stood there for it; the same again changes nothing.

    They are made beside those of an earlier day that stands there: see `_before`. No event of the trail tells of it:
    the figures follow from what is recorded. Raises as `make` does.
    """
    rows = rows_of(make(work, since, as_of, _before(work, since, as_of)))
    table, connection = BoardDay.__table__, work.session.connection()  # type: ignore[attr-defined]  # SQLModel's own
    here = (table.c.scheme_id == rows[0]["scheme_id"], table.c.as_of == as_of)
    stood = [dict(row) for row in connection.execute(select(table).where(*here)).mappings()]
    new = sorted(stood, key=_key) != sorted(rows, key=_key)
    if new:
        connection.execute(delete(table).where(*here))
        connection.execute(insert(table), rows)
    return DayRolledUp(as_of, since, len(rows), sum(one["withheld"] for one in rows), new)


def _key(row: dict[str, Any]) -> tuple[str, ...]:
    return row["measure"], row["by_what"], row["of_group"]


def _before(work: UnitOfWork, since: date, as_of: date) -> SentBefore | None:
    """The figures that a reader may hold beside these: of the newest day before of the same period.

    With a new period it is the first day of the one before. Day by day, what grows by one would stay withheld for ever.
    """
    table, connection = BoardDay.__table__, work.session.connection()  # type: ignore[attr-defined]  # SQLModel's own
    mine = table.c.scheme_id == scheme_of(work).book_id
    last = select(func.max(table.c.since)).where(mine, table.c.as_of < as_of, table.c.since <= since)
    period = connection.scalar(last)
    days = func.max(table.c.as_of) if period == since else func.min(table.c.as_of)
    day = select(days).where(mine, table.c.as_of < as_of, table.c.since == period).scalar_subquery()
    found = connection.execute(select(table).where(mine, table.c.as_of == day)).mappings().all()
    return SentBefore(found[0]["since"], found[0]["as_of"], [of_row(dict(row)) for row in found]) if found else None
