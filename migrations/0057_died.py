"""The day on which somebody died."""

import sqlalchemy as sa
from alembic import op

revision = "0057_died"
down_revision = "0056_person_names"


def upgrade() -> None:
    op.create_table(
        "death",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("died_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    live = sa.text("withdrawn_in IS NULL")
    op.create_index(
        "uq_death_offender_id", "death", ["offender_id"], unique=True, sqlite_where=live, postgresql_where=live
    )


def downgrade() -> None:
    op.drop_table("death")
