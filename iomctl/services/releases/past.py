"""Releases that took place: planned or not, with what notice, and where people went."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, label, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.policy.home_and_release_choices import Accommodation
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.records import whose
from iomctl.services.lookup.deaths import not_dead
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.releases.went import Went


@dataclass(frozen=True)
class PastRelease:
    """One release that took place; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    released_on: date = column("Released", "the day of release", "2026-04-17", rank=0, spoken=True, kept=True)
    planned: bool = column("Planned", "known beforehand, and if early planned so and what was due done", "no", rank=0)
    told_on: date | None = column("Told", "since when its day was known here", "2026-04-17", rank=3, spoken=True)
    notice_days: int | None = column(
        "Notice days", "days from then to the release; absent: not known of that day", "0", rank=2, right=True
    )
    prison: str | None = column("Prison", "the prison, if known", "HMP Bedford", rank=3)
    accommodation: str = column("Accommodation", "where to: a code of accommodation", "A08A", rank=0)
    settled: str = column("Settled", "settled, transient or homeless, by that code", "homeless", rank=0)
    note: str | None = column("Note", "words kept with it", "let out at 16.40", rank=5)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    hour: str | None = column("Hour", "the hour of release, by the clock there", "16:40", rank=2)
    late_friday: str = column("Late Friday", "yes, no or not-known, by the policy's hour", "yes", rank=2)
    days_early: int | None = column(
        "Days early",
        "days before the latest day ever worked out; absent: none was",
        "15",
        rank=2,
        right=True,
    )
    release_kind: str | None = column("Release kind", "the code of the kind of release", "immediate", rank=3)
    unplanned_because: str | None = column(
        "Unplanned because", "why it does not count as planned", "not known beforehand", rank=4
    )


class WhichReleases(NamedTuple):
    """Which releases a list is of: days from `first` to `last`, both included; None for no bound.

    Whose cases goes by those open on the last day.
    """

    first: date | None = None
    last: date | None = None
    whose: WhoseCases = WhoseCases()
    unplanned: bool = False
    of_living: bool = False


def past(work: UnitOfWork, which: WhichReleases) -> list[PastRelease]:
    """Releases by day, the newest first. The look is logged. Raises NotFound for unknown words."""
    day = AskedDay(work, which.last or work.today)
    return _records(work, day, *narrowed(work, day, which), told=lambda one: not (which.unplanned and one.planned))


def past_of(work: UnitOfWork, row: Release) -> PastRelease:
    """The record of one release, withdrawn or not. The look is logged."""
    return _records(work, AskedDay(work, work.today), col(Release.id) == row.id)[0]


def narrowed(work: UnitOfWork, day: AskedDay, which: WhichReleases) -> list[ColumnElement[bool]]:
    """SQL for the releases that a list is of, but for whether they were planned. Raises NotFound for unknown words."""
    people = people_recorded(work, day, ListedPeople(None, which.whose))
    living = not_dead(work, day.on) if which.of_living else ()
    return [*_between(which.first, which.last), *people, *living]


_BORN = (col(Offender.born_on), col(Offender.born_within))


@made_once
def _between(first: date | None, last: date | None) -> tuple[ColumnElement[bool], ...]:
    since = () if first is None else (col(Release.released_on) >= first,)
    until = () if last is None else (col(Release.released_on) <= last,)
    return (col(Release.withdrawn_in).is_(None), *since, *until)


@made_once
def releases_query() -> Select[Any]:
    """SQL for releases, each with its stay and its person, the newest first."""
    table: Any = Release
    stay = (col(Custody.offender_id), col(Custody.prison), label("stay_kind", col(Custody.kind)))
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted), *_BORN)
    query = select(*table.__table__.columns, *stay, col(Custody.sentenced_on), *person)
    query = query.join(Custody, col(Custody.id) == col(Release.custody_id))
    query = query.join(Offender, col(Offender.id) == col(Custody.offender_id))
    return query.order_by(col(Release.released_on).desc(), col(Release.id).desc())


def _records(
    work: UnitOfWork, day: AskedDay, *where: ColumnElement[bool], told: Callable[[PastRelease], bool] = lambda _: True
) -> list[PastRelease]:
    rows = read(work, with_more(releases_query(), *where))
    if not rows:
        return []
    # Only now: five tables of what was planned come with it.
    from iomctl.services.releases.went import HowTheyWent

    how, codes = HowTheyWent(work, day, rows), day.either(Accommodation)
    made = [(row.offender_id, _record(work, row, how.of(row), codes)) for row in rows]
    shown = [(person, one) for person, one in made if told(one)]
    work.looked_at(person for person, _ in shown)
    return [one for _, one in shown]


def _record(work: UnitOfWork, row: Row[Any], went: "Went", codes: dict[str, Accommodation]) -> PastRelease:
    return PastRelease(
        **whose(work, row),
        released_on=row.released_on,
        planned=went.unplanned is None,
        told_on=row.told_on,
        notice_days=went.notice_days,
        prison=row.prison,
        accommodation=row.accommodation,
        settled=codes[row.accommodation].settled,
        note=shown_words(work, row.note, row.restricted),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        hour=row.hour,
        late_friday=went.late_friday,
        days_early=went.days_early,
        release_kind=went.release_kind,
        unplanned_because=went.unplanned,
    )
