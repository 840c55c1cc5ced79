"""Markers that go on and are to be looked at: to review or to end soon, and those whose review day is past."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.facts.markers import due_of
from iomctl.domain.references import name_column, offender_column
from iomctl.domain.reviews import is_overdue
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts import rows as facts
from iomctl.services.facts.marker_reviews import rows_on
from iomctl.services.facts.markers import WhichMarkers, asked_for, reviewed
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class MarkerDue:
    """A marker to review soon, or one that ends soon; the field names are a contract."""

    marker: str = column("Marker", "the marker's reference", "M00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "mappa", rank=0)
    level: str | None = column("Level", "its level, where its kind has levels", "2", rank=2)
    what: str = column("What", "review or end, whichever comes first", "review", rank=0)
    due_on: date = column("Due", "the day of that", "2026-05-03", rank=0, spoken=True)
    days_left: int = column("Days left", "days to it", "13", rank=0, right=True)
    review_on: date | None = column("Review", "the day of its next review", "2026-05-03", rank=3, spoken=True)
    until_on: date | None = column("Until", "its last day; absent while it goes on", "2026-11-02", rank=2, spoken=True)
    reviewed_on: date | None = column("Reviewed", "the day of the newest review", "2026-02-03", rank=3, spoken=True)
    from_on: date = column("From", "its first day", "2026-02-03", rank=4, spoken=True)
    note: str | None = column("Note", "words kept with the newest review", "level 3 considered", shown=False)


@dataclass(frozen=True)
class MarkerOverdue:
    """A marker whose review day is past; the field names are a contract."""

    marker: str = column("Marker", "the marker's reference", "M00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "mappa", rank=0)
    level: str | None = column("Level", "its level, where its kind has levels", "2", rank=2)
    review_on: date = column("Review", "the day it was to be reviewed", "2026-04-05", rank=0, spoken=True)
    days_overdue: int = column("Days overdue", "whole days since then", "15", rank=0, right=True)
    until_on: date | None = column("Until", "its last day; absent while it goes on", "2026-11-02", rank=2, spoken=True)
    reviewed_on: date | None = column("Reviewed", "the day of the newest review", "2026-01-05", rank=3, spoken=True)
    from_on: date = column("From", "its first day", "2026-01-05", rank=4, spoken=True)
    note: str | None = column("Note", "words kept with the newest review", "level 3 considered", shown=False)


def due(work: UnitOfWork, on: date, within_days: int | None, which: WhichMarkers) -> list[MarkerDue]:
    """Markers whose review or own end comes in so many days, the last included, the soonest first.

    None is the policy's look-ahead; what is `overdue` is not among them. Raises NotFound and BadValue for unknown
    words; the look is logged.
    """
    day, review = AskedDay(work, on), col(MarkerReview.review_on)
    soon = and_(_by(day, within_days), or_(review.is_(None), ~is_overdue(review, on)))
    return _due(work, on, _going_on(work, day, which, soon))


def overdue(work: UnitOfWork, on: date, which: WhichMarkers) -> list[MarkerOverdue]:
    """Markers whose review day is past, the longest overdue first. Raises as `due`; the look is logged."""
    late = is_overdue(col(MarkerReview.review_on), on)
    return _overdue(work, on, _going_on(work, AskedDay(work, on), which, late))


def due_and_overdue(
    work: UnitOfWork, day: AskedDay, which: WhichMarkers
) -> tuple[list[MarkerDue], list[MarkerOverdue]]:
    """What is `due` by the policy's look-ahead and what is `overdue`, read together. Raises as `due`; it is logged."""
    both = list(_going_on(work, day, which, _by(day, None)))
    ahead = [row for row in both if not _is_late(row, day.on)]
    return _due(work, day.on, ahead), _overdue(work, day.on, (row for row in both if _is_late(row, day.on)))


def _by(day: AskedDay, within_days: int | None) -> ColumnElement[bool]:
    return _by_day(day.on + timedelta(days=day.policy.look_ahead_days if within_days is None else within_days))


@made_once
def _by_day(last: date) -> ColumnElement[bool]:
    return or_(col(MarkerReview.review_on) <= last, col(Marker.until_on) <= last)


@made_once
def _present(on: date) -> ColumnElement[bool]:
    return and_(col(Marker.present), or_(col(Marker.until_on).is_(None), col(Marker.until_on) >= on))


def _going_on(work: UnitOfWork, day: AskedDay, which: WhichMarkers, asked: ColumnElement[bool]) -> Iterator[Row[Any]]:
    yield from read(work, with_more(rows_on(day.on), *asked_for(work, day, which), _present(day.on), asked))


def _is_late(row: Row[Any], on: date) -> bool:
    return row.review_on is not None and is_overdue(row.review_on, on)


def _due(work: UnitOfWork, on: date, rows: Iterable[Row[Any]]) -> list[MarkerDue]:
    found = []
    for row in rows:
        due_on, what = due_of(row.review_on, row.until_on)
        found.append(MarkerDue(**_shown(work, row), what=what, due_on=due_on, days_left=(due_on - on).days))
    return sorted(found, key=lambda one: (one.due_on, one.offender, one.marker))


def _overdue(work: UnitOfWork, on: date, rows: Iterable[Row[Any]]) -> list[MarkerOverdue]:
    found = [MarkerOverdue(**_shown(work, row), days_overdue=(on - row.review_on).days) for row in rows]
    return sorted(found, key=lambda one: (one.review_on, one.offender, one.marker))


def _shown(work: UnitOfWork, row: Row[Any]) -> dict[str, Any]:
    same = {name: getattr(row, name) for name in ("kind", "review_on", "until_on", "from_on")}
    return {**facts.shown(work, Marker, row), **same, **reviewed(work, row)}
