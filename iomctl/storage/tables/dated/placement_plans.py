"""Plans for where people go from a placement, made before it ends."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.placements  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class PlacementPlan(TableRow, Withdrawable, table=True):
    """Where the person of a placement is to live after it, a code of accommodation, as planned from a day on."""

    __tablename__ = "placement_plan"
    __table_args__ = (Index("ix_placement_plan_placement_id", "placement_id", "from_on"),)

    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id")
    from_on: date
    accommodation: str
    note: str | None
    withdrawn_in: int | None = None
    recorded_in: int
