"""Whose cases a list is of, for every list of people: the words as typed, what they stand for, and SQL for them."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import col

from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.areas import find_area
from iomctl.services.lookup.find_agency_or_worker import find_agency, find_worker
from iomctl.services.lookup.find_person import find_cohort
from iomctl.storage.made_once import Meant, made_once, meant, number_of
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

Found = TypeVar("Found")


class WhoseCases(NamedTuple):
    """Whose cases, in words as typed; None for all. All of them must hold of one open case of the person.

    `worker` and `agency` lead that case on the day asked about; `area` is where the person lives.
    """

    cohort: str | None = None
    worker: str | None = None
    agency: str | None = None
    area: str | None = None


class CasesMeant(NamedTuple):
    """The rows that the words of `WhoseCases` stand for; `areas` is each way one area is written."""

    cohort: Cohort | None
    worker: Worker | None
    agency: Agency | None
    areas: list[str] | None
    numbers: "_Numbers"

    def cases(self, as_of: AsOf) -> tuple[ColumnElement[bool], ...]:
        """SQL for the spells that are meant, open or not: all that is asked for but the area."""
        return _cases(as_of, self.numbers)

    def among_few(self, as_of: AsOf) -> tuple[ColumnElement[bool], ...]:
        """As `cases`, for a query that finds a few cases by an index of its own, and not by that of the cohort.

        A cohort can be half of all cases. Compared as a sum it is nothing that an index would be taken for.
        """
        return _cases(as_of, self.numbers, few=True)

    @property
    def words(self) -> tuple[str, ...]:
        """What is asked for in words; the cohort is told by its name."""
        named = (one.name for one in (self.worker, self.agency, self.cohort) if one is not None)
        return (*named, *(self.areas or ())[:1])

    def spells(self, as_of: AsOf) -> tuple[ColumnElement[bool], ...]:
        """As `cases`, with the area, for a query that has no people; nothing where nobody is left out."""
        return (*self.cases(as_of), *_spells_in(self._areas))

    def people(self) -> tuple[ColumnElement[bool], ...]:
        """SQL for where the people live."""
        return _people_in(self._areas)

    def with_case(self, as_of: AsOf) -> ColumnElement[bool]:
        """SQL for the people with an open case that is asked for."""
        return _with_case(as_of, self.numbers, self._areas)

    @property
    def _areas(self) -> tuple[str, ...] | None:
        return None if self.areas is None else tuple(self.areas)


class _Numbers(NamedTuple):
    cohort: Meant | None
    worker: Meant | None
    agency: Meant | None


@made_once
def _cases(as_of: AsOf, of: _Numbers, few: bool = False) -> tuple[ColumnElement[bool], ...]:
    cohort = col(Spell.cohort_id) + 0 if few else col(Spell.cohort_id)
    compared = ((cohort, of.cohort), (as_of.worker_id, of.worker), (as_of.agency_id, of.agency))
    return tuple(column == number_of(number) for column, number in compared if number is not None)


@made_once
def _people_in(areas: tuple[str, ...] | None) -> tuple[ColumnElement[bool], ...]:
    return () if areas is None else (col(Offender.area).in_(areas),)


@made_once
def _spells_in(areas: tuple[str, ...] | None) -> tuple[ColumnElement[bool], ...]:
    people = _people_in(areas)
    return (col(Spell.offender_id).in_(select(col(Offender.id)).where(*people)),) if people else ()


@made_once
def _with_case(as_of: AsOf, of: _Numbers, areas: tuple[str, ...] | None) -> ColumnElement[bool]:
    spells = select(col(Spell.offender_id)).where(as_of.is_open, *_cases(as_of, of))
    return and_(col(Offender.id).in_(spells), *_people_in(areas))


def cases_meant(work: UnitOfWork, whose: WhoseCases) -> CasesMeant:
    """Find what the words stand for. Raises NotFound with every unknown cohort, worker, agency and area at once."""
    if whose not in work.meant:
        work.meant[whose] = _found(work, whose)
    found: CasesMeant = work.meant[whose]
    return found


def _found(work: UnitOfWork, whose: WhoseCases) -> CasesMeant:
    faults = EveryFault()

    def found(find: Callable[[UnitOfWork, str], Found], word: str | None) -> Found | None:
        return None if word is None else faults.take(lambda: find(work, word))

    cohort, worker = found(find_cohort, whose.cohort), found(find_worker, whose.worker)
    agency, areas = found(find_agency, whose.agency), found(find_area, whose.area)
    if faults.met:
        raise faults.refusal()
    numbers = (None if one is None else meant(work.session, one.id) for one in (cohort, worker, agency))
    return CasesMeant(cohort, worker, agency, areas, _Numbers(*numbers))


def people_with_cases(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> ColumnElement[bool]:
    """SQL for a query with people: those with an open case on a day that is asked for. Raises as `cases_meant`."""
    return cases_meant(work, whose).with_case(day.spells)


def one_with_case(work: UnitOfWork, day: AskedDay, person: int) -> ColumnElement[bool]:
    """SQL for a query with people: one, if they have an open case on a day. Among all open cases it would take long."""
    return _one_with_case(day.spells, meant(work.session, person))


@made_once
def _one_with_case(as_of: AsOf, person: Meant) -> ColumnElement[bool]:
    case = select(col(Spell.id)).where(col(Spell.offender_id) == number_of(person), as_of.is_open)
    return and_(is_person(person), case.exists())


@made_once
def is_person(person: Meant) -> ColumnElement[bool]:
    """SQL for a query with people: the one who is meant."""
    return col(Offender.id) == number_of(person)
