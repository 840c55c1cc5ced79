"""Who works with a person on a referral, and what it brought about, each change a dated row."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.referrals  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable

SCORE_CHECK = "score IS NULL OR score = 'achieved' OR score = 'partly' OR score = 'not-achieved'"


class ReferralPractitioner(TableRow, Withdrawable, table=True):
    """Who works on a referral at the provider from a day on; the newest by a day counts on that day."""

    __tablename__ = "referral_practitioner"
    __table_args__ = (Index("ix_referral_practitioner_referral_id", "referral_id", "from_on"),)

    id: int | None = Field(default=None, primary_key=True)
    referral_id: int = Field(foreign_key="referral.id")
    name: str
    from_on: date
    withdrawn_in: int | None = None
    recorded_in: int


class ReferralOutcome(TableRow, Withdrawable, table=True):
    """A desired outcome of a referral: a row without a score when it was chosen, one for each time it was scored."""

    __tablename__ = "referral_outcome"
    __table_args__ = (
        CheckConstraint(SCORE_CHECK, name="ck_referral_outcome_score"),
        Index("ix_referral_outcome_referral_id", "referral_id", "code"),
    )

    id: int | None = Field(default=None, primary_key=True)
    referral_id: int = Field(foreign_key="referral.id")
    code: str
    score: str | None
    from_on: date
    withdrawn_in: int | None = None
    recorded_in: int
