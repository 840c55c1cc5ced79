"""How many places providers have, of a kind of placement or on a pathway."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.referrals  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class ProviderCapacity(TableRow, Withdrawable, table=True):
    """So many places from a day on, of a kind of placement or for referrals on a pathway; the newest by a day counts.

    Either `kind` or `pathway` is set, a code of the policy.
    """

    __tablename__ = "provider_capacity"
    __table_args__ = (
        CheckConstraint(
            "(kind IS NULL AND pathway IS NOT NULL) OR (kind IS NOT NULL AND pathway IS NULL)",
            name="ck_provider_capacity_one_of_two",
        ),
        CheckConstraint("capacity >= 0", name="ck_provider_capacity_not_below_none"),
        Index("ix_provider_capacity_provider_id_from_on", "provider_id", "from_on"),
    )

    id: int = Field(default=None, primary_key=True)
    provider_id: int = Field(foreign_key="provider.id")
    kind: str | None
    pathway: str | None
    capacity: int
    from_on: date
    withdrawn_in: int | None = None
    recorded_in: int
