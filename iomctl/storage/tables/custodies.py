"""Stays of people in custody, and their kind, prison and standing from each day on."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow

KIND_CHECK = "kind IS NULL OR kind = 'sentenced' OR kind = 'remand' OR kind = 'recall'"


class Custody(TableRow, table=True):
    """One stay in custody, from `from_on` to the day of leaving `to_on`; null when it goes on.

    Kind, prison and whether the person is at large are those of the newest dated row below. `sentenced_on` is the
    day of the sentence that is served, if known. A stay that was recorded by mistake is `withdrawn_in` an event, and
    counts for nothing.
    """

    described: ClassVar[Described] = Described("custody", "", "from_on", title="stay in custody")

    __table_args__ = (
        CheckConstraint(KIND_CHECK, name="ck_custody_kind"),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ck_custody_to_after_from"),
        Index("uq_custody_open", "offender_id", unique=True, **only_where("to_on IS NULL AND withdrawn_in IS NULL")),
        Index("ix_custody_offender_id", "offender_id", "from_on"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str | None
    prison: str | None
    at_large: bool
    from_on: date
    sentenced_on: date | None
    to_on: date | None = None
    withdrawn_in: int | None = None
    recorded_in: int


class CustodyState(TableRow, table=True):
    """The kind of a stay in custody from a day on, the prison, and whether the person is unlawfully at large."""

    __tablename__ = "custody_state"
    __table_args__ = (
        CheckConstraint(KIND_CHECK, name="ck_custody_state_kind"),
        Index("ix_custody_state_custody_id_from_on", "custody_id", "from_on"),
    )

    id: int = Field(default=None, primary_key=True)
    custody_id: int = Field(foreign_key="custody.id")
    kind: str | None
    prison: str | None
    at_large: bool
    from_on: date
    reason: str | None
    recorded_in: int
