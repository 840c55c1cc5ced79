"""Offences, scores, sentences and markers: the facts that criteria speak about."""

import sqlalchemy as sa
from alembic import op

revision = "0008_facts"
down_revision = "0007_referrals"


def upgrade() -> None:
    op.create_table(
        "offence",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("committed_on", sa.Date(), nullable=False),
        sa.Column("ho_code", sa.String(), nullable=True),
        sa.Column("victim", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("index_on", sa.Date(), nullable=True),
        *_said_and_recorded(),
        sa.CheckConstraint(
            "victim = 'person' OR victim = 'business' OR victim = 'not-known'", name="ck_offence_victim"
        ),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome = 'arrested' OR outcome = 'charged' OR outcome = 'convicted'"
            " OR outcome = 'cautioned' OR outcome = 'no-further-action'",
            name="ck_offence_outcome",
        ),
    )
    op.create_index(
        "ix_offence_judged",
        "offence",
        ["offender_id", "committed_on", "ho_code", "victim", "outcome", "index_on", "withdrawn_on"],
    )
    op.create_table(
        "score",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("scored_on", sa.Date(), nullable=False),
        sa.Column("version", sa.String(), nullable=True),
        *_said_and_recorded(),
        sa.CheckConstraint(
            "(value IS NULL AND level IS NOT NULL) OR (value IS NOT NULL AND level IS NULL)",
            name="ck_score_value_or_level",
        ),
    )
    op.create_index("ix_score_judged", "score", ["offender_id", "kind", "scored_on", "value", "level", "withdrawn_on"])
    op.create_table(
        "sentence",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        *_said_and_recorded(),
        sa.CheckConstraint("end_on IS NULL OR end_on >= start_on", name="ck_sentence_end_after_start"),
    )
    op.create_index("ix_sentence_judged", "sentence", ["offender_id", "start_on", "kind", "end_on", "withdrawn_on"])
    op.create_table(
        "marker",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        *_said_and_recorded(),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ck_marker_to_after_from"),
    )
    op.create_index(
        "ix_marker_judged", "marker", ["offender_id", "kind", "from_on", "present", "to_on", "withdrawn_on"]
    )


def downgrade() -> None:
    for table in ("marker", "sentence", "score", "offence"):
        op.drop_table(table)


def _said_and_recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    ]
