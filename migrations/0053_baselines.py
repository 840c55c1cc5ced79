"""Counts of other cohorts that a scheme takes in from a file, to set its own beside."""

import sqlalchemy as sa
from alembic import op

revision = "0053_baselines"
down_revision = "0052_board_day"


def upgrade() -> None:
    op.create_table(
        "reoffending_baseline",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("search_name", sa.String(), nullable=False),
        sa.Column("adult_child", sa.String(), nullable=False),
        sa.Column("cohort", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("subcat1", sa.String(), nullable=False),
        sa.Column("subcat2", sa.String(), nullable=False),
        sa.Column("offenders", sa.Integer(), nullable=False),
        sa.Column("reoffenders", sa.Integer(), nullable=False),
        sa.Column("reoffences", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.UniqueConstraint("search_name", name="uq_reoffending_baseline_search_name"),
        sa.CheckConstraint(
            "adult_child = 'all' OR adult_child = 'adults' OR adult_child = 'children'",
            name="ck_reoffending_baseline_adult_child",
        ),
        sa.CheckConstraint(
            "offenders > 0 AND reoffenders >= 0 AND reoffenders <= offenders",
            name="ck_reoffending_baseline_reoffenders_among_offenders",
        ),
        sa.CheckConstraint(
            "reoffences IS NULL OR reoffences >= reoffenders", name="ck_reoffending_baseline_each_reoffended"
        ),
    )


def downgrade() -> None:
    op.drop_table("reoffending_baseline")
