"""People by their age on a day, and of whom a list by age can say nothing."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, func, select
from sqlmodel import col

from iomctl.domain.days.ages import AgeSpan, latest_birth
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class NotTold(NamedTuple):
    """How many people a list by age can't tell of: those without a birth date, and those it may not show."""

    no_birth: int = 0
    hidden: int = 0


def of_age(work: UnitOfWork, span: AgeSpan, on: date) -> ColumnElement[bool]:
    """SQL for the people who are of an age on a day.

    Whoever has a limited-access mark is not among them unless their name may be shown: a list by age would tell theirs.
    """
    born_on = col(Offender.born_on)
    if span.youngest is None or span.oldest is None:
        known: ColumnElement[bool] = born_on.is_(None)
    else:
        known = and_(born_on <= latest_birth(span.youngest, on), born_on > latest_birth(span.oldest + 1, on))
    return and_(known, col(Offender.restricted).is_(False)) if work.hides(True) else known


def not_told(work: UnitOfWork, people: Select[Any]) -> NotTold:
    """How many of the people whom a query for their row numbers finds a list by age says nothing of."""
    hidden = col(Offender.restricted) if work.hides(True) else false()
    unknown = and_(~hidden, col(Offender.born_on).is_(None))
    count = select(func.count().filter(unknown), func.count().filter(hidden)).select_from(Offender)
    return NotTold(*work.session.execute(count.where(col(Offender.id).in_(people))).one())
