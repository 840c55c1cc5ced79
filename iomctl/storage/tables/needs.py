"""What people were found to need on each pathway."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class Need(TableRow, Withdrawable, table=True):
    """What was found when a person was asked about a pathway on a day; no row means never asked."""

    described: ClassVar[Described] = Described("need", "", "from_on", same=("pathway",), words=("note",))

    __table_args__ = (
        CheckConstraint("level = 'none' OR level = 'some' OR level = 'severe'", name="ck_need_level"),
        Index("ix_need_offender_id_pathway_from_on", "offender_id", "pathway", "from_on", "withdrawn_in"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    pathway: str
    level: str
    from_on: date
    note: str | None
    withdrawn_in: int | None = None
    recorded_in: int
