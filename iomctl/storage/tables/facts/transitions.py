"""Steps of people's transitions: from one service to another, at a birthday."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import TRANSITION
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class TransitionStep(TableRow, table=True):
    """One step on `step_on` of the transition whose code is `kind`; `done_with` is the service or worker it was with.

    A row that was recorded by mistake is `withdrawn_in` an event, and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "transition",
        TRANSITION,
        "step_on",
        same=("kind", "step"),
        title="step of a transition",
        kinds="transitions",
        words=("done_with", "note"),
    )

    __tablename__ = "transition_step"
    __table_args__ = (Index("ix_transition_step_offender_id", "offender_id", "kind", "step_on"),)

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    kind: str
    step: str
    step_on: date
    done_with: str | None
    note: str | None
    withdrawn_in: int | None
    recorded_in: int
