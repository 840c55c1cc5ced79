"""The book as it was known at the end of a day: all that was changed since is turned back, for one command alone."""

from collections.abc import Collection, Generator, Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import delete, func, select
from sqlmodel import col

from iomctl.domain.days.days import in_full
from iomctl.domain.days.local_time import local, start_of
from iomctl.errors import DoesNotFit
from iomctl.services.cases.courses import settle
from iomctl.services.cases.days_moved import working_days_changed
from iomctl.services.people.names_said import write_names
from iomctl.services.undo.backwards import backwards
from iomctl.services.undo.of_runs import FOUND
from iomctl.services.undo.reading import as_changes, batches
from iomctl.services.undo.rows import RowChange, write
from iomctl.storage.details import NOBODY
from iomctl.storage.event_parts import changes_in_parts, parts_after
from iomctl.storage.integrity import classes, table_of
from iomctl.storage.owners import PERSON
from iomctl.storage.rows.same_people import ever_merged, move_rows
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork

SAME = "same_person"
"""The table that says who is the same person as whom."""


def turn_back(work: UnitOfWork, day: date) -> None:
    """Put the rows of all tables back as they were at the end of a local day, for a unit that is rolled back.

    The marks of limited access stay those of today: the past is shown by them, never by those of the day. Nobody else
    can write until the roll back, as during any command; with many changes since that day it takes so much longer.
    Raises DoesNotFit for a day before the first event, or before what an older iomctl recorded.
    """
    newest = _newest_event(work, day)
    turned = _Turned(work, day, _forget_plans(work, newest))
    connection = work.session.connection()
    people = ever_merged(connection)
    with closing(turned.since(newest)) as changes:
        for _, alike in groupby(changes, key=turned.merges_seen):
            # What was changed before somebody was merged, or parted, was of the records of that time.
            write(connection, alike)
            if turned.merges:
                move_rows(connection)
    work.seen.turned.update(turned.people)
    people |= ever_merged(connection)
    if people:
        move_rows(connection)
    # What is worked out from facts is in no detail.
    settle(work, turned.people | people)
    write_names(work, turned.people)
    if turned.working_days:
        working_days_changed(work)


def _newest_event(work: UnitOfWork, day: date) -> int:
    """The newest event that was not after a day. Raises DoesNotFit."""
    tomorrow = start_of(day + timedelta(days=1))
    by_then = select(func.max(col(Event.id))).where(col(Event.at) < tomorrow)
    found: int | None = work.session.execute(by_then).scalar()
    if found is None:
        first: datetime = work.session.execute(select(col(Event.at)).order_by(col(Event.id)).limit(1)).scalar_one()
        began = local(first).date()
        raise DoesNotFit(
            f"--known-on {in_full(day)}: nothing was recorded yet", advice=f"the case book begins on {in_full(began)}"
        )
    return found


def _forget_plans(work: UnitOfWork, newest: int) -> frozenset[int]:
    """Remove whom the re-scope plans of later events found: no event tells that they were added. The plans' numbers."""
    runs, people = table_of("rescope_run"), table_of("rescope_person")
    later = select(runs.c.id).where(runs.c.recorded_in > newest)
    forgotten = frozenset(work.session.scalars(later))
    work.session.execute(delete(people).where(people.c.run_id.in_(later)))
    return forgotten


class _Turned:
    """The changes that turn events back, one event at a time, whose rows these are, and if working days differ."""

    def __init__(self, work: UnitOfWork, day: date, forgotten: Collection[int]) -> None:
        self._work, self._day, self._forgotten = work, day, forgotten
        self.people: set[int] = set()
        self.merges = 0
        self.working_days = False
        marked = work.session.scalars(select(col(Offender.id)).where(col(Offender.restricted)))
        self._marks: dict[int, bool] = dict.fromkeys(marked, True)

    def since(self, newest: int) -> Generator[RowChange]:
        """What turns back all events after one, the newest first. Raises DoesNotFit."""
        with closing(parts_after(self._work.session.connection(), newest)) as events:
            for event, parts in events:
                merges = False
                for one in self._back(event, parts):
                    merges |= one.table == SAME
                    yield one
                self.merges += merges

    def merges_seen(self, _change: RowChange) -> int:
        """How many events that merged or parted people were turned back before a change."""
        return self.merges

    def _back(self, event: int, parts: Iterable[Any]) -> Iterator[RowChange]:
        for changes in batches(as_changes(event, changes_in_parts(parts))):
            if not all(map(_is_whole, changes)):
                raise self._recorded_otherwise(event)
            self.people |= {one.owner for one in changes} - {NOBODY}
            self.working_days |= any(one.moves_working_days for one in changes)
            marked = map(self._with_mark_of_today, backwards(changes))
            yield from (one for one in marked if one.after != {} and not self._is_forgotten(one))

    def _is_forgotten(self, one: RowChange) -> bool:
        return one.table == FOUND and one.id[0] in self._forgotten

    def _with_mark_of_today(self, one: RowChange) -> RowChange:
        if one.table != PERSON:
            return one
        if one.after is None:
            self._marks.setdefault(one.id, False)
            return one
        if one.before is None:
            mark = self._marks.setdefault(one.id, one.after["restricted"])
            return one._replace(after={**one.after, "restricted": mark})
        return one._replace(after={name: value for name, value in one.after.items() if name != "restricted"})

    def _recorded_otherwise(self, event: int) -> DoesNotFit:
        on = in_full(self._work.day_of(event))
        return DoesNotFit(
            f"--known-on {in_full(self._day)}: the book can't say what it said before event {event} on {on},"
            " for an older iomctl recorded that",
            advice=f"ask about {on} or a later day",
        )


def _is_whole(one: RowChange) -> bool:
    """Whether the tables have all that a change tells, and it tells all of a row that would come back."""
    if not one.known:
        return False
    return one.after is not None or _needed(one.table) <= set(one.before or ())


def _needed(table: str) -> set[str]:
    kept: set[str] = {column.name for column in table_of(table).columns if not column.nullable}
    return kept.difference(classes()[table].worked_out)
