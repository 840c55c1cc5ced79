"""Who is the same person as whom, and of whom a row was said that is another person's now."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow


class SamePersonLink(TableRow, table=True):
    """The fact that one person is another: all that was said of `offender_id` is part of the record of `into_id`."""

    keeps_person: ClassVar[bool] = True

    __tablename__ = "same_person"
    __table_args__ = (
        UniqueConstraint("offender_id", name="uq_same_person_offender_id"),
        CheckConstraint("offender_id <> into_id", name="ck_same_person_of_two"),
        Index("ix_same_person_into_id", "into_id"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    into_id: int = Field(foreign_key="offender.id")
    recorded_in: int


class SaidOf(TableRow, table=True):
    """Of whom a row of `of_table` was said, kept for ever once it was ever part of another person's record.

    The event that recorded the row has it too, so that it can be told anew.
    """

    keeps_person: ClassVar[bool] = True
    all_worked_out: ClassVar[bool] = True

    __tablename__ = "said_of"
    __table_args__ = (Index("ix_said_of_offender_id", "offender_id"),)

    of_table: str = Field(primary_key=True)
    row_id: int = Field(primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
