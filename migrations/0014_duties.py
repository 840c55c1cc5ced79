"""Referrals of people to a council under the duty to refer, and what came of each."""

import sqlalchemy as sa
from alembic import op

revision = "0014_duties"
down_revision = "0013_custodies"


def upgrade() -> None:
    op.create_table(
        "duty_referral",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("council", sa.String(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=False),
        sa.Column("consented_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_recorded(),
        sa.CheckConstraint("consented_on <= submitted_on", name="ck_duty_referral_consent_first"),
    )
    op.create_index("ix_duty_referral_offender_id", "duty_referral", ["offender_id", "submitted_on"])
    op.create_table(
        "duty_answer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("duty_referral_id", sa.Integer(), sa.ForeignKey("duty_referral.id"), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        *_recorded(),
    )
    op.create_index("ix_duty_answer_duty_referral_id", "duty_answer", ["duty_referral_id", "answered_on"])


def downgrade() -> None:
    for table in ("duty_answer", "duty_referral"):
        op.drop_table(table)


def _recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    ]
