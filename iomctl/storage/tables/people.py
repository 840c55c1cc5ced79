"""People: who they are, the numbers other systems know them by, and their other names."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from iomctl.domain.references import PERSON
from iomctl.storage.tables.described import Described


class Offender(SQLModel, table=True):
    """One person. `search_name` is the folded name, surname first, that `find` and matching use."""

    described: ClassVar[Described] = Described("offender", PERSON, "", title="person")

    __table_args__ = (Index("ix_offender_search_name_born_on", "search_name", "born_on"),)

    id: int = Field(default=None, primary_key=True)
    surname: str
    forenames: str
    search_name: str
    born_on: date | None
    gender: str | None
    ethnicity: str | None
    area: str | None
    restricted: bool
    recorded_at: datetime
    recorded_by: str


class Identifier(SQLModel, table=True):
    """A number of a person in another system: `value` is canonical, `as_typed` is how it came."""

    __table_args__ = (
        CheckConstraint(
            "kind = 'pnc' OR kind = 'cro' OR kind = 'crn' OR kind = 'prison' OR kind = 'local'",
            name="ck_identifier_kind",
        ),
        UniqueConstraint("kind", "value", name="uq_identifier_kind_value"),
        Index("ix_identifier_offender_id", "offender_id"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    value: str
    as_typed: str
    recorded_at: datetime
    recorded_by: str


class Alias(SQLModel, table=True):
    """Another name that a person is known by."""

    __table_args__ = (
        Index("ix_alias_offender_id", "offender_id"),
        Index("ix_alias_search_name", "search_name"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    name: str
    search_name: str
    recorded_at: datetime
    recorded_by: str
