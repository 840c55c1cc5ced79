"""Reviews: one ahead of each open spell."""

import sqlalchemy as sa
from alembic import op

revision = "0006_reviews"
down_revision = "0005_cohorts"


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_from", sa.Date(), nullable=False),
        sa.Column("due_by", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("exempt_reason", sa.String(), nullable=True),
        sa.Column("exempt_until", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("colour", sa.String(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.CheckConstraint("(closed_on IS NULL) = (outcome IS NULL)", name="ck_review_closed_has_outcome"),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome = 'held' OR outcome = 'moved' OR outcome = 'recalculated' OR outcome = 'exempted' OR outcome = 'resumed' OR outcome = 'deselected'",
            name="ck_review_outcome",
        ),
        sa.CheckConstraint("due_from <= due_by", name="ck_review_window"),
    )
    op.create_index(
        "ix_review_ahead_by",
        "review",
        [sa.text("(CASE WHEN closed_on IS NULL AND exempt_reason IS NULL THEN due_by END)"), "spell_id"],
    )
    op.create_index("ix_review_spell_id_closed_on", "review", ["spell_id", "closed_on"])
    op.create_index(
        "uq_review_ahead",
        "review",
        ["spell_id"],
        unique=True,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("review")
