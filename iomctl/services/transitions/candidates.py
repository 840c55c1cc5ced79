"""People on the scheme whom a transition may concern: by their birth, a marker, or a step that was recorded."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, label, or_, select, true
from sqlmodel import col

from iomctl.domain.days.ages import latest_birth
from iomctl.domain.policy.young_adult_choices import Transition
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.ages import NotTold, not_told
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.storage.bulk import read
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
        born_on = col(Offender.born_on)
        turns = and_(born_on > latest_birth(kind.age, on - A_DAY), born_on <= latest_birth(kind.age, last))
        return self._read(and_(turns, self._marked(kind)))

    def past(self, kind: Transition) -> Sequence[Row[Any]]:
        """Those who were the age before the day, and perhaps not when their case began; or with the marker, a step."""
        on, born_on = self._day.on, col(Offender.born_on)
        if kind.marker:
            concerned = self._marked(kind)
        else:
            concerned = born_on > latest_birth(kind.age, (self._first_case() or on) - A_DAY)
        return self._read(and_(born_on <= latest_birth(kind.age, on - A_DAY), or_(concerned, self._begun(kind))))

    def _first_case(self) -> date | None:
        first = select(func.min(col(Spell.adopted_on))).where(self._day.spells.is_open)
        if not self._everybody:
            first = first.where(col(Spell.offender_id).in_(select(col(Offender.id)).where(self._whose)))
        return self._work.session.scalar(first)

    def not_told(self) -> NotTold:
        """Whom a list by age says nothing of."""
        return not_told(self._work, select(col(Offender.id)).where(self._whose))

    def _read(self, *narrowed: ColumnElement[bool]) -> Sequence[Row[Any]]:
        person = (Offender.id, Offender.surname, Offender.forenames, Offender.born_on, Offender.restricted)
        adopted = select(func.min(col(Spell.adopted_on))).where(
            col(Spell.offender_id) == col(Offender.id), self._day.spells.is_open
        )
        query: Any = select(*map(col, person), label("adopted_on", adopted.correlate(Offender).scalar_subquery()))
        if self._work.hides(True):
            query = query.where(col(Offender.restricted).is_(False))
        return read(self._work, query.where(self._whose, *narrowed))

    def _marked(self, kind: Transition) -> ColumnElement[bool]:
        """SQL for whether the transition is theirs by a marker that stands on the day, where it asks for one."""
        if not kind.marker:
            return true()
        if "marker" not in self.kept:
            return ~true()
        # Only here: loading a table takes time, and no scheme marks everybody.
        from iomctl.storage.tables.facts.markers import Marker

        return _exists(self._day.on, Marker, kind.marker, col(Marker.from_on), Marker.present, _goes_on(self._day.on))

    def _begun(self, kind: Transition) -> ColumnElement[bool]:
        if "transition_step" not in self.kept:
            return ~true()
        from iomctl.storage.tables.facts.transitions import TransitionStep

        return _exists(self._day.on, TransitionStep, kind.code, col(TransitionStep.step_on))


def _goes_on(on: date) -> ColumnElement[bool]:
    from iomctl.storage.tables.facts.markers import Marker

    return or_(col(Marker.until_on).is_(None), col(Marker.until_on) >= on)


def _exists(on: date, table: Any, kind: str, first_on: Any, *more: Any) -> ColumnElement[bool]:
    """SQL for whether somebody has a live row of a kind from the day or before."""
    live = (table.kind == kind, table.withdrawn_in.is_(None), first_on <= on)
    return select(table.id).where(table.offender_id == col(Offender.id), *live, *more).correlate(Offender).exists()
