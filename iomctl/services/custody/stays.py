"""Stays in custody as they stood on a day: the SQL for them, and the one that a person is in."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, or_, select
from sqlmodel import SQLModel, col

from iomctl.domain.days.days import in_full, spoken
from iomctl.errors import DoesNotFit
from iomctl.services.dated_rows import newest_then
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.lookup.stays_begun import has_begun
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@made_once
def in_custody_on(on: date) -> ColumnElement[bool]:
    """SQL for the stays that had begun by a day, had not ended by it, and are not withdrawn."""
    goes_on = or_(col(Custody.to_on).is_(None), col(Custody.to_on) > on)
    return and_(has_begun(on), goes_on)


def newest_row(table: type[SQLModel], on: date) -> ScalarSelect[Any]:
    """SQL for the number of the newest row of a stay in one of its dated tables, that day included; null for none."""
    return newest_then(table, Custody.id, "custody_id", on)


def newest_of(work: UnitOfWork, table: type[SQLModel], stay: Custody, on: date = date.max) -> Any:
    """The newest row of a stay in one of its dated tables by a day, that day included; None when there is none."""
    rows: Any = table
    query = select(rows).where(rows.custody_id == stay.id, rows.from_on <= on)
    return work.session.scalars(query.order_by(rows.from_on.desc(), rows.id.desc()).limit(1)).first()


def stay_meant(work: UnitOfWork, person: Offender, on: date | None) -> Custody:
    """The stay of a person that covers a day or ended on it; without a day the one that goes on, or the only one.

    Raises DoesNotFit where there is none, and without a day where there are several that are over.
    """
    query = select(Custody).where(col(Custody.offender_id) == person.id, col(Custody.withdrawn_in).is_(None))
    stays = list(work.session.scalars(query.order_by(col(Custody.from_on), col(Custody.id))).all())
    if on is None:
        found = [one for one in stays if one.to_on is None] or stays
    else:
        covering = [one for one in stays if one.from_on <= on and (one.to_on is None or on < one.to_on)]
        found = covering or [one for one in stays if one.to_on == on]
    ref = person_reference(person)
    advice = f"every stay of theirs: iomctl custody list {ref}"
    if not found:
        when = f"on {spoken(on, work.today)}" if on is not None else "by what is recorded"
        raise DoesNotFit(f"{ref} was not in custody {when}", advice=advice)
    if on is None and len(found) > 1:
        days = ", ".join(in_full(one.from_on) for one in found)
        raise DoesNotFit(f"{ref} was in custody more than once: from {days}", advice="say which: --on DAY")
    return found[-1]


def open_stay(work: UnitOfWork, person: Offender) -> Custody | None:
    """The stay in custody that a person is in now."""
    query = select(Custody).where(
        col(Custody.offender_id) == person.id, col(Custody.to_on).is_(None), col(Custody.withdrawn_in).is_(None)
    )
    return work.session.scalars(query).one_or_none()


def stay_of(work: UnitOfWork, person: Offender) -> Custody:
    """The stay in custody that a person is in now. Raises DoesNotFit for somebody who is in none."""
    stay = open_stay(work, person)
    if stay is None:
        ref = person_reference(person)
        raise DoesNotFit(
            f"{ref} is not in custody", advice=f"if they are: iomctl custody begin {ref} KIND --prison NAME --on DAY"
        )
    return stay
