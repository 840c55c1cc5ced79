"""The conditions of a contract that is a programme, such as one in place of prosecution, and whether each was met."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.facts.programmes  # noqa: F401 a foreign key names it
from iomctl.domain.references import CONDITION
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class ProgrammeCondition(TableRow, table=True):
    """One condition of a membership of the same person, agreed on a day, to be met by `due_on`; null for no such day.

    `outcome` is met or not-met, null while nobody said. A row that was recorded by mistake is `withdrawn_in` an event.
    """

    described: ClassVar[Described] = Described(
        "condition", CONDITION, "agreed_on", same=("membership_id", "kind"), kinds="conditions", words=("note",)
    )

    __tablename__ = "programme_condition"
    __table_args__ = (
        CheckConstraint(
            "outcome IS NULL OR outcome = 'met' OR outcome = 'not-met'", name="ck_programme_condition_outcome"
        ),
        CheckConstraint(
            "(outcome IS NULL AND outcome_on IS NULL) OR (outcome IS NOT NULL AND outcome_on >= agreed_on)",
            name="ck_programme_condition_outcome_whole",
        ),
        CheckConstraint("due_on IS NULL OR due_on >= agreed_on", name="ck_programme_condition_due_after_agreed"),
        Index("ix_programme_condition_offender_id", "offender_id", "agreed_on"),
        Index("ix_programme_condition_membership_id", "membership_id"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    membership_id: int = Field(foreign_key="programme_membership.id")
    kind: str
    agreed_on: date
    due_on: date | None
    outcome: str | None
    outcome_on: date | None
    note: str | None
    outcome_in: int | None = None
    withdrawn_in: int | None = None
    recorded_in: int
