"""The audit trail: one event for each command that changed or looked at anything about a person."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from iomctl.storage.tables.row import TableRow


class Event(TableRow, table=True):
    """One event, chained to the one before by its hash. `people` are row numbers as ranges, see `domain.ranges`.

    What was changed, and why, is kept apart, in `EventDetail`, and bound here by one digest over those of its parts:
    nothing that can name somebody stands in the chain. `changes` counts the rows that were changed, whatever is
    erased later.
    """

    __table_args__ = (
        CheckConstraint(
            "kind = 'collection' OR kind = 'alteration' OR kind = 'consultation' OR kind = 'disclosure'"
            " OR kind = 'combination' OR kind = 'erasure' OR kind = 'exact-figures'",
            name="ck_event_kind",
        ),
        Index("ix_event_at", "at"),
    )

    id: int = Field(primary_key=True)
    at: datetime
    by: str
    kind: str
    command: str
    people: str
    restricted: bool
    changes: int
    detail_digest: str | None
    previous_hash: str
    hash: str
