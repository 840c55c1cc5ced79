"""Reviews as diary entries: the last day of each that is ahead, and for a while those that no longer are."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Row, or_, select
from sqlmodel import col

from iomctl.domain.days.days import in_full
from iomctl.domain.days.diary import KEPT_CANCELLED, DiaryEntry
from iomctl.services.as_of import AsOf
from iomctl.services.calendars.revisions import Revised, RevisedPeople, book_of
from iomctl.services.calendars.titles import PeopleAsked, name_of
from iomctl.services.lookup.whose_cases import cases_meant
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

OF_CASE = ("spell", "spell_fact", "spell_tier", "spell_worker", "custody", "custody_change", "release")
"""The tables whose rows the course of a case, and so the days of its reviews, are worked out from."""


class _Window(NamedTuple):
    """The newest window of the `place`-th review of a spell, counted from 0, with the event that made its first one."""

    row: Row[Any]
    place: int
    first: int

    @property
    def stands(self) -> bool:
        """Whether the review is still to be held."""
        return self.row.closed_on is None and self.row.exempt_reason is None

    @property
    def was_told(self) -> bool:
        """Whether it can have stood in a diary: not what was recorded and ended by one command, as by a file."""
        return self.first != self.event

    @property
    def event(self) -> int:
        """The event that made it what it is."""
        return int(self.row.closed_in or self.row.recorded_in)


def review_entries(work: UnitOfWork, on: date, asked: PeopleAsked, until: date | None) -> list[DiaryEntry]:
    """The last day of each review ahead of a case that is asked for, until a day if one is given, by day.

    One that was held or exempted, or whose case ended, is told as cancelled for thirty days: nothing is due on that
    day any more. The look is logged, as a disclosure where names are told. Raises NotFound.
    """
    since = work.stamp.now - KEPT_CANCELLED
    windows = [one for one in _windows(_rows(work, on, asked)) if until is None or one.row.due_by <= until]
    moments = work.recorders({number for one in windows for number in (one.first, one.event)})
    told = [one for one in windows if one.stands or (one.was_told and moments[one.event][1] >= since)]
    if not told:
        return []
    first = min(one.row.spell_recorded_in for one in told)
    changes, book = RevisedPeople(work, (one.row.person for one in told), OF_CASE, first), book_of(work)
    work.looked_at({one.row.person for one in told}, disclosed=asked.names)
    made = [
        _entry(
            work, book, asked, one, (moments[one.first][1], changes.since(one.row.person, one.row.spell_recorded_in))
        )
        for one in told
    ]
    return sorted(made, key=lambda one: (one.on, one.uid))


def _rows(work: UnitOfWork, on: date, asked: PeopleAsked) -> Sequence[Row[Any]]:
    """Every window of the cases that are asked for and are open, or ended within thirty days, in turn."""
    meant = cases_meant(work, asked.whose)
    table: Any = Review
    window = (table.spell_id, table.due_from, table.due_by, table.exempt_reason)
    ended = (table.closed_on, table.outcome, table.recorded_in, table.closed_in)
    query: Any = select(
        *window,
        *ended,
        col(Spell.recorded_in).label("spell_recorded_in"),
        col(Offender.id).label("person"),
        col(Offender.surname),
        col(Offender.forenames),
        col(Offender.restricted),
        col(Cohort.code).label("cohort"),
        col(Worker.name).label("worker"),
    )
    query = query.join(Spell, col(Spell.id) == col(Review.spell_id))
    query = query.join(Offender, col(Offender.id) == col(Spell.offender_id))
    query = query.join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.outerjoin(Worker, col(Worker.id) == col(Spell.worker_id))
    lately = or_(col(Spell.deselected_on).is_(None), col(Spell.deselected_on) >= on - KEPT_CANCELLED)
    query = query.where(lately, *meant.cases(AsOf(on, on)), *meant.people())
    ends = (col(Review.closed_on).is_(None), col(Review.closed_on))
    return work.session.execute(query.order_by(col(Spell.id), col(Review.made_on), *ends, col(Review.id))).all()


def _windows(rows: Sequence[Row[Any]]) -> Iterator[_Window]:
    """The newest window of each review: one that was moved has taken the place of the one before it."""
    for _, of_spell in groupby(rows, key=lambda row: row.spell_id):
        newest: dict[int, _Window] = {}
        place = 0
        for row in of_spell:
            first = newest[place].first if place in newest else row.recorded_in
            newest[place] = _Window(row, place, first)
            place += row.outcome == "held"
        yield from newest.values()


def _entry(
    work: UnitOfWork, book: str, asked: PeopleAsked, one: _Window, since: tuple[datetime, list[Revised]]
) -> DiaryEntry:
    row = one.row
    recorded_at, changes = since
    what = "Review due" if one.stands else _gone(row)
    window = f"Between {in_full(row.due_from)} and {in_full(row.due_by)}"
    return DiaryEntry(
        uid=f"review-{row.spell_id}-{one.place + 1}@{book}.iomctl.invalid",
        title=asked.title(what, row.person, name_of(row), work.hides(row.restricted)),
        on=row.due_by,
        at=None,
        revision=max(len(changes) - 1, 0),
        recorded_at=recorded_at,
        changed_at=max((change.at for change in changes), default=recorded_at),
        cancelled=not one.stands,
        about="; ".join(filter(None, (window, f"cohort {row.cohort}", row.worker))),
    )


def _gone(row: Row[Any]) -> str:
    if row.outcome == "held":
        return "Review held"
    return "Review exempt" if row.closed_on is None else "Review no longer due"
