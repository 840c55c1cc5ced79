"""Plans for where people go from a placement, made before it ends."""

import sqlalchemy as sa
from alembic import op

revision = "0042_move_on_plans"
down_revision = "0041_release_reviews"


def upgrade() -> None:
    op.create_table(
        "placement_plan",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("placement_id", sa.Integer(), sa.ForeignKey("placement.id"), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("accommodation", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_index("ix_placement_plan_placement_id", "placement_plan", ["placement_id", "from_on"])


def downgrade() -> None:
    op.drop_table("placement_plan")
