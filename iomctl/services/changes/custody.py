"""The stays in custody of one person and their releases as dated changes; a withdrawn one never happened."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel, col

from iomctl.domain.reviews import full_day
from iomctl.services.changes.change import DatedChange, Source, dated_change
from iomctl.services.lookup.find_person import words_about
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyState
from iomctl.storage.unit_of_work import UnitOfWork


def custody(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Everything about stays and releases."""
    for source in (stays, dues, plans, checks, releases, reviews):
        yield from source(work, person)


def stays(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When custody began, and each other prison, kind or standing."""
    for row in _of_stays(work, person, CustodyState):
        where = row.prison or "in custody"
        stands = f"{where}, at large" if row.at_large else where
        yield dated_change(row, row.from_on, "stay", row.kind, stands, *words_about(work, person, row.reason))


def dues(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """What made a release due, and what was decided about its day."""
    from iomctl.storage.tables.releases import ReleaseDue

    for row in _of_stays(work, person, ReleaseDue):
        due = f"{row.kind}, due {full_day(row.due_on)}" if row.due_on else f"{row.kind}, day not known"
        after = f"{due}, {row.decision}" if row.decision else due
        yield dated_change(
            row, row.from_on, "release", "due", after, *words_about(work, person, row.reason, row.decided)
        )


def plans(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """What was planned for a release."""
    from iomctl.storage.tables.dated.release_plans import ReleasePlan

    for row in _of_stays(work, person, ReleasePlan):
        night = ", ".join(filter(None, (row.accommodation, *words_about(work, person, row.address))))
        on = full_day(row.appointment_on) if row.appointment_on else ""
        with_whom = "".join(f"with {one}" for one in words_about(work, person, row.appointment_with))
        first = f"appointment {' '.join(filter(None, (on, with_whom)))}" if on or with_whom else ""
        yield dated_change(row, row.from_on, "release", "plan", "; ".join(filter(None, (night, first))))


def checks(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """What was done for a release."""
    from iomctl.storage.tables.dated.release_plans import ReleaseCheck

    for row in _of_stays(work, person, ReleaseCheck):
        yield dated_change(row, row.from_on, "release", row.item, "done" if row.done else "not done")


def releases(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Releases that took place."""
    from iomctl.storage.tables.releases import Release

    query: Any = select(Release).join(Custody, col(Custody.id) == col(Release.custody_id))
    query = query.where(col(Custody.offender_id) == person, col(Release.withdrawn_in).is_(None))
    for row in work.session.execute(query.order_by(col(Release.id))).scalars():
        known, at = "known beforehand" if row.planned else "unplanned", f"at {row.hour}" if row.hour else ""
        how = ", ".join(filter(None, (known, row.kind, at, f"to {row.accommodation}")))
        said = words_about(work, person, row.note)
        yield dated_change(row, row.released_on, "release", "out", how, *said)


def reviews(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """What was found when a release was reviewed."""
    from iomctl.storage.tables.dated.release_reviews import ReleaseReview

    for row in _of_stays(work, person, ReleaseReview):
        said = words_about(work, person, row.action, row.note)
        yield dated_change(row, row.reviewed_on, "release", "review", row.failed, *said)


SOURCES: dict[str, Source] = {"custody": custody}


def _of_stays(work: UnitOfWork, person: int, table: type[SQLModel]) -> Iterator[Any]:
    rows: Any = table
    query: Any = select(rows).join(Custody, col(Custody.id) == rows.custody_id)
    query = query.where(col(Custody.offender_id) == person, col(Custody.withdrawn_in).is_(None))
    return iter(work.session.execute(query.order_by(rows.id)).scalars())
