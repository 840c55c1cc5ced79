"""Offers of restorative justice to people, and what they answered."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import RESTORATIVE
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class RestorativeOffer(TableRow, table=True):
    """One offer and its answer, accepted or declined, and what came of one that was accepted; null while there is none.

    `stage` is a code of the policy, null where nobody recorded it; so is `victim_asked`, whether the victim's side was
    asked.

    A row that was recorded by mistake is `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "restorative", RESTORATIVE, "offered_on", title="restorative offer", words=("note", "answer_note")
    )

    __tablename__ = "restorative_offer"
    __table_args__ = (
        CheckConstraint(
            "answer IS NULL OR answer = 'accepted' OR answer = 'declined'", name="ck_restorative_offer_answer"
        ),
        CheckConstraint(
            "(answer IS NULL AND answered_on IS NULL) OR (answer IS NOT NULL AND answered_on >= offered_on)",
            name="ck_restorative_offer_answer_whole",
        ),
        Index("ix_restorative_offer_offender_id", "offender_id", "offered_on"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    offered_on: date
    note: str | None
    answer: str | None = None
    answered_on: date | None = None
    answer_note: str | None = None
    answered_in: int | None = None
    withdrawn_in: int | None
    recorded_in: int
    stage: str | None = None
    victim_asked: bool | None = None
    outcome: str | None = None
    outcome_on: date | None = None
    outcome_in: int | None = None
