"""Whose cases a list is of, for every list of people: the words as typed, what they stand for, and SQL for them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import col

from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.areas import find_area
from iomctl.services.lookup.find_agency_or_worker import find_agency, find_worker
from iomctl.services.lookup.find_person import find_cohort
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

    def cases(self, as_of: AsOf) -> Iterator[ColumnElement[bool]]:
        """SQL for the spells that are meant, open or not: all that is asked for but the area."""
        if self.cohort is not None:
            yield col(Spell.cohort_id) == self.cohort.id
        if self.worker is not None:
            yield as_of.worker_id == self.worker.id
        if self.agency is not None:
            yield as_of.agency_id == self.agency.id

    def among_few(self, as_of: AsOf) -> Iterator[ColumnElement[bool]]:
        """As `cases`, for a query that finds a few cases by an index of its own, and not by that of the cohort.

        A cohort can be half of all cases. Compared as a sum it is nothing that an index would be taken for.
        """
        if self.cohort is not None:
            yield col(Spell.cohort_id) + 0 == self.cohort.id
        yield from self._replace(cohort=None).cases(as_of)

    @property
    def words(self) -> tuple[str, ...]:
        """What is asked for in words; the cohort is told by its name."""
        named = (one.name for one in (self.worker, self.agency, self.cohort) if one is not None)
        return (*named, *(self.areas or ())[:1])

    def spells(self, as_of: AsOf) -> Iterator[ColumnElement[bool]]:
        """As `cases`, with the area, for a query that has no people; nothing where nobody is left out."""
        yield from self.cases(as_of)
        if self.areas is not None:
            yield col(Spell.offender_id).in_(select(col(Offender.id)).where(*self.people()))

    def people(self) -> Iterator[ColumnElement[bool]]:
        """SQL for where the people live."""
        if self.areas is not None:
            yield col(Offender.area).in_(self.areas)


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

    meant = CasesMeant(
        cohort=found(find_cohort, whose.cohort),
        worker=found(find_worker, whose.worker),
        agency=found(find_agency, whose.agency),
        areas=found(find_area, whose.area),
    )
    if faults.met:
        raise faults.refusal()
    return meant


def people_with_cases(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> ColumnElement[bool]:
    """SQL for a query with people: those with an open case on a day that is asked for. Raises as `cases_meant`."""
    meant = cases_meant(work, whose)
    spells = select(col(Spell.offender_id)).where(day.spells.is_open, *meant.cases(day.spells))
    return and_(col(Offender.id).in_(spells), *meant.people())


def one_with_case(day: AskedDay, person: int) -> ColumnElement[bool]:
    """SQL for a query with people: one, if they have an open case on a day. Among all open cases it would take long."""
    case = select(col(Spell.id)).where(col(Spell.offender_id) == person, day.spells.is_open)
    return and_(col(Offender.id) == person, case.exists())
