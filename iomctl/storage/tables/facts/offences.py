"""Offences of people, as recorded from the police or a court."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import OFFENCE
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class Offence(TableRow, table=True):
    """One offence. `code` is a Home Office code like 028/03, null when nobody knows it.

    `index_on` is the day from which it counts as the person's index offence, null when it never did: on any day the
    newest one by then is the index offence. A row that was recorded by mistake is `withdrawn_in` an event, and
    counts for nothing.
    """

    described: ClassVar[Described] = Described("offence", OFFENCE, "committed_on", same=("code",), words=("source",))

    __table_args__ = (
        CheckConstraint(
            "victim = 'person' OR victim = 'business' OR victim = 'not-known'",
            name="ck_offence_victim",
        ),
        CheckConstraint(
            "outcome IS NULL OR outcome = 'arrested' OR outcome = 'charged' OR outcome = 'convicted'"
            " OR outcome = 'cautioned' OR outcome = 'no-further-action'",
            name="ck_offence_outcome",
        ),
        # Holds all that criteria ask for, so that the fact of each person is found without reading the table.
        Index(
            "ix_offence_judged",
            "offender_id",
            "committed_on",
            "code",
            "victim",
            "outcome",
            "index_on",
            "withdrawn_in",
            "outcome_on",
        ),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    committed_on: date
    code: str | None
    victim: str
    outcome: str | None
    outcome_on: date | None
    index_on: date | None
    source: str | None
    withdrawn_in: int | None
    recorded_in: int
