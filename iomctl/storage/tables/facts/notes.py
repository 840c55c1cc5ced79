"""Notes on people, which are corrected by further notes or withdrawn, and else never changed."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import NOTE
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class Note(TableRow, Withdrawable, table=True):
    """What somebody wrote down about a person on a day; `victim` is whether it speaks of a victim or witness.

    A note that `corrects_id` names counts as corrected from the day of the note that names it.
    """

    described: ClassVar[Described] = Described("note", NOTE, "noted_on", same=("words",), words=("words",))

    __table_args__ = (
        CheckConstraint(
            "kind = 'fact' OR kind = 'opinion' OR kind = 'intelligence' OR kind = 'own-words'", name="ck_note_kind"
        ),
        Index("ix_note_offender_id", "offender_id", "noted_on"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    noted_on: date
    kind: str
    victim: bool
    words: str
    corrects_id: int | None = Field(foreign_key="note.id", unique=True)
    withdrawn_in: int | None = None
    recorded_in: int
