"""Which referrals support people in their placements."""

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.placements
import iomctl.storage.tables.referrals  # noqa: F401 foreign keys name them
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class PlacementSupport(TableRow, Withdrawable, table=True):
    """A referral that supports the person of a placement while they are there."""

    __tablename__ = "placement_support"
    __table_args__ = (
        Index("ix_placement_support_placement_id", "placement_id"),
        Index("ix_placement_support_referral_id", "referral_id"),
    )

    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id")
    referral_id: int = Field(foreign_key="referral.id")
    withdrawn_in: int | None = None
    recorded_in: int
