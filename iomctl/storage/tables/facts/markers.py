"""Markers of people: MAPPA, domestic abuse and the like."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.facts.claims import Claim, of_marker
from iomctl.domain.references import MARKER
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class Marker(TableRow, table=True):
    """One marker, from `from_on` to `until_on`, that day included; null when it goes on.

    A row that is not `present` says that somebody asked on `from_on` and there was none. A row that was recorded by
    mistake is `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "marker", MARKER, "from_on", "until_on", ("kind", "present"), kinds="markers", words=("source",)
    )

    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ck_marker_to_after_from"),
        # Holds all that criteria ask for, so that the fact of each person is found without reading the table.
        Index("ix_marker_judged", "offender_id", "kind", "from_on", "present", "until_on", "withdrawn_in"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    present: bool
    from_on: date
    until_on: date | None
    source: str | None
    withdrawn_in: int | None
    recorded_in: int

    @property
    def claim(self) -> Claim:
        """What it claims of the person."""
        return of_marker(self.kind, self.present, self.from_on, self.until_on)


class MarkerReview(TableRow, Withdrawable, table=True):
    """The level of a marker and its next review day from `from_on` on; the newest by a day counts on that day.

    Null is no level, and no review. One from the marker's own first day is what it began with, any later one says
    that somebody reviewed it.
    """

    __tablename__ = "marker_review"
    __table_args__ = (Index("ix_marker_review_marker_id", "marker_id", "from_on"),)

    id: int = Field(default=None, primary_key=True)
    marker_id: int = Field(foreign_key="marker.id")
    from_on: date
    review_on: date | None
    level: str | None
    note: str | None = None
    withdrawn_in: int | None = None
    recorded_in: int
