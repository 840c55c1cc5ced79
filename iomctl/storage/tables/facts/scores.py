"""Scores of people, as other systems or an assessment gave them."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import SCORE
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class Score(TableRow, table=True):
    """One score: a `value`, or a `level` where the policy's kind has levels. `version` is that of the instrument.

    A row that was recorded by mistake is `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "score", SCORE, "scored_on", same=("kind", "value", "level"), kinds="scores", words=("version", "source")
    )

    __table_args__ = (
        CheckConstraint(
            "(value IS NULL AND level IS NOT NULL) OR (value IS NOT NULL AND level IS NULL)",
            name="ck_score_value_or_level",
        ),
        # Holds all that criteria ask for, so that the fact of each person is found without reading the table.
        Index("ix_score_judged", "offender_id", "kind", "scored_on", "value", "level", "withdrawn_in"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    value: float | None
    level: str | None
    scored_on: date
    version: str | None
    source: str | None
    withdrawn_in: int | None
    recorded_in: int
