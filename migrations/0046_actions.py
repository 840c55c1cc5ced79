"""What somebody is to do about a person, agreed at a panel or apart from one."""

import sqlalchemy as sa
from alembic import op

revision = "0046_actions"
down_revision = "0045_attendance"


def upgrade() -> None:
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("panel_id", sa.Integer(), sa.ForeignKey("panel.id"), nullable=True),
        sa.Column("panel_place", sa.Integer(), nullable=True),
        sa.Column("worker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("outcome_note", sa.String(), nullable=True),
        sa.Column("outcome_in", sa.Integer(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome = 'done' OR outcome = 'dropped'", name="ck_action_outcome"),
    )
    for column in ("offender_id", "panel_id", "worker_id"):
        op.create_index(f"ix_action_{column}", "action", [column])


def downgrade() -> None:
    op.drop_table("action")
