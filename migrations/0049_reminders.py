"""The ledger of reminders: messages, what each told, what is put off, and each run."""

import sqlalchemy as sa
from alembic import op

revision = "0049_reminders"
down_revision = "0048_worker_email"


def upgrade() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("worker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state = 'claimed' OR state = 'sent' OR state = 'failed' OR state = 'lapsed'", name="ck_reminder_state"
        ),
    )
    op.create_table(
        "reminder_notice",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("reminder_id", sa.Integer(), sa.ForeignKey("reminder.id"), nullable=False),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("told_before", sa.Integer(), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_table(
        "reminder_snooze",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_table(
        "reminder_run",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("ran_on", sa.Date(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    for table, column in INDEXED:
        op.create_index(f"ix_{table}_{column}", table, [column])


INDEXED = (
    ("reminder", "worker_id"),
    ("reminder", "address"),
    ("reminder_notice", "reminder_id"),
    ("reminder_notice", "offender_id"),
    ("reminder_snooze", "offender_id"),
)


def downgrade() -> None:
    for table in ("reminder_run", "reminder_snooze", "reminder_notice", "reminder"):
        op.drop_table(table)
