"""Whom a list is of: one person, else everyone with an open case that is asked for, or everyone recorded."""

from typing import NamedTuple

from sqlalchemy import ColumnElement

from iomctl.errors import BadValue
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.find_person import find_one
from iomctl.services.lookup.whose_cases import WhoseCases, cases_meant, is_person, people_with_cases
from iomctl.storage.made_once import meant
from iomctl.storage.tables.people import standing
from iomctl.storage.unit_of_work import UnitOfWork


class ListedPeople(NamedTuple):
    """One person, as typed; else everyone with one of the cases asked for."""

    offender: str | None = None
    cases: WhoseCases = WhoseCases()


def people_listed(work: UnitOfWork, day: AskedDay, listed: ListedPeople) -> ColumnElement[bool]:
    """SQL for the people (of the table Offender) that a list on a day is of: one, else those with an open case.

    Raises NotFound for an unknown person and as `cases_meant`, and BadValue when both are given.
    """
    one = _one_person(work, listed)
    return people_with_cases(work, day, listed.cases) if one is None else one


def people_recorded(work: UnitOfWork, day: AskedDay, listed: ListedPeople) -> list[ColumnElement[bool]]:
    """SQL as that of `people_listed`, but without a case that is asked for of everyone recorded. Raises as it does."""
    one = _one_person(work, listed)
    if one is not None:
        return [one]
    if listed.cases == WhoseCases(area=listed.cases.area):
        return [standing(), *cases_meant(work, listed.cases).people()]
    return [people_with_cases(work, day, listed.cases)]


def _one_person(work: UnitOfWork, listed: ListedPeople) -> ColumnElement[bool] | None:
    if listed.offender is None:
        return None
    given = [name for name, word in listed.cases._asdict().items() if word is not None]
    if given:
        raise BadValue(*(f"--{name}: one person is asked for already; leave it out" for name in given))
    return is_person(meant(work.session, find_one(work, listed.offender).id))
