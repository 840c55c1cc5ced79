"""People by their age on a day, and of whom a list by age can say nothing."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlmodel import col

from iomctl.domain.days.ages import AgeSpan, latest_birth
from iomctl.services.lookup.births import born_after, born_by, has_birth
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def _not_known(span: AgeSpan, on: date) -> ColumnElement[bool]:
    """SQL for whoever may be of an age on a day and may not be."""
    if span.youngest is None or span.oldest is None:
        return ~has_birth()
    young, old = latest_birth(span.youngest, on), latest_birth(span.oldest + 1, on)
    certain = or_(and_(born_by(young), born_after(old)), born_after(young), born_by(old))
    return ~certain


class NotTold(NamedTuple):
    """How many people a list by age can't tell of: those without a birth date, and those it may not show."""

    no_birth: int = 0
    hidden: int = 0


def of_age(work: UnitOfWork, span: AgeSpan, on: date) -> ColumnElement[bool]:
    """SQL for the people who are of an age on a day.

    Whoever has a limited-access mark is not among them unless their name may be shown: a list by age would tell theirs.
    """
    if span.youngest is None or span.oldest is None:
        known: ColumnElement[bool] = ~has_birth()
    else:
        known = and_(born_by(latest_birth(span.youngest, on)), born_after(latest_birth(span.oldest + 1, on)))
    return and_(known, col(Offender.restricted).is_(False)) if work.hides(True) else known


def not_told(work: UnitOfWork, people: Select[Any], of: tuple[AgeSpan, date] | None = None) -> NotTold:
    """How many of the people whom a query for their row numbers finds a list by age says nothing of.

    `of` is the ages and the day that are asked about: whoever may be of them or not; None for a list by birthday.
    """
    hidden = col(Offender.restricted) if work.hides(True) else false()
    unknown = and_(~hidden, col(Offender.born_on).is_(None) if of is None else _not_known(*of))
    count = select(func.count().filter(unknown), func.count().filter(hidden)).select_from(Offender)
    return NotTold(*work.session.execute(count.where(col(Offender.id).in_(people))).one())
