"""People: who they are."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, col

from iomctl.domain.days.births import Birth, birth, earliest
from iomctl.domain.references import PERSON
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow


class Offender(TableRow, table=True):
    """One person. `search_name` is the folded name, surname first, that `find` and matching use.

    `same_as_id` is whose record it is now, for somebody who was merged into another: no list of people has them.
    Of a birth only the year, or the month and year, may be known: `born_within`, in ISO form, in place of `born_on`.
    """

    described: ClassVar[Described] = Described("offender", PERSON, "", title="person")
    keeps_person: ClassVar[bool] = True
    worked_out: ClassVar[Mapping[str, Any]] = MappingProxyType({"same_as_id": None})

    __table_args__ = (
        CheckConstraint("born_within IS NULL OR born_on IS NULL", name="ck_offender_born_once"),
        Index("ix_offender_search_name_born_on", "search_name", "born_on"),
        Index("ix_offender_same_as_id", "same_as_id", **only_where("same_as_id IS NOT NULL")),
    )

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
    same_as_id: int | None = Field(default=None, foreign_key="offender.id")
    born_within: str | None = None

    @property
    def birth(self) -> Birth | None:
        """When they were born, as far as it is known."""
        return birth(self.born_on, self.born_within)

    @property
    def born_from(self) -> date | None:
        """The first day on which they may have been born: what is before it can't be theirs."""
        return earliest(self.birth)


def standing() -> Any:
    """SQL for the people whose record is their own: all but those who were merged into another."""
    return col(Offender.same_as_id).is_(None)
