"""What people were called from each day on: former names, and spellings that were wrong."""

import sqlalchemy as sa
from alembic import op

revision = "0056_person_names"
down_revision = "0055_matching_keys"


def upgrade() -> None:
    op.create_table(
        "person_name",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("forenames", sa.String(), nullable=False),
        sa.Column("search_name", sa.String(), nullable=False),
        sa.Column("was_wrong", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_index("ix_person_name_offender_id_from_on", "person_name", ["offender_id", "from_on"])
    op.create_index("ix_person_name_search_name", "person_name", ["search_name"])


def downgrade() -> None:
    op.drop_table("person_name")
