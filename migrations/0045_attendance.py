"""Who was at a panel, and who sent apologies."""

import sqlalchemy as sa
from alembic import op

revision = "0045_attendance"
down_revision = "0044_panels"


def upgrade() -> None:
    op.create_table(
        "panel_attendance",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("panel_id", sa.Integer(), sa.ForeignKey("panel.id"), nullable=False),
        sa.Column("worker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint("state = 'present' OR state = 'sorry'", name="ck_panel_attendance_state"),
        sa.CheckConstraint(
            "(worker_id IS NULL AND name IS NOT NULL) OR (worker_id IS NOT NULL AND name IS NULL)",
            name="ck_panel_attendance_one_of_two",
        ),
    )
    for column in ("panel_id", "worker_id", "agency_id"):
        op.create_index(f"ix_panel_attendance_{column}", "panel_attendance", [column])


def downgrade() -> None:
    op.drop_table("panel_attendance")
