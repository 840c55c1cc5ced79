"""Requirements of sentences: treatment that a court made part of one, and the referral that meets it."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.facts.sentences
import iomctl.storage.tables.referrals  # noqa: F401 foreign keys name them
from iomctl.domain.references import REQUIREMENT
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class Requirement(TableRow, table=True):
    """One requirement of a sentence of the same person, from `start_on` to `until_on`, that day included.

    Null is no end of its own: it ends with the sentence, and counts for nothing once that is withdrawn. A row that
    was recorded by mistake is `withdrawn_in` an event.
    """

    described: ClassVar[Described] = Described(
        "requirement", REQUIREMENT, "start_on", "until_on", ("sentence_id", "kind"), kinds="requirements"
    )

    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= start_on", name="ck_requirement_end_after_start"),
        Index("ix_requirement_offender_id", "offender_id", "start_on"),
        Index("ix_requirement_sentence_id", "sentence_id"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    sentence_id: int = Field(foreign_key="sentence.id")
    kind: str
    referral_id: int | None = Field(default=None, foreign_key="referral.id")
    start_on: date
    until_on: date | None
    withdrawn_in: int | None
    recorded_in: int
