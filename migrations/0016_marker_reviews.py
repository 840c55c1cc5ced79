"""The levels of markers, and the days on which each is reviewed next."""

import sqlalchemy as sa
from alembic import op

revision = "0016_marker_reviews"
down_revision = "0015_referral_depth"


def upgrade() -> None:
    op.create_table(
        "marker_review",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("marker_id", sa.Integer(), sa.ForeignKey("marker.id"), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    )
    op.create_index("ix_marker_review_marker_id", "marker_review", ["marker_id", "from_on"])


def downgrade() -> None:
    op.drop_table("marker_review")
