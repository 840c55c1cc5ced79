"""Which referrals support people in their placements."""

import sqlalchemy as sa
from alembic import op

revision = "0043_support"
down_revision = "0042_move_on_plans"


def upgrade() -> None:
    op.create_table(
        "placement_support",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("placement_id", sa.Integer(), sa.ForeignKey("placement.id"), nullable=False),
        sa.Column("referral_id", sa.Integer(), sa.ForeignKey("referral.id"), nullable=False),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_index("ix_placement_support_placement_id", "placement_support", ["placement_id"])
    op.create_index("ix_placement_support_referral_id", "placement_support", ["referral_id"])


def downgrade() -> None:
    op.drop_table("placement_support")
