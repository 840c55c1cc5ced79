"""Which releases are overdue, due or ahead on a day, and whose day nobody knows."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import col

from iomctl.domain.reviews import is_overdue
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.stays import in_custody_on, newest_row
from iomctl.services.lookup.deaths import not_dead
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.releases.lists import EVERYONE, ComingRelease, ReleasesAsked, coming_where
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

EARLIEST = timedelta(days=14)
"""More than any release is brought forward: of those due later than that after a window none falls into it."""
ALL = WhoseCases()


def ahead(work: UnitOfWork, on: date, whose: WhoseCases = ALL, told: ReleasesAsked = EVERYONE) -> list[ComingRelease]:
    """The release of everyone in custody on a day: those `overdue`, `due` or later, and behind them `without_day`.

    The look is logged. Raises NotFound for unknown words of `whose`.
    """
    day = AskedDay(work, on)
    return _by_day(coming_where(work, day, in_custody_on(on), *_of(work, day, whose), told=told.tells))


def due(work: UnitOfWork, on: date, within_days: int, whose: WhoseCases = ALL) -> list[ComingRelease]:
    """Releases in so many days, the last included, as known on a day, the soonest first; none that are `overdue`.

    Whose day can't be worked out stand behind. Raises as `ahead`; the look is logged.
    """
    return _coming(work, AskedDay(work, on), within_days, whose, lambda one: not _is_late(one, on))


def overdue(work: UnitOfWork, on: date, whose: WhoseCases = ALL) -> list[ComingRelease]:
    """Releases whose day is past and of which nobody said that they happened, the longest in front.

    Raises as `ahead`; the look is logged.
    """
    return _coming(work, AskedDay(work, on), -1, whose, lambda one: _is_late(one, on))


def due_and_overdue(
    work: UnitOfWork, day: AskedDay, within_days: int, whose: WhoseCases = ALL
) -> tuple[list[ComingRelease], list[ComingRelease]]:
    """What is `due` in so many days and what is `overdue`, read together. Raises as `ahead`; the look is logged."""
    both = coming_as_of(work, day, within_days, whose)
    late = [one for one in both if _is_late(one, day.on)]
    return [one for one in both if not _is_late(one, day.on)], late


def coming(work: UnitOfWork, on: date, within_days: int) -> list[ComingRelease]:
    """Those `overdue` and those `due` in so many days; the look is logged."""
    return coming_as_of(work, AskedDay(work, on), within_days)


def coming_as_of(work: UnitOfWork, day: AskedDay, within_days: int, whose: WhoseCases = ALL) -> list[ComingRelease]:
    """As `coming`, for a caller that has the day. Raises as `ahead`."""
    return _coming(work, day, within_days, whose, EVERYONE.tells)


def without_day(
    work: UnitOfWork, on: date, whose: WhoseCases = ALL, told: ReleasesAsked = EVERYONE
) -> list[ComingRelease]:
    """Everyone in custody on a day for whom no day of release is known, by reference. Raises as `ahead`."""
    day = AskedDay(work, on)
    return coming_where(work, day, *_without_day(work, day, whose), told=told.tells)


def how_many_without_day(work: UnitOfWork, on: date, whose: WhoseCases = ALL) -> int:
    """How many those are; it names nobody. Raises as `ahead`."""
    counted = select(func.count(col(Custody.id))).select_from(Custody)
    counted = counted.join(Offender, col(Offender.id) == col(Custody.offender_id))
    counted = counted.outerjoin(ReleaseDue, col(ReleaseDue.id) == newest_row(ReleaseDue, on))
    narrowed = _without_day(work, AskedDay(work, on), whose)
    found: int = work.session.execute(counted.where(*narrowed)).scalar_one()
    return found


def _coming(
    work: UnitOfWork, day: AskedDay, within_days: int, whose: WhoseCases, told: Callable[[ComingRelease], bool]
) -> list[ComingRelease]:
    last = day.on + timedelta(days=within_days)
    narrowed = [in_custody_on(day.on), col(ReleaseDue.due_on) <= last + EARLIEST, *_of(work, day, whose)]

    def asked_for(one: ComingRelease) -> bool:
        return (one.release_on is None or one.release_on <= last) and told(one)

    return _by_day(coming_where(work, day, *narrowed, told=asked_for))


def _without_day(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> list[ColumnElement[bool]]:
    unknown = or_(col(ReleaseDue.id).is_(None), col(ReleaseDue.due_on).is_(None))
    return [in_custody_on(day.on), unknown, *_of(work, day, whose)]


def _of(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> list[ColumnElement[bool]]:
    return [*people_recorded(work, day, ListedPeople(None, whose)), *not_dead(work, day.on)]


def _is_late(one: ComingRelease, on: date) -> bool:
    """A release is never later than the day that makes it due, also where its day can't be worked out."""
    return is_overdue(one.release_on or one.due_on or date.max, on)


def _by_day(found: Iterable[ComingRelease]) -> list[ComingRelease]:
    return sorted(found, key=lambda one: (one.release_on or date.max, one.offender))
