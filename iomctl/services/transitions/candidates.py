"""People on the scheme whom a transition may concern: by their birth, a marker, or a step that was recorded."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, label, or_, select, true
from sqlmodel import col

from iomctl.domain.days.ages import latest_birth
from iomctl.domain.policy.young_adult_choices import Transition
from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.ages import NotTold, not_told
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

A_DAY = timedelta(days=1)
CLAMPED = timedelta(days=4)
"""By how much a length in months can be shorter backwards than ahead: a month's end is clamped."""


class Candidates:
    """The people with a case that is asked for, on a day; `whose` is SQL for them, `everybody` whether that is all.

    Whoever has a limited-access mark is not among them unless their name may be shown: a place in a list by birthday
    would say when they were born.
    """

    def __init__(self, work: UnitOfWork, day: AskedDay, whose: ColumnElement[bool], everybody: bool) -> None:
        self._work, self._day, self._whose, self._everybody = work, day, whose, everybody
        self.kept = kept_in_book(work, "transition_step", "marker")

    def ahead(self, kind: Transition, within_days: int | None) -> Sequence[Row[Any]]:
        """Those who turn the age on the day or later, in so many days, the last included.

        For None in the policy's time before it, or a few days later.
        """
        on = self._day.on
        last = kind.before.after(on) + CLAMPED if within_days is None else on + timedelta(days=within_days)
        turns = _born(latest_birth(kind.age, on - A_DAY), latest_birth(kind.age, last))
        return self._read(turns, self._marked(kind))

    def past(self, kind: Transition) -> Sequence[Row[Any]]:
        """Those who were the age before the day, and perhaps not when their case began; or with the marker, a step."""
        on = self._day.on
        if kind.marker:
            concerned = self._marked(kind)
        else:
            concerned = _born(latest_birth(kind.age, (self._first_case() or on) - A_DAY), None)
        return self._read(_born(None, latest_birth(kind.age, on - A_DAY)), _either(concerned, self._begun(kind)))

    def _first_case(self) -> date | None:
        ((first,),) = read(self._work, _first_case(self._day.spells, None if self._everybody else self._whose))
        found: date | None = first
        return found

    def not_told(self) -> NotTold:
        """Whom a list by age says nothing of."""
        return not_told(self._work, select(col(Offender.id)).where(self._whose))

    def _read(self, *narrowed: ColumnElement[bool]) -> Sequence[Row[Any]]:
        return read(self._work, with_more(_people(self._day.spells, self._work.hides(True)), self._whose, *narrowed))

    def _marked(self, kind: Transition) -> ColumnElement[bool]:
        """SQL for whether the transition is theirs by a marker that stands on the day, where it asks for one."""
        if not kind.marker:
            return _EVERYBODY
        return _marked(self._day.on, kind.marker) if "marker" in self.kept else _NOBODY

    def _begun(self, kind: Transition) -> ColumnElement[bool]:
        return _begun(self._day.on, kind.code) if "transition_step" in self.kept else _NOBODY


_EVERYBODY, _NOBODY = true(), ~true()


@made_once
def _born(after: date | None, last: date | None) -> ColumnElement[bool]:
    """SQL for the people born after one day and by another, that one included; None for no bound."""
    born_on = col(Offender.born_on)
    bounds = (None if after is None else born_on > after, None if last is None else born_on <= last)
    return and_(*(one for one in bounds if one is not None))


@made_once
def _either(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return or_(*conditions)


@made_once
def _first_case(as_of: AsOf, whose: ColumnElement[bool] | None) -> Select[Any]:
    first = select(func.min(col(Spell.adopted_on))).where(as_of.is_open)
    return first if whose is None else first.where(col(Spell.offender_id).in_(select(col(Offender.id)).where(whose)))


@made_once
def _people(as_of: AsOf, hides: bool) -> Select[Any]:
    """SQL for people with the day on which the first of their open cases began; `hides` leaves the restricted out."""
    person = (Offender.id, Offender.surname, Offender.forenames, Offender.born_on, Offender.restricted)
    adopted = select(func.min(col(Spell.adopted_on))).where(col(Spell.offender_id) == col(Offender.id), as_of.is_open)
    query: Any = select(*map(col, person), label("adopted_on", adopted.correlate(Offender).scalar_subquery()))
    found: Select[Any] = query.where(col(Offender.restricted).is_(False)) if hides else query
    return found


@made_once
def _marked(on: date, kind: str) -> ColumnElement[bool]:
    # Only here: loading a table takes time, and no scheme marks everybody.
    from iomctl.storage.tables.facts.markers import Marker

    goes_on = or_(col(Marker.until_on).is_(None), col(Marker.until_on) >= on)
    return _exists(on, Marker, kind, col(Marker.from_on), Marker.present, goes_on)


@made_once
def _begun(on: date, code: str) -> ColumnElement[bool]:
    from iomctl.storage.tables.facts.transitions import TransitionStep

    return _exists(on, TransitionStep, code, col(TransitionStep.step_on))


def _exists(on: date, table: Any, kind: str, first_on: Any, *more: Any) -> ColumnElement[bool]:
    """SQL for whether somebody has a live row of a kind from the day or before."""
    live = (table.kind == kind, table.withdrawn_in.is_(None), first_on <= on)
    return select(table.id).where(table.offender_id == col(Offender.id), *live, *more).correlate(Offender).exists()
