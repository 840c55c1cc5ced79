"""The day on which somebody died."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import DEATH
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow


class Death(TableRow, table=True):
    """That somebody died on a day; of one person one counts, those that are `withdrawn_in` an event count for nothing.

    Cases end by it, and nobody is waited for: what stands of it in another row is the reason of a de-selection alone.
    """

    described: ClassVar[Described] = Described("death", DEATH, "died_on", words=("note",))

    __table_args__ = (Index("uq_death_offender_id", "offender_id", unique=True, **only_where("withdrawn_in IS NULL")),)

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    died_on: date
    note: str | None
    withdrawn_in: int | None
    recorded_in: int
