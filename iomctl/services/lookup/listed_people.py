"""Whom a list of needs or facts is of: one person, else everyone on the scheme on the day."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from iomctl.errors import BadValue
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.find_person import find_cohort, find_one
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class ListedPeople(NamedTuple):
    """One person, as typed; else everyone with an open spell, or only those in one cohort."""

    offender: str | None = None
    cohort: str | None = None


def people_listed(work: UnitOfWork, day: AskedDay, whose: ListedPeople) -> ColumnElement[bool]:
    """SQL for the people (of the table Offender) that a list on a day is of.

    Raises NotFound for an unknown person or cohort, BadValue when both are given.
    """
    if whose.offender is not None:
        if whose.cohort is not None:
            raise BadValue("--cohort: one person is asked for already; leave it out")
        return col(Offender.id) == find_one(work, whose.offender).id
    spells = select(col(Spell.offender_id)).where(day.spells.is_open)
    if whose.cohort is not None:
        spells = spells.where(col(Spell.cohort_id) == find_cohort(work, whose.cohort).id)
    return col(Offender.id).in_(spells)
