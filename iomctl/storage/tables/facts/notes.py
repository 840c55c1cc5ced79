"""Notes on people, which are corrected by further notes or withdrawn, and the consent to show those of own words."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import CONSENT, NOTE
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class Note(TableRow, Withdrawable, table=True):
    """What somebody wrote down about a person on a day; `victim` is whether it speaks of a victim or witness.

    A note that `corrects_id` names counts as corrected from the day of the note that names it.
    """

    described: ClassVar[Described] = Described(
        "note", NOTE, "noted_on", same=("words",), words=("words",), outlives=True
    )

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


class NoteConsent(TableRow, Withdrawable, table=True):
    """What a person answered when asked whether the own words in a note may be shown to an audience.

    Given from `from_on` to `until_on`, that day included, null for no last day; from `revoked_on` on the person took
    it back. Of several for one audience the newest by a day counts on it.
    """

    described: ClassVar[Described] = Described(
        "consent",
        CONSENT,
        "from_on",
        "until_on",
        ("note_id", "audience"),
        kinds="audiences",
        words=("note",),
        outlives=True,
    )

    __tablename__ = "note_consent"
    __table_args__ = (
        CheckConstraint("answer = 'given' OR answer = 'refused'", name="ck_note_consent_answer"),
        CheckConstraint(
            "answer = 'given' OR (until_on IS NULL AND revoked_on IS NULL)", name="ck_note_consent_refused"
        ),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ck_note_consent_until_after_from"),
        CheckConstraint(
            "(revoked_on IS NULL AND revoked_in IS NULL) OR (revoked_on >= from_on AND revoked_in IS NOT NULL)",
            name="ck_note_consent_revoked",
        ),
        Index("ix_note_consent_note_id", "note_id", "audience", "from_on"),
        Index("ix_note_consent_offender_id", "offender_id", "from_on"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    note_id: int = Field(foreign_key="note.id")
    audience: str
    answer: str
    from_on: date
    until_on: date | None
    note: str | None
    revoked_on: date | None = None
    revoked_in: int | None = None
    withdrawn_in: int | None = None
    recorded_in: int
