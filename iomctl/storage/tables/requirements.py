"""Requirements of sentences: treatment that a court made part of one, the referral that meets it, how it went on."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.facts.sentences
import iomctl.storage.tables.referrals  # noqa: F401 foreign keys name them
from iomctl.domain.references import REQUIREMENT
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class Requirement(TableRow, table=True):
    """One requirement of a sentence of the same person, from `start_on` to `until_on`, that day included.

    Null is no end of its own: it ends with the sentence, and counts for nothing once that is withdrawn. A row that
    was recorded by mistake is `withdrawn_in` an event.
    """

    described: ClassVar[Described] = Described(
        "requirement", REQUIREMENT, "start_on", "until_on", ("sentence_id", "kind"), kinds="requirements"
    )

    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= start_on", name="ck_requirement_end_after_start"),
        Index("ix_requirement_offender_id", "offender_id", "start_on"),
        Index("ix_requirement_sentence_id", "sentence_id"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    sentence_id: int = Field(foreign_key="sentence.id")
    kind: str
    referral_id: int | None = Field(default=None, foreign_key="referral.id")
    start_on: date
    until_on: date | None
    withdrawn_in: int | None
    recorded_in: int


class RequirementStep(TableRow, Withdrawable, table=True):
    """What was said of a requirement `step_on` a day: consent, an assessment, a session that was offered, a breach.

    There is one of each on a day, so that no session counts twice. The newest consent, assessment and breach by a
    day count on it. `reason` is why a session was missed, `assessed_by` who assessed.
    """

    __tablename__ = "requirement_step"
    __table_args__ = (
        CheckConstraint(
            "(step = 'consent' AND (outcome = 'given' OR outcome = 'refused'))"
            " OR (step = 'assessment' AND (outcome = 'suitable' OR outcome = 'not-suitable'))"
            " OR (step = 'session' AND (outcome = 'attended' OR outcome = 'missed'))"
            " OR step = 'breach'",
            name="ck_requirement_step_outcome",
        ),
        CheckConstraint(
            "(reason IS NULL AND (step <> 'session' OR outcome <> 'missed'))"
            " OR (reason IS NOT NULL AND step = 'session' AND outcome = 'missed')",
            name="ck_requirement_step_reason",
        ),
        CheckConstraint("assessed_by IS NULL OR step = 'assessment'", name="ck_requirement_step_assessed"),
        Index(
            "ix_requirement_step_once",
            "requirement_id",
            "step",
            "step_on",
            unique=True,
            **only_where("withdrawn_in IS NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    requirement_id: int = Field(foreign_key="requirement.id")
    step: str
    step_on: date
    outcome: str
    reason: str | None = None
    assessed_by: str | None = None
    note: str | None = None
    withdrawn_in: int | None = None
    recorded_in: int
