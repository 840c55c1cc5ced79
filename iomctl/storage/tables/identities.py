"""The numbers that other systems know people by, and their other names."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow


class Identifier(TableRow, table=True):
    """A number of a person in another system: `value` is canonical, `as_typed` is how it came.

    `explained` is why it stands beside another of its kind, where that has to be said.
    """

    __table_args__ = (
        CheckConstraint(
            "kind = 'pnc' OR kind = 'cro' OR kind = 'crn' OR kind = 'prison' OR kind = 'local'",
            name="ck_identifier_kind",
        ),
        UniqueConstraint("kind", "value", name="uq_identifier_kind_value"),
        Index("ix_identifier_offender_id", "offender_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    value: str
    as_typed: str
    recorded_in: int
    explained: str | None = None


class Alias(TableRow, table=True):
    """Another name that a person is known by."""

    __table_args__ = (
        Index("ix_alias_offender_id", "offender_id"),
        Index("ix_alias_search_name", "search_name"),
    )

    id: int | None = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    name: str
    search_name: str
    recorded_in: int
