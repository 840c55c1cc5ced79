"""People: who they are."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from iomctl.domain.references import PERSON
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class Offender(TableRow, table=True):
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
    recorded_in: int
