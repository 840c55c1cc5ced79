"""What came of looking back at releases that went wrong."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.agencies
import iomctl.storage.tables.custodies  # noqa: F401 foreign keys name them
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class ReleaseReview(TableRow, Withdrawable, table=True):
    """A review, held on `reviewed_on`, of the release that a stay ended with.

    `failed` are codes of the policy's list, as `no-address, no-notice`. `action` is what is to be done so that it does
    not happen again, by the day `action_by`; the worker sees to it.
    """

    __tablename__ = "release_review"
    __table_args__ = (Index("ix_release_review_custody_id", "custody_id", "reviewed_on"),)

    id: int | None = Field(default=None, primary_key=True)
    custody_id: int = Field(foreign_key="custody.id")
    reviewed_on: date
    failed: str
    worker_id: int | None = Field(foreign_key="worker.id")
    action: str | None
    action_by: date | None
    note: str | None
    withdrawn_in: int | None = None
    recorded_in: int
