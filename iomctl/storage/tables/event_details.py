"""What the events of the audit trail changed."""

from sqlmodel import Field

import iomctl.storage.tables.trail  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow


class EventDetail(TableRow, table=True):
    """What an event changed: a JSON list of rows, each with its table, id, before and after."""

    __tablename__ = "event_detail"

    event_id: int = Field(primary_key=True, foreign_key="event.id")
    body: str
