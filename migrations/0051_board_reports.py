"""Reports of the board that were made and are kept, and what the board agreed to do."""

import sqlalchemy as sa
from alembic import op

revision = "0051_board_reports"
down_revision = "0050_offence_facts"


def upgrade() -> None:
    op.create_table(
        "board_report",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), sa.ForeignKey("cohort.id"), nullable=True),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("trail_event", sa.Integer(), nullable=False),
        sa.Column("trail_head", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_where", sa.String(), nullable=True),
        sa.Column("published_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint("form = 'suppressed' OR form = 'exact'", name="ck_board_report_form"),
        sa.CheckConstraint("first_on <= last_on AND last_on <= known_on", name="ck_board_report_days"),
        sa.CheckConstraint(
            "(published_on IS NULL AND published_where IS NULL AND published_in IS NULL)"
            " OR (published_on IS NOT NULL AND published_where IS NOT NULL AND published_in IS NOT NULL)",
            name="ck_board_report_published_whole",
        ),
    )
    op.create_index("ix_board_report_last_on", "board_report", ["last_on"])
    op.create_index("ix_board_report_cohort_id", "board_report", ["cohort_id"])
    op.create_table(
        "board_report_text",
        sa.Column("report_id", sa.Integer(), sa.ForeignKey("board_report.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("figures", sa.String(), nullable=False),
        sa.Column("as_json", sa.String(), nullable=False),
        sa.Column("as_markdown", sa.String(), nullable=False),
    )
    op.create_table(
        "board_action",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("outcome_note", sa.String(), nullable=True),
        sa.Column("outcome_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome = 'done' OR outcome = 'dropped'", name="ck_board_action_outcome"
        ),
        sa.CheckConstraint("due_on >= agreed_on", name="ck_board_action_due_after_agreed"),
    )


def downgrade() -> None:
    op.drop_table("board_action")
    op.drop_table("board_report_text")
    op.drop_table("board_report")
