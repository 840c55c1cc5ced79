"""Who is in which programme, from the day of joining to that of leaving."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import MEMBERSHIP
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow


class Membership(TableRow, table=True):
    """One person in one programme, from `joined_on` to the day of leaving `left_on`; null while it goes on.

    `children` and `family` are how many of each the programme works with, null where nobody asked; who they are is
    not kept. `until_on` is the day that was agreed for the time of this member to be up, null for the one that the
    policy gives. A row that was recorded by mistake is `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "programme",
        MEMBERSHIP,
        "joined_on",
        same=("programme",),
        title="membership",
        kinds="programmes",
        words=("note",),
        field="membership",
    )

    __tablename__ = "programme_membership"
    __table_args__ = (
        CheckConstraint("children IS NULL OR children >= 0", name="ck_programme_membership_children"),
        CheckConstraint("family IS NULL OR family >= 0", name="ck_programme_membership_family"),
        CheckConstraint("until_on IS NULL OR until_on >= joined_on", name="ck_programme_membership_until_after_joined"),
        CheckConstraint("left_on IS NULL OR left_on >= joined_on", name="ck_programme_membership_left_after_joined"),
        CheckConstraint(
            "(left_on IS NULL AND end_reason IS NULL) OR (left_on IS NOT NULL AND end_reason IS NOT NULL)",
            name="ck_programme_membership_end_whole",
        ),
        # Nobody is in a programme twice at once.
        Index(
            "uq_programme_membership_runs",
            "offender_id",
            "programme",
            unique=True,
            **only_where("left_on IS NULL AND withdrawn_in IS NULL"),
        ),
        Index("ix_programme_membership_offender_id", "offender_id", "joined_on"),
        Index("ix_programme_membership_programme", "programme", "joined_on"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    programme: str
    joined_on: date
    children: int | None
    family: int | None
    until_on: date | None
    left_on: date | None
    end_reason: str | None
    note: str | None
    left_in: int | None = None
    withdrawn_in: int | None = None
    recorded_in: int
