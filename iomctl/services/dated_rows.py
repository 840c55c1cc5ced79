"""SQL for dated rows: which of those that belong to something counts on a day."""

from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, select
from sqlmodel import SQLModel

from iomctl.storage.made_once import made_once
from iomctl.storage.unit_of_work import UnitOfWork


@made_once
def newest_then(table: type[SQLModel], owner: Any, key: str, on: date, of: str = "id") -> ScalarSelect[Any]:
    """SQL for the column `of` of the newest row of a table by a day, that day included; null when there is none.

    `owner` is the column of another table, in the query around it, that `key` points to; among rows of one day the
    one recorded last counts.
    """
    rows: Any = table
    query = select(getattr(rows, of)).where(getattr(rows, key) == owner, rows.from_on <= on)
    return query.order_by(rows.from_on.desc(), rows.id.desc()).limit(1).correlate(owner.class_).scalar_subquery()


def newest_row(work: UnitOfWork, table: type[SQLModel], spell: int, on: date) -> Any:
    """The row of a spell in one of its dated tables that counts on a day, that day included; None for none."""
    rows: Any = table
    query = select(rows).where(rows.spell_id == spell, rows.from_on <= on)
    return work.session.scalars(query.order_by(rows.from_on.desc(), rows.id.desc()).limit(1)).first()
