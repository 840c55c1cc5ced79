"""Stays of people in custody."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow

KIND_CHECK = "kind IS NULL OR kind = 'sentenced' OR kind = 'remand' OR kind = 'recall'"


class Custody(TableRow, table=True):
    """One stay in custody, from `from_on` to the day of leaving `to_on`; null when it goes on. `to_reason` is why.

    Kind, prison and whether the person is at large are those of its newest state, worked out from what was said of
    it. `sentenced_on` is the day of the sentence that is served, if known. A stay that was recorded by mistake is
    `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described("custody", "", "from_on", title="stay in custody", words=("to_reason",))
    worked_out: ClassVar[Mapping[str, Any]] = MappingProxyType({"kind": None, "prison": None, "at_large": False})

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
    to_reason: str | None = None
    withdrawn_in: int | None = None
    recorded_in: int
