"""Treatment that a court made part of a sentence, and offers of restorative justice."""

import sqlalchemy as sa
from alembic import op

revision = "0017_requirements"
down_revision = "0016_marker_reviews"


def upgrade() -> None:
    op.create_table(
        "requirement",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("sentence_id", sa.Integer(), sa.ForeignKey("sentence.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("referral_id", sa.Integer(), sa.ForeignKey("referral.id"), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_recorded(),
        sa.CheckConstraint("end_on IS NULL OR end_on >= start_on", name="ck_requirement_end_after_start"),
    )
    op.create_index("ix_requirement_offender_id", "requirement", ["offender_id", "start_on"])
    op.create_index("ix_requirement_sentence_id", "requirement", ["sentence_id"])
    op.create_table(
        "restorative_offer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_note", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_recorded(),
        sa.CheckConstraint(
            "answer IS NULL OR answer = 'accepted' OR answer = 'declined'", name="ck_restorative_offer_answer"
        ),
        sa.CheckConstraint(
            "(answer IS NULL AND answered_on IS NULL) OR (answer IS NOT NULL AND answered_on >= offered_on)",
            name="ck_restorative_offer_answer_whole",
        ),
    )
    op.create_index("ix_restorative_offer_offender_id", "restorative_offer", ["offender_id", "offered_on"])


def downgrade() -> None:
    for table in ("restorative_offer", "requirement"):
        op.drop_table(table)


def _recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    ]
