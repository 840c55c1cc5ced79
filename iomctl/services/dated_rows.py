"""SQL for dated rows: which of those that belong to something counts on a day."""

from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, select
from sqlmodel import SQLModel


def newest_then(table: type[SQLModel], owner: Any, key: str, on: date, of: str = "id") -> ScalarSelect[Any]:
    """SQL for the column `of` of the newest row of a table by a day, that day included; null when there is none.

    `owner` is the column of another table, in the query around it, that `key` points to; among rows of one day the
    one recorded last counts.
    """
    rows: Any = table
    query = select(getattr(rows, of)).where(getattr(rows, key) == owner, rows.from_on <= on)
    return query.order_by(rows.from_on.desc(), rows.id.desc()).limit(1).correlate(owner.class_).scalar_subquery()
