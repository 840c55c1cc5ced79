"""Releases as diary entries: the day of each that is ahead, and for a while those that took place or fell away."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, func, label, or_, select
from sqlmodel import col

from iomctl.domain.days.diary import KEPT_CANCELLED, DiaryEntry
from iomctl.services.asked_day import AskedDay
from iomctl.services.calendars.revisions import Revised, RevisedPeople, book_of
from iomctl.services.calendars.titles import PeopleAsked, name_of
from iomctl.services.custody.stays import in_custody_on
from iomctl.services.lookup.deaths import dead_by, not_dead
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.releases.lists import ComingRelease, releases_ahead
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release, ReleaseDue
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

OF_RELEASE = ("custody", "custody_change", "release", "release_due")
"""The tables whose rows the day of a release is worked out from."""


class _StayTold(NamedTuple):
    """A stay with the day of its release, or the one that it had, and what it is in words."""

    row: Row[Any]
    on: date
    about: str | None
    cancelled: bool


def release_entries(work: UnitOfWork, on: date, asked: PeopleAsked) -> list[DiaryEntry]:
    """The day of release of everybody in custody who is asked for and has one, by day.

    A release that took place is told for thirty days, and so is, as cancelled, one whose day or stay was withdrawn or
    ended otherwise, or of somebody who died. The look is logged, as a disclosure where names are told. Raises NotFound.
    """
    day = AskedDay(work, on)
    narrowed = people_recorded(work, day, ListedPeople(None, asked.whose))
    coming = dict(releases_ahead(work, day, in_custody_on(on), *narrowed, *not_dead(work, on)))
    rows = _stays(work, on, narrowed)
    dead = dead_by(work, {row.person for row in rows}, on)
    told = [one for row in rows if (one := _told(work, row, on, coming, row.person in dead)) is not None]
    if not told:
        return []
    first = min(one.row.recorded_in for one in told)
    changes, book = RevisedPeople(work, (one.row.person for one in told), OF_RELEASE, first), book_of(work)
    work.looked_at({one.row.person for one in told}, disclosed=asked.names)
    made = [_entry(work, book, asked, one, changes.since(one.row.person, one.row.recorded_in)) for one in told]
    return sorted(made, key=lambda one: (one.on, one.uid))


def _stays(work: UnitOfWork, on: date, narrowed: Sequence[Any]) -> Sequence[Row[Any]]:
    """Stays that go on or ended within thirty days, withdrawn ones too, each with the last day that was due."""
    due: Any = ReleaseDue
    last = select(due.due_on).where(due.custody_id == Custody.id, due.due_on.is_not(None))
    withdrawn = select(func.max(due.withdrawn_in)).where(due.custody_id == Custody.id)
    out: Any = Release
    left = select(out.released_on).where(out.custody_id == Custody.id, out.withdrawn_in.is_(None))
    newest = last.order_by(due.from_on.desc(), due.id.desc()).limit(1)
    query: Any = select(
        col(Custody.id), col(Custody.recorded_in), col(Custody.to_on), col(Custody.withdrawn_in),
        col(Offender.id).label("person"), col(Offender.surname), col(Offender.forenames), col(Offender.restricted),
        label("last_due", newest.correlate(Custody).scalar_subquery()),
        label("due_withdrawn_in", withdrawn.correlate(Custody).scalar_subquery()),
        label("released_on", left.correlate(Custody).limit(1).scalar_subquery()),
    )  # fmt: skip
    query = query.join(Offender, col(Offender.id) == col(Custody.offender_id))
    lately = or_(col(Custody.to_on).is_(None), col(Custody.to_on) >= on - KEPT_CANCELLED)
    query = query.where(lately, *narrowed).order_by(col(Custody.id))
    return work.session.execute(query, execution_options=ALSO_WITHDRAWN).all()


def _told(work: UnitOfWork, row: Row[Any], on: date, coming: dict[int, ComingRelease], dead: bool) -> _StayTold | None:
    going_on = row.withdrawn_in is None and (row.to_on is None or row.to_on > on)
    if row.released_on is not None and row.withdrawn_in is None:
        return _StayTold(row, row.released_on, "Released", cancelled=False)
    ahead = coming.get(row.person) if going_on else None
    if ahead is not None and ahead.release_on is not None:
        said = "; ".join(filter(None, (ahead.release_kind, ahead.prison, ahead.release_basis)))
        return _StayTold(row, ahead.release_on, said or None, cancelled=False)
    if row.last_due is None or not (dead or _ended_lately(row, on) or _withdrawn_lately(work, row)):
        return None
    return _StayTold(row, row.last_due, None, cancelled=True)


def _ended_lately(row: Row[Any], on: date) -> bool:
    return row.withdrawn_in is None and row.to_on is not None and row.to_on <= on


def _withdrawn_lately(work: UnitOfWork, row: Row[Any]) -> bool:
    event = max(row.withdrawn_in or 0, row.due_withdrawn_in or 0)
    return event > 0 and work.recorders([event])[event][1] >= work.stamp.now - KEPT_CANCELLED


def _entry(work: UnitOfWork, book: str, asked: PeopleAsked, one: _StayTold, changes: list[Revised]) -> DiaryEntry:
    row = one.row
    moments = [change.at for change in changes] or [_moment(work, row.recorded_in)]
    return DiaryEntry(
        uid=f"release-{row.id}@{book}.iomctl.invalid",
        title=asked.title("Release", row.person, name_of(row), work.hides(row.restricted)),
        on=one.on,
        at=None,
        revision=max(len(changes) - 1, 0),
        recorded_at=moments[0],
        changed_at=moments[-1],
        cancelled=one.cancelled,
        about=one.about,
    )


def _moment(work: UnitOfWork, event: int) -> datetime:
    return work.recorders([event])[event][1]
