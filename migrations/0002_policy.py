"""The policy as numbered versions, and bank holidays."""

import sqlalchemy as sa
from alembic import op

revision = "0002_policy"
down_revision = "0001_trail"


def upgrade() -> None:
    op.create_table(
        "policy_version",
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("loaded_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    )
    op.create_table(
        "bank_holiday",
        sa.Column("nation", sa.String(), primary_key=True),
        sa.Column("day", sa.Date(), primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("bank_holiday")
    op.drop_table("policy_version")
