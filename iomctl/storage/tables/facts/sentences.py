"""Sentences of people: orders, licences, custody."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.facts.claims import Claim, of_sentence
from iomctl.domain.references import SENTENCE
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class Sentence(TableRow, table=True):
    """One sentence, from `start_on` to `until_on`, that day included; null when no end is known.

    A row that was recorded by mistake is `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "sentence", SENTENCE, "start_on", "until_on", ("kind",), kinds="sentences", words=("source",)
    )

    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= start_on", name="ck_sentence_end_after_start"),
        # Holds all that criteria ask for, so that the fact of each person is found without reading the table.
        Index("ix_sentence_judged", "offender_id", "start_on", "kind", "until_on", "withdrawn_in"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    start_on: date
    until_on: date | None
    source: str | None
    withdrawn_in: int | None
    recorded_in: int

    @property
    def claim(self) -> Claim:
        """What it claims of the person."""
        return of_sentence(self.kind, self.start_on, self.until_on)
