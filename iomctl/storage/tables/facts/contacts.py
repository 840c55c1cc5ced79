"""Contacts with people: planned, kept or missed."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.agencies
import iomctl.storage.tables.people  # noqa: F401 foreign keys name them
from iomctl.domain.references import CONTACT
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class Contact(TableRow, table=True):
    """One contact with a person on `contact_on`; `planned_on` is the day on which one ahead was planned.

    Its outcome counts from `outcome_on`. One that was recorded by mistake is `withdrawn_in` an event,
    and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "contact", CONTACT, "contact_on", same=("kind", "how", "outcome"), kinds="contacts", words=("note",)
    )

    __table_args__ = (
        CheckConstraint(
            "how = 'face-to-face' OR how = 'telephone' OR how = 'video' OR how = 'doorstep'", name="ck_contact_how"
        ),
        CheckConstraint(
            "(outcome IS NULL AND reason IS NULL) OR (outcome = 'kept' AND reason IS NULL)"
            " OR (outcome = 'missed' AND reason IS NOT NULL)",
            name="ck_contact_outcome",
        ),
        CheckConstraint(
            "(outcome IS NULL AND outcome_on IS NULL AND outcome_in IS NULL)"
            " OR (outcome IS NOT NULL AND outcome_on >= contact_on AND outcome_in IS NOT NULL)",
            name="ck_contact_outcome_recorded",
        ),
        CheckConstraint("planned_on IS NULL OR planned_on < contact_on", name="ck_contact_planned_before"),
        # Holds all that the newest kept contact of each person is looked for by.
        Index("ix_contact_newest", "offender_id", "contact_on", "outcome", "outcome_on", "withdrawn_in"),
        Index("ix_contact_on", "contact_on"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    contact_on: date
    kind: str
    how: str
    worker_id: int | None = Field(foreign_key="worker.id")
    planned_on: date | None
    outcome: str | None
    reason: str | None
    outcome_on: date | None
    outcome_in: int | None
    note: str | None
    withdrawn_in: int | None
    recorded_in: int
