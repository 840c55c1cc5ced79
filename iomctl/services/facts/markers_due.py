"""Markers to look at: those whose review day is past or comes soon, and those that end by themselves soon."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, or_
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.facts.markers import due_of
from iomctl.domain.references import name_column, offender_column
from iomctl.domain.reviews import is_overdue
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts import rows as facts
from iomctl.services.facts.marker_reviews import rows_on
from iomctl.services.facts.markers import WhichMarkers, asked_for, reviewed
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class MarkerDue:
    """A marker to review, or one that ends soon; the field names are a contract."""

    marker: str = column("Marker", "the marker's reference", "M00042", rank=0)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "mappa", rank=0)
    level: str | None = column("Level", "its level, where its kind has levels", "2", rank=1)
    what: str = column("What", "review or end, whichever comes first", "review", rank=0)
    due_on: date = column("Due", "the day of that", "2026-05-03", rank=0, spoken=True)
    standing: str = column("Standing", "overdue, or due soon", "due soon", rank=1)
    days_left: int = column("Days left", "days to it; below 0 when past", "13", rank=0, right=True)
    review_on: date | None = column("Review", "the day of its next review", "2026-05-03", rank=3, spoken=True)
    until_on: date | None = column("Until", "its last day; absent while it goes on", "2026-11-02", rank=2, spoken=True)
    reviewed_on: date | None = column("Reviewed", "the day of the newest review", "2026-02-03", rank=3, spoken=True)
    from_on: date = column("From", "its first day", "2026-02-03", rank=4, spoken=True)
    note: str | None = column("Note", "words kept with the newest review", "level 3 considered", shown=False)


def due(work: UnitOfWork, on: date, within_days: int | None, which: WhichMarkers) -> list[MarkerDue]:
    """Markers that go on and whose review or own end comes in so many days, the last included.

    Those whose review day is past stand in front, then the soonest; None is the policy's look-ahead. Raises NotFound
    and BadValue for unknown words; the look is logged.
    """
    return due_as_of(work, AskedDay(work, on), within_days, which)


def due_as_of(work: UnitOfWork, day: AskedDay, within_days: int | None, which: WhichMarkers) -> list[MarkerDue]:
    """As `due`, for a caller that has the day."""
    days = day.policy.look_ahead_days if within_days is None else within_days
    last, ends = day.on + timedelta(days=days), col(Marker.until_on)
    soon = or_(col(MarkerReview.review_on) <= last, ends <= last)
    goes_on = (col(Marker.present), or_(ends.is_(None), ends >= day.on))
    query = rows_on(day.on).where(*asked_for(work, day, which), *goes_on, soon)
    found = [_record(work, row, day.on) for row in work.session.execute(query)]
    return sorted(found, key=lambda one: (one.due_on, one.offender, one.marker))


def _record(work: UnitOfWork, row: Row[Any], on: date) -> MarkerDue:
    due_on, what = due_of(row.review_on, row.until_on)
    return MarkerDue(
        **facts.shown(work, Marker, row),
        kind=row.kind,
        what=what,
        due_on=due_on,
        standing="overdue" if is_overdue(due_on, on) else "due soon",
        days_left=(due_on - on).days,
        review_on=row.review_on,
        until_on=row.until_on,
        from_on=row.from_on,
        **reviewed(work, row),
    )
