"""Placements of people, and the days to which they were extended."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people
import iomctl.storage.tables.referrals  # noqa: F401 foreign keys name them
from iomctl.domain.references import PLACEMENT
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class Placement(TableRow, table=True):
    """A place that was arranged on `made_on`, from the day `from_on` to the day of leaving `leaves_on`, if known.

    `leaves_on` is what was expected at first; an extension has its own row. `funded_leaves_on` is the day of leaving
    when all nights that its rule pays for would be used up, null for no clock: what other placements used of them is
    worked out from those. `over_because` says why it may go on past them, or cost more than the cap. Once it ended,
    `end_reason` says why and `moved_to` where to: a code of accommodation, or one of `MOVED_ELSEWHERE` in the domain.
    `hour_in` is when they came in on the first day, by the clock on the wall, as `hh:mm`. Of money `amount_pence` is
    what is paid for so many `weeks` of rent, to whom and when; of a place `per_night_pence` what a night costs. One
    that was recorded by mistake is `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "placement",
        PLACEMENT,
        "from_on",
        "leaves_on",
        kinds="placements",
        words=("funder", "note", "over_because", "payee"),
    )

    __table_args__ = (
        CheckConstraint("leaves_on IS NULL OR leaves_on >= from_on", name="ck_placement_until_after_from"),
        CheckConstraint("left_on IS NULL OR left_on >= from_on", name="ck_placement_end_after_from"),
        CheckConstraint(
            "(left_on IS NULL AND end_reason IS NULL AND moved_to IS NULL)"
            " OR (left_on IS NOT NULL AND end_reason IS NOT NULL AND moved_to IS NOT NULL)",
            name="ck_placement_end_whole",
        ),
        Index("ix_placement_offender_id", "offender_id", "from_on"),
        Index("ix_placement_provider_id", "provider_id", "kind"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    provider_id: int | None = Field(default=None, foreign_key="provider.id")
    area: str | None
    made_on: date
    from_on: date
    leaves_on: date | None
    funded_leaves_on: date | None
    funder: str | None
    note: str | None
    left_on: date | None = None
    end_reason: str | None = None
    moved_to: str | None = None
    ended_in: int | None = None
    withdrawn_in: int | None = None
    recorded_in: int
    over_because: str | None = None
    hour_in: str | None = None
    amount_pence: int | None = None
    per_night_pence: int | None = None
    weeks: int | None = None
    payee: str | None = None
    paid_on: date | None = None


class PlacementExtension(TableRow, Withdrawable, table=True):
    """A new expected end of a placement, decided on `from_on`; the newest by a day counts on that day."""

    __tablename__ = "placement_extension"
    __table_args__ = (Index("ix_placement_extension_placement_id", "placement_id", "from_on"),)

    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id")
    from_on: date
    leaves_on: date
    reason: str | None
    decision: str | None
    withdrawn_in: int | None = None
    recorded_in: int
