"""Releases from custody: the day that is due, what is planned and done for it, and what happened."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.custodies  # noqa: F401 a foreign key names it
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class ReleaseDue(TableRow, Withdrawable, table=True):
    """The kind of a release and the day that makes it due, as known from `from_on` on; no day is not known.

    `decision` is what the governor decided about the day: further-day or reverted; `decided` says where, in words.
    """

    __tablename__ = "release_due"
    __table_args__ = (
        CheckConstraint(
            "decision IS NULL OR decision = 'further-day' OR decision = 'reverted'", name="ck_release_due_decision"
        ),
        Index("ix_release_due_custody_id_from_on", "custody_id", "from_on"),
        Index("ix_release_due_due_on", "due_on"),
    )

    id: int = Field(default=None, primary_key=True)
    custody_id: int = Field(foreign_key="custody.id")
    kind: str
    due_on: date | None
    decision: str | None
    decided: str | None
    from_on: date
    reason: str | None
    withdrawn_in: int | None = None
    recorded_in: int


class Release(TableRow, table=True):
    """A release as it happened: planned or not, since when the scheme knew of the day, and where the person went.

    `hour` is by the clock on the wall, as `hh:mm`; `kind` is a code of the policy that was said with it, null where
    none was: then what was known of it beforehand counts. One that was recorded by mistake is `withdrawn_in` an event,
    and counts for nothing.
    """

    described: ClassVar[Described] = Described("release", "", "released_on", words=("note",))

    __table_args__ = (
        Index("uq_release_custody_id", "custody_id", unique=True, **only_where("withdrawn_in IS NULL")),
        Index("ix_release_released_on", "released_on"),
    )

    id: int = Field(default=None, primary_key=True)
    custody_id: int = Field(foreign_key="custody.id")
    released_on: date
    planned: bool
    told_on: date | None
    accommodation: str
    note: str | None
    withdrawn_in: int | None = None
    recorded_in: int
    hour: str | None = None
    kind: str | None = None
