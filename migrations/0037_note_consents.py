"""The consent of people that their own words are shown: to whom, until when, and taken back from which day on."""

import sqlalchemy as sa
from alembic import op

revision = "0037_note_consents"
down_revision = "0036_releases"


def upgrade() -> None:
    op.create_table(
        "note_consent",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("note_id", sa.Integer(), sa.ForeignKey("note.id"), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_in", sa.Integer(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint("answer = 'given' OR answer = 'refused'", name="ck_note_consent_answer"),
        sa.CheckConstraint(
            "answer = 'given' OR (until_on IS NULL AND revoked_on IS NULL)", name="ck_note_consent_refused"
        ),
        sa.CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ck_note_consent_until_after_from"),
        sa.CheckConstraint(
            "(revoked_on IS NULL AND revoked_in IS NULL) OR (revoked_on >= from_on AND revoked_in IS NOT NULL)",
            name="ck_note_consent_revoked",
        ),
    )
    op.create_index("ix_note_consent_note_id", "note_consent", ["note_id", "audience", "from_on"])
    op.create_index("ix_note_consent_offender_id", "note_consent", ["offender_id", "from_on"])


def downgrade() -> None:
    op.drop_table("note_consent")
