"""What people were called from each day on."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class PersonName(TableRow, Withdrawable, table=True):
    """What somebody is called from `from_on` on, null for a name from the first; people never renamed have no rows.

    With `was_wrong` it puts right the name that was recorded for that day before. The name under which somebody was
    recorded first is a row too, of the event of the person, while there are others: `services.people.names_said`
    writes it, and the name now beside the person. `search_name` is the folded name, surname first.
    """

    partly_worked_out: ClassVar[bool] = True
    keeps_person: ClassVar[bool] = True

    __tablename__ = "person_name"
    __table_args__ = (
        Index("ix_person_name_offender_id_from_on", "offender_id", "from_on"),
        Index("ix_person_name_search_name", "search_name"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    from_on: date | None
    surname: str
    forenames: str
    search_name: str
    was_wrong: bool
    reason: str | None
    withdrawn_in: int | None = None
    recorded_in: int
