"""The reviews of releases that are recorded: the newest of each by a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, label, select
from sqlmodel import col

from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.dated.release_reviews import ReleaseReview
from iomctl.storage.unit_of_work import UnitOfWork


def newest_reviews(work: UnitOfWork, on: date, stays: Sequence[int]) -> Mapping[int, Row[Any]]:
    """The newest review by a day of the release that each of some stays ended with, by stay; `who` is the worker."""
    table: Any = ReleaseReview
    query = select(*table.__table__.columns, label("who", col(Worker.name)))
    query = query.outerjoin(Worker, col(Worker.id) == table.worker_id).where(table.reviewed_on <= on)
    query = query.order_by(table.reviewed_on, table.id)
    return {row.custody_id: row for row in rows_among(work, query, table.custody_id, stays)}
