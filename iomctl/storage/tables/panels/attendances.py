"""Who was at a panel, and who sent apologies."""

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.panels.panels  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class PanelAttendance(TableRow, Withdrawable, table=True):
    """Somebody at a panel for an agency: a worker, or somebody else by name; `present`, or `sorry` not to be."""

    __tablename__ = "panel_attendance"
    __table_args__ = (
        CheckConstraint("state = 'present' OR state = 'sorry'", name="ck_panel_attendance_state"),
        CheckConstraint(
            "(worker_id IS NULL AND name IS NOT NULL) OR (worker_id IS NOT NULL AND name IS NULL)",
            name="ck_panel_attendance_one_of_two",
        ),
        Index("ix_panel_attendance_panel_id", "panel_id"),
        Index("ix_panel_attendance_worker_id", "worker_id"),
        Index("ix_panel_attendance_agency_id", "agency_id"),
    )

    id: int = Field(default=None, primary_key=True)
    panel_id: int = Field(foreign_key="panel.id")
    worker_id: int | None = Field(foreign_key="worker.id")
    name: str | None
    agency_id: int = Field(foreign_key="agency.id")
    state: str
    withdrawn_in: int | None
    recorded_in: int
