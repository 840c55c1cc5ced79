"""Arrests of people, as recorded from the police."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import ARREST
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class Arrest(TableRow, table=True):
    """One arrest. `codes` are the Home Office codes of what it was for, as `028/03, 034/01`; null when nobody knows.

    They stand in the row itself, so that an arrest is told, corrected and taken back as one fact. `victim` speaks for
    those whose code does not tell. `outcome` is null while none is known.
    """

    described: ClassVar[Described] = Described("arrest", ARREST, "arrested_on", same=("codes",), words=("source",))

    __table_args__ = (
        CheckConstraint(
            "victim = 'person' OR victim = 'business' OR victim = 'not-known'",
            name="ck_arrest_victim",
        ),
        CheckConstraint(
            "outcome IS NULL OR outcome = 'charged' OR outcome = 'cautioned' OR outcome = 'bailed'"
            " OR outcome = 'released-under-investigation' OR outcome = 'no-further-action'",
            name="ck_arrest_outcome",
        ),
        # Holds all that criteria ask for, so that the days of each person are counted without reading the table.
        Index("ix_arrest_judged", "offender_id", "arrested_on", "codes", "victim", "withdrawn_in"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    arrested_on: date
    codes: str | None
    victim: str
    outcome: str | None
    outcome_on: date | None
    source: str | None
    withdrawn_in: int | None
    recorded_in: int
