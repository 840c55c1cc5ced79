"""Arrests of people, and the day of an offence's outcome in the index that criteria read."""

import sqlalchemy as sa
from alembic import op

revision = "0029_arrests"
down_revision = "0028_worker_left"

JUDGED = ["offender_id", "committed_on", "code", "victim", "outcome", "index_on", "withdrawn_in"]


def upgrade() -> None:
    op.create_table(
        "arrest",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("arrested_on", sa.Date(), nullable=False),
        sa.Column("codes", sa.String(), nullable=True),
        sa.Column("victim", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint("victim = 'person' OR victim = 'business' OR victim = 'not-known'", name="ck_arrest_victim"),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome = 'charged' OR outcome = 'cautioned' OR outcome = 'bailed'"
            " OR outcome = 'released-under-investigation' OR outcome = 'no-further-action'",
            name="ck_arrest_outcome",
        ),
    )
    op.create_index("ix_arrest_judged", "arrest", ["offender_id", "arrested_on", "codes", "victim", "withdrawn_in"])
    op.drop_index("ix_offence_judged", "offence")
    op.create_index("ix_offence_judged", "offence", [*JUDGED, "outcome_on"])


def downgrade() -> None:
    op.drop_index("ix_offence_judged", "offence")
    op.create_index("ix_offence_judged", "offence", JUDGED)
    op.drop_table("arrest")
