"""Panels, meetings at which cases are reviewed, and the series that they are of."""

import sqlalchemy as sa
from alembic import op

revision = "0044_panels"
down_revision = "0043_support"


def upgrade() -> None:
    op.create_table(
        "panel_series",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_table(
        "panel",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("search_name", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), sa.ForeignKey("cohort.id"), nullable=True),
        sa.Column("series_id", sa.Integer(), sa.ForeignKey("panel_series.id"), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("meets_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("chair_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=True),
        sa.Column("minute_taker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=True),
        sa.Column("cancelled_because", sa.String(), nullable=True),
        sa.Column("cancelled_in", sa.Integer(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint("minute_taker_id <> chair_id", name="ck_panel_minute_taker_not_chair"),
    )
    for column in ("meets_on", "cohort_id", "series_id", "chair_id", "minute_taker_id"):
        op.create_index(f"ix_panel_{column}", "panel", [column])


def downgrade() -> None:
    op.drop_table("panel")
    op.drop_table("panel_series")
