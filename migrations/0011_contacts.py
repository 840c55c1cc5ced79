"""Contacts with people, planned, kept or missed, and notes on them, which are corrected and never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0011_contacts"
down_revision = "0010_rescope_spells"


def upgrade() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("contact_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("worker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome_by", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_recorded(),
        sa.CheckConstraint(
            "how = 'face-to-face' OR how = 'telephone' OR how = 'video' OR how = 'doorstep'", name="ck_contact_how"
        ),
        sa.CheckConstraint(
            "(outcome IS NULL AND reason IS NULL) OR (outcome = 'kept' AND reason IS NULL)"
            " OR (outcome = 'missed' AND reason IS NOT NULL)",
            name="ck_contact_outcome",
        ),
        sa.CheckConstraint(
            "(outcome IS NULL AND outcome_on IS NULL AND outcome_at IS NULL AND outcome_by IS NULL)"
            " OR (outcome IS NOT NULL AND outcome_on >= contact_on AND outcome_at IS NOT NULL"
            " AND outcome_by IS NOT NULL)",
            name="ck_contact_outcome_recorded",
        ),
        sa.CheckConstraint("planned_on IS NULL OR planned_on < contact_on", name="ck_contact_planned_before"),
    )
    op.create_index(
        "ix_contact_newest", "contact", ["offender_id", "contact_on", "outcome", "outcome_on", "withdrawn_on"]
    )
    # The contacts of a window over everyone, and those whose outcome nobody recorded.
    op.create_index("ix_contact_on", "contact", ["contact_on"])
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("victim", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), sa.ForeignKey("note.id"), nullable=True, unique=True),
        *_recorded(),
        sa.CheckConstraint(
            "kind = 'fact' OR kind = 'opinion' OR kind = 'intelligence' OR kind = 'own-words'", name="ck_note_kind"
        ),
    )
    op.create_index("ix_note_offender_id", "note", ["offender_id", "noted_on"])


def downgrade() -> None:
    for table in ("note", "contact"):
        op.drop_table(table)


def _recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    ]
