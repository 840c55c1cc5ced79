"""SQL for the stays in custody that had begun by a day, for every room that asks about them."""

from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import col

from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.custodies import Custody


@made_once
def has_begun(on: date) -> ColumnElement[bool]:
    """SQL for the stays that had begun by a day and are not withdrawn."""
    return and_(col(Custody.withdrawn_in).is_(None), col(Custody.from_on) <= on)


@made_once
def stays_begun(on: date) -> Query:
    """SQL for the first and the last day of every one of them."""
    columns = (col(Custody.id), col(Custody.offender_id), col(Custody.from_on), col(Custody.to_on))
    return select(*columns).where(has_begun(on))
