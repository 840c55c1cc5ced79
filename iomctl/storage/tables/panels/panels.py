"""Panels, meetings at which cases are reviewed, and the series that they are of."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.agencies
import iomctl.storage.tables.cohorts  # noqa: F401 foreign keys name them
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class PanelSeries(TableRow, table=True):
    """Panels planned together: `rule` is their rhythm (RFC 5545), counted from `first_on`."""

    __tablename__ = "panel_series"

    id: int = Field(default=None, primary_key=True)
    rule: str
    first_on: date
    recorded_in: int


class Panel(TableRow, Withdrawable, table=True):
    """One meeting, on `meets_on` at `starts_at` by the clock on the wall; the minute-taker is not the chair.

    `planned_on` is the day of the rhythm that it stands for, wherever it was moved to; none without a series. One
    that does not take place is `cancelled_in` an event. It is about the cases of one cohort, or of all without one.
    """

    described: ClassVar[Described] = Described("panel", "", "meets_on", bare=True)

    __table_args__ = (
        CheckConstraint("minute_taker_id <> chair_id", name="ck_panel_minute_taker_not_chair"),
        Index("ix_panel_meets_on", "meets_on"),
        Index("ix_panel_cohort_id", "cohort_id"),
        Index("ix_panel_series_id", "series_id"),
        Index("ix_panel_chair_id", "chair_id"),
        Index("ix_panel_minute_taker_id", "minute_taker_id"),
    )

    id: int = Field(default=None, primary_key=True)
    name: str
    search_name: str
    cohort_id: int | None = Field(foreign_key="cohort.id")
    series_id: int | None = Field(foreign_key="panel_series.id")
    planned_on: date | None
    meets_on: date
    starts_at: str | None
    place: str | None
    chair_id: int | None = Field(foreign_key="worker.id")
    minute_taker_id: int | None = Field(foreign_key="worker.id")
    cancelled_because: str | None
    cancelled_in: int | None
    withdrawn_in: int | None
    recorded_in: int
