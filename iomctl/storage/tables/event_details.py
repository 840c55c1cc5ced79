"""What the events of the audit trail changed, and why where that was said: one part for each person."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer
from sqlmodel import Field

import iomctl.storage.tables.trail  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow


class EventDetail(TableRow, table=True):
    """A part of an event's detail: the changed rows of one person, as a JSON list, see `storage.details`.

    `offender_id` is 0 for rows that are nobody's, and -1 for the words given with --reason, which are the body as they
    were typed. It is no foreign key: a part is kept when the person's record is not. The digest is SHA-256 over salt
    and body, and bound in the event. A part without salt and body was erased: without the salt the digest says nothing
    of what stood there, and the chain can still be verified.

    `piece` is 0 but where long work wrote a person's changes piece by piece; the event itself comes after all of them.
    """

    keeps_person: ClassVar[bool] = True

    __tablename__ = "event_detail"
    __table_args__ = (
        CheckConstraint(
            "(salt IS NULL AND body IS NULL) OR (salt IS NOT NULL AND body IS NOT NULL)",
            name="ck_event_detail_erased_whole",
        ),
    )

    event_id: int = Field(
        sa_column=Column(Integer, ForeignKey("event.id", deferrable=True, initially="DEFERRED"), primary_key=True)
    )
    offender_id: int = Field(primary_key=True)
    piece: int = Field(primary_key=True)
    salt: str | None
    body: str | None
    digest: str
