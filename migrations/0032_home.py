"""Where people sleep, as they or others said."""

import sqlalchemy as sa
from alembic import op

revision = "0032_home"
down_revision = "0031_exact_figures"


def upgrade() -> None:
    op.create_table(
        "home",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint("leaves_on IS NULL OR leaves_on >= from_on", name="ck_home_leaves_after_from"),
    )
    op.create_index("ix_home_said", "home", ["offender_id", "from_on", "kind", "leaves_on", "withdrawn_in"])


def downgrade() -> None:
    op.drop_table("home")
