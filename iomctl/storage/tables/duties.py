"""Referrals of people to a council under the duty to refer, and what came of each."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.domain.references import DUTY
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class DutyReferral(TableRow, table=True):
    """A person referred to a council (its code) on `submitted_on`, having agreed to it on `consented_on`.

    `reference` is the council's own, if it was known then. One that was recorded by mistake is `withdrawn_in` an event,
    and counts for nothing.
    """

    described: ClassVar[Described] = Described(
        "duty", DUTY, "submitted_on", same=("council",), title="duty referral", words=("reference", "note")
    )

    __tablename__ = "duty_referral"
    __table_args__ = (
        CheckConstraint("consented_on <= submitted_on", name="ck_duty_referral_consent_first"),
        Index("ix_duty_referral_offender_id", "offender_id", "submitted_on"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    council: str
    submitted_on: date
    consented_on: date
    reference: str | None
    note: str | None
    withdrawn_in: int | None = None
    recorded_in: int


class DutyAnswer(TableRow, Withdrawable, table=True):
    """What came of such a referral on a day; the newest by a day counts on that day.

    `outcome` is a code of the policy's duties, or one of `domain.accommodation.duties.OWN_WORDS`.
    """

    __tablename__ = "duty_answer"
    __table_args__ = (Index("ix_duty_answer_duty_referral_id", "duty_referral_id", "answered_on"),)

    id: int = Field(default=None, primary_key=True)
    duty_referral_id: int = Field(foreign_key="duty_referral.id")
    answered_on: date
    outcome: str
    reference: str | None
    withdrawn_in: int | None = None
    recorded_in: int
