"""Which event took back which, and the highest numbers that rows taken back had."""

import sqlalchemy as sa
from alembic import op

revision = "0023_undoing"
down_revision = "0022_rescope_events"


def upgrade() -> None:
    op.create_table(
        "undoing",
        sa.Column("event_id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("undoes", sa.Integer(), nullable=False),
    )
    op.create_table(
        "highest_number",
        sa.Column("table_name", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("highest_number")
    op.drop_table("undoing")
