"""How people can be reached: address, telephone, e-mail."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import REACH
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class Reach(TableRow, table=True):
    """An address, telephone number or e-mail address (`kind`) of somebody, from `from_on` to `until_on`, if known.

    `not_contacted` says why nobody contacts them there, null where people may. A row that was recorded by mistake is
    `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "reach",
        REACH,
        "from_on",
        "until_on",
        ("kind", "details"),
        title="way to reach them",
        words=("details", "postcode", "not_contacted", "source"),
    )

    __table_args__ = (
        CheckConstraint("kind = 'address' OR kind = 'telephone' OR kind = 'email'", name="ck_reach_kind"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ck_reach_until_after_from"),
        CheckConstraint("postcode IS NULL OR kind = 'address'", name="ck_reach_postcode_of_address"),
        Index("ix_reach_offender_id", "offender_id", "from_on"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    from_on: date
    until_on: date | None
    details: str
    postcode: str | None
    not_contacted: str | None
    source: str | None
    withdrawn_in: int | None
    recorded_in: int
