"""Releases that took place: planned or not, with what notice, and where people went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.policy.home_and_release_choices import Accommodation
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.records import whose
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class PastRelease:
    """One release that took place; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    released_on: date = column("Released", "the day of release", "2026-04-17", rank=0, spoken=True)
    planned: bool = column("Planned", "whether the scheme knew of it beforehand", "no", rank=0)
    told_on: date | None = column("Told", "since when its day was known here", "2026-04-17", rank=3, spoken=True)
    notice_days: int | None = column(
        "Notice days", "days from then to the release; 0 if told later", "0", rank=1, right=True
    )
    prison: str | None = column("Prison", "the prison, if known", "HMP Bedford", rank=3)
    accommodation: str = column("Accommodation", "where to: a code of accommodation", "A08A", rank=0)
    settled: str = column("Settled", "settled, transient or homeless, by that code", "homeless", rank=0)
    note: str | None = column("Note", "words kept with it", "let out at 16.40", rank=5)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


class WhichReleases(NamedTuple):
    """Which releases a list is of: days from `first` to `last`, both included; None for no bound.

    Whose cases goes by those open on the last day.
    """

    first: date | None = None
    last: date | None = None
    whose: WhoseCases = WhoseCases()
    unplanned: bool = False


def past(work: UnitOfWork, which: WhichReleases) -> list[PastRelease]:
    """Releases by day, the newest first. The look is logged. Raises NotFound for unknown words."""
    narrowed: list[ColumnElement[bool]] = [col(Release.withdrawn_in).is_(None)]
    narrowed += [] if which.first is None else [col(Release.released_on) >= which.first]
    narrowed += [] if which.last is None else [col(Release.released_on) <= which.last]
    narrowed += [~col(Release.planned)] if which.unplanned else []
    day = AskedDay(work, which.last or work.today)
    return _records(work, *narrowed, *people_recorded(work, day, ListedPeople(None, which.whose)))


def past_of(work: UnitOfWork, row: Release) -> PastRelease:
    """The record of one release, withdrawn or not. The look is logged."""
    work.session.flush()
    return _records(work, col(Release.id) == row.id)[0]


def _records(work: UnitOfWork, *narrowed: ColumnElement[bool]) -> list[PastRelease]:
    table: Any = Release
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    query: Any = select(*table.__table__.columns, col(Custody.offender_id), col(Custody.prison), *person)
    query = query.join(Custody, col(Custody.id) == col(Release.custody_id))
    query = query.join(Offender, col(Offender.id) == col(Custody.offender_id)).where(*narrowed)
    rows = work.session.execute(query.order_by(col(Release.released_on).desc(), col(Release.id).desc())).all()
    work.looked_at(row.offender_id for row in rows)
    then = cache(lambda on: AskedDay(work, on).either(Accommodation))
    return [_record(work, row, then(row.released_on)) for row in rows]


def _record(work: UnitOfWork, row: Row[Any], codes: Mapping[str, Accommodation]) -> PastRelease:
    return PastRelease(
        **whose(work, row),
        released_on=row.released_on,
        planned=row.planned,
        told_on=row.told_on,
        notice_days=max(0, (row.released_on - row.told_on).days) if row.told_on else None,
        prison=row.prison,
        accommodation=row.accommodation,
        settled=codes[row.accommodation].settled,
        note=shown_words(work, row.note, row.restricted),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
    )
