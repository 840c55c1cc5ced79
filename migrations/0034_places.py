"""How many places providers have, of a kind of placement or on a pathway."""

import sqlalchemy as sa
from alembic import op

revision = "0034_places"
down_revision = "0033_overstays"


def upgrade() -> None:
    op.create_table(
        "provider_capacity",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("provider_id", sa.Integer(), sa.ForeignKey("provider.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("pathway", sa.String(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind IS NULL AND pathway IS NOT NULL) OR (kind IS NOT NULL AND pathway IS NULL)",
            name="ck_provider_capacity_one_of_two",
        ),
        sa.CheckConstraint("capacity >= 0", name="ck_provider_capacity_not_below_none"),
    )
    op.create_index("ix_provider_capacity_provider_id_from_on", "provider_capacity", ["provider_id", "from_on"])
    op.create_index("ix_placement_provider_id", "placement", ["provider_id", "kind"])


def downgrade() -> None:
    op.drop_index("ix_placement_provider_id", "placement")
    op.drop_table("provider_capacity")
