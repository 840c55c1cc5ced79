"""Reviews of releases that went wrong."""

import sqlalchemy as sa
from alembic import op

revision = "0041_release_reviews"
down_revision = "0040_programmes"


def upgrade() -> None:
    op.create_table(
        "release_review",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("custody_id", sa.Integer(), sa.ForeignKey("custody.id"), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("failed", sa.String(), nullable=False),
        sa.Column("worker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=True),
        sa.Column("action", sa.String(), nullable=True),
        sa.Column("action_by", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_index("ix_release_review_custody_id", "release_review", ["custody_id", "reviewed_on"])


def downgrade() -> None:
    op.drop_table("release_review")
