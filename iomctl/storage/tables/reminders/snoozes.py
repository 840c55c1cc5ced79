"""Things due of people of which nobody is told until a day."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import SNOOZE
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class ReminderSnooze(TableRow, table=True):
    """A thing due of a person of which nobody is told until a day, that day included; `reason` says why.

    It is of that one thing: another day of it, or the next of its kind, is told.
    """

    __tablename__ = "reminder_snooze"

    described: ClassVar[Described] = Described("snooze", SNOOZE, "until_on", words=("reason",))

    __table_args__ = (Index("ix_reminder_snooze_offender_id", "offender_id"),)

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    about: str
    due_on: date | None
    until_on: date
    reason: str
    withdrawn_in: int | None
    recorded_in: int
