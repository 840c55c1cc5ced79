"""Reviews: the one ahead of each open spell, and all that came before it."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

import iomctl.storage.tables.cohorts  # noqa: F401 a foreign key names it
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow

AHEAD_BY = "(CASE WHEN closed_on IS NULL AND exempt_reason IS NULL THEN due_by END)"


class Review(TableRow, table=True):
    """A review to be held between `due_from` and `due_by`, both inclusive.

    Holding, moving, exempting or a change of colour closes a window with its `outcome` and a new one takes its place,
    so any past day can be asked what was ahead on it: the row stood ahead from `made_on` (inclusive) to `closed_on`
    (exclusive). The course of the case works all of them out from its facts. `recorded_in` and `closed_in` are the
    events of the facts that made and closed it.
    """

    all_worked_out: ClassVar[bool] = True

    __table_args__ = (
        CheckConstraint("due_from <= due_by", name="ck_review_window"),
        CheckConstraint(
            "outcome IS NULL OR outcome = 'held' OR outcome = 'moved' OR outcome = 'recalculated'"
            " OR outcome = 'exempted' OR outcome = 'resumed' OR outcome = 'deselected'",
            name="ck_review_outcome",
        ),
        CheckConstraint("(closed_on IS NULL) = (outcome IS NULL)", name="ck_review_closed_has_outcome"),
        Index(
            "uq_review_ahead",
            "spell_id",
            unique=True,
            **only_where("closed_on IS NULL"),
        ),
        # PostgreSQL has no statistics for a partial index and expects thousands of rows where dozens are
        # due; an index on the expression itself, asked for in the same words, has its own.
        Index("ix_review_ahead_by", text(AHEAD_BY), "spell_id"),
        Index("ix_review_spell_id_closed_on", "spell_id", "closed_on"),
    )

    id: int = Field(default=None, primary_key=True)
    spell_id: int = Field(foreign_key="spell.id")
    kind: str
    due_from: date
    due_by: date
    basis: str
    made_on: date
    exempt_reason: str | None
    exempt_until: date | None
    closed_on: date | None
    outcome: str | None
    colour: str | None
    decision: str | None
    note: str | None
    recorded_in: int
    closed_in: int | None
