"""The keys by which people who may be the same person meet."""

from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow


class MatchingKey(TableRow, table=True):
    """A key of a person, worked out from their names and birth date; see `domain.duplicates.keys`."""

    all_worked_out: ClassVar[bool] = True
    keeps_person: ClassVar[bool] = True

    __tablename__ = "matching_key"
    __table_args__ = (Index("ix_matching_key_offender_id", "offender_id"), {"sqlite_with_rowid": False})

    key: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    offender_id: int = Field(foreign_key="offender.id", primary_key=True, sa_column_kwargs={"autoincrement": False})
