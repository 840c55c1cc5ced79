"""What a paper of the board is asked for: its period, its cohort, and whom and what of the case book that means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.tally import Tally
from iomctl.errors import BadValue
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import find_cohort
from iomctl.storage.made_once import Meant, made_once, meant, number_of
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.domain.days.working_days import Calendar

A_DAY = timedelta(days=1)
NOT_RECORDED = "Not recorded"


class BoardAsked(NamedTuple):
    """The period of a paper, from `first` to the end of `last`, both included; `cohort` as typed, None for all."""

    first: date
    last: date
    cohort: str | None = None


@dataclass(frozen=True)
class Scope:
    """Whom a paper tells of: everybody with a case, of one cohort or of all, that was open in the period.

    `over` is whether the last day is: what was to be done on it and was not is late then.
    """

    work: UnitOfWork
    first: date
    last: date
    cohort: Cohort | None
    over: bool

    @cached_property
    def day(self) -> AskedDay:
        """The last day, of which the paper says how things stand."""
        return AskedDay(self.work, self.last)

    @cached_property
    def before(self) -> AskedDay:
        """The day before the period."""
        return AskedDay(self.work, self.first - A_DAY)

    @property
    def calendar(self) -> "Calendar":
        """The working days of the scheme's nation."""
        return self.work.calendar

    @cached_property
    def of_cohort(self) -> tuple[ColumnElement[bool], ...]:
        """SQL for the spells of the cohort; nothing where all are meant."""
        return () if self.cohort is None else (_of_cohort(meant(self.work.session, self.cohort.id)),)

    def people(self, person: Any) -> ColumnElement[bool]:
        """SQL for whether a `person`, a column with their number, had such a case in the period."""
        return _had_a_case(person, self.first, self.last, self.of_cohort)


def scope_of(work: UnitOfWork, asked: BoardAsked, over: bool = False) -> Scope:
    """What is asked for, found; `over` says that the last day is, also where the book is asked as known on it.

    Raises BadValue for days that can't be and NotFound, with every fault at once.
    """
    faults = EveryFault()
    cohort = faults.take(lambda: None if asked.cohort is None else find_cohort(work, asked.cohort))
    faults.take(lambda: _refuse_days(asked, work.today))
    if faults.met:
        raise faults.refusal()
    return Scope(work, asked.first, asked.last, cohort, over or asked.last < work.today)


def _refuse_days(asked: BoardAsked, today: date) -> None:
    if asked.last > today:
        raise BadValue(f"--as-of {spoken(asked.last, today)} is in the future: a paper tells what has been")
    if asked.first > asked.last:
        raise BadValue(f"--from {spoken(asked.first, today)} is after --as-of {spoken(asked.last, today)}")


def tally(measure: str, *counted: int | None, by: str = "", group: str = "", middle: Decimal | None = None) -> Tally:
    """What a measure of the catalogue counted: a number, or a number and of how many."""
    numerator, denominator = (*counted, None)[:2]
    return Tally(measure, measures()[measure].version, by, group, numerator or 0, denominator, middle)


def broken_down(measure: str, by: str, groups: Iterable[tuple[str, int]]) -> Iterator[Tally]:
    """What it counted in each group."""
    for group, number in groups:
        yield tally(measure, number, by=by, group=group)


@made_once
def _of_cohort(cohort: Meant) -> ColumnElement[bool]:
    return col(Spell.cohort_id) == number_of(cohort)


@made_once
def _had_a_case(
    person: Any, first: date, last: date, of_cohort: tuple[ColumnElement[bool], ...]
) -> ColumnElement[bool]:
    still = or_(col(Spell.deselected_on).is_(None), col(Spell.deselected_on) >= first)
    there = and_(col(Spell.offender_id) == person, col(Spell.adopted_on) <= last, still, *of_cohort)
    return select(col(Spell.id)).where(there).correlate_except(Spell).exists()
