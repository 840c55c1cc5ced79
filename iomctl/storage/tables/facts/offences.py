"""Offences of people, as recorded from the police or a court."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.facts.sentences
import iomctl.storage.tables.people  # noqa: F401 foreign keys name them
from iomctl.domain.references import OFFENCE
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow


class Offence(TableRow, table=True):
    """One offence. `code` is a Home Office code like 028/03, null when nobody knows it.

    `index_on` is the day from which it counts as the person's index offence, null when it never did: on any day the
    newest one by then is the index offence. A row that was recorded by mistake is `withdrawn_in` an event, and
    counts for nothing.

    `committed_until` is the last of a range of days, null for one day. `counted_as` says that it is no offence by
    itself, `place` that it was not in England and Wales. Outcomes up to `set_aside_on` were set aside by a court.
    """

    described: ClassVar[Described] = Described("offence", OFFENCE, "committed_on", same=("code",), words=("source",))

    __table_args__ = (
        CheckConstraint(
            "victim = 'person' OR victim = 'business' OR victim = 'not-known'",
            name="ck_offence_victim",
        ),
        CheckConstraint(
            "outcome IS NULL OR outcome = 'arrested' OR outcome = 'charged' OR outcome = 'convicted'"
            " OR outcome = 'cautioned' OR outcome = 'no-further-action'",
            name="ck_offence_outcome",
        ),
        CheckConstraint(
            "committed_until IS NULL OR committed_until >= committed_on", name="ck_offence_until_after_committed"
        ),
        CheckConstraint(
            "counted_as IS NULL OR counted_as = 'breach' OR counted_as = 'considered'", name="ck_offence_counted_as"
        ),
        CheckConstraint(
            "place IS NULL OR place = 'scotland' OR place = 'northern-ireland' OR place = 'abroad'",
            name="ck_offence_place",
        ),
        Index("ix_offence_sentence_id", "sentence_id", **only_where("sentence_id IS NOT NULL")),
        # Holds all that criteria ask for, so that the fact of each person is found without reading the table.
        Index(
            "ix_offence_judged",
            "offender_id",
            "committed_on",
            "code",
            "victim",
            "outcome",
            "index_on",
            "withdrawn_in",
            "outcome_on",
            "set_aside_on",
        ),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    committed_on: date
    code: str | None
    victim: str
    outcome: str | None
    outcome_on: date | None
    index_on: date | None
    source: str | None
    withdrawn_in: int | None
    recorded_in: int
    committed_until: date | None = None
    counted_as: str | None = None
    place: str | None = None
    set_aside_on: date | None = None
    sentence_id: int | None = Field(default=None, foreign_key="sentence.id")
