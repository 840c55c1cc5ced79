"""SQL about when people were born, where of some only the year or the month is known: certainly, maybe, or not."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, false, func, or_

from iomctl.storage.tables.people import Offender

A_DAY = timedelta(days=1)


def born_by(last: date, of: Any = Offender) -> ColumnElement[bool]:
    """SQL for whoever was certainly born by a day, that day included; `of` has the columns of a person."""
    whole = last if (last + A_DAY).day == 1 else last.replace(day=1) - A_DAY
    within: Any = of.born_within
    end = case((func.length(within) == 4, within + "-12"), else_=within)
    return _known(of, of.born_on <= last, end <= _month(whole))


def maybe_born_by(last: date, of: Any = Offender) -> ColumnElement[bool]:
    """SQL for whoever may have been born by a day, that day included; nobody of whom nothing is known."""
    return _known(of, of.born_on <= last, of.born_within <= _month(last))


def born_after(day: date, of: Any = Offender) -> ColumnElement[bool]:
    """SQL for whoever was certainly born after a day."""
    return and_(has_birth(of), ~maybe_born_by(day, of))


def told_birth(of: Any = Offender) -> ColumnElement[Any]:
    """SQL for the birth in its ISO form, as far as it is known; null where nothing is."""
    return func.coalesce(cast(of.born_on, String), of.born_within)


def has_birth(of: Any = Offender) -> ColumnElement[bool]:
    """SQL for whoever's birth is known, or the year of it."""
    return or_(of.born_on.is_not(None), of.born_within.is_not(None))


def _known(of: Any, by_day: Any, by_month: Any) -> ColumnElement[bool]:
    """SQL for the condition on the column that is filled; false where neither is."""
    return case((of.born_on.is_not(None), by_day), (of.born_within.is_not(None), by_month), else_=false())


def _month(day: date) -> str:
    return day.isoformat()[:7]
