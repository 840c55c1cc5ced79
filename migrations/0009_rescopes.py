"""Re-scopes: runs, what they say of each person, decisions, steps, and the rows that applying them changed."""

import sqlalchemy as sa
from alembic import op

revision = "0009_rescopes"
down_revision = "0008_facts"


def upgrade() -> None:
    op.create_table(
        "rescope_run",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("cohort_id", sa.Integer(), sa.ForeignKey("cohort.id"), nullable=False),
        sa.Column("as_of_on", sa.Date(), nullable=False),
        sa.Column("candidates", sa.Boolean(), nullable=False),
        sa.Column("criteria_name", sa.String(), nullable=False),
        sa.Column("criteria_version", sa.Integer(), nullable=False),
        sa.Column("criteria_text", sa.String(), nullable=False),
        sa.Column("policy_version", sa.Integer(), sa.ForeignKey("policy_version.version"), nullable=False),
        *_recorded(),
    )
    op.create_table(
        "rescope_person",
        sa.Column("run_id", sa.Integer(), sa.ForeignKey("rescope_run.id"), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), primary_key=True),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("tier_from", sa.String(), nullable=True),
        sa.Column("tier_to", sa.String(), nullable=True),
        sa.Column("watch", sa.Boolean(), nullable=True),
        sa.Column("edge", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.String(), nullable=False),
        sa.CheckConstraint(
            "outcome = 'stays' OR outcome = 'moves' OR outcome = 'leaves' OR outcome = 'comes-in'"
            " OR outcome = 'not-known'",
            name="ck_rescope_person_outcome",
        ),
    )
    op.create_table(
        "rescope_decision",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("run_id", sa.Integer(), sa.ForeignKey("rescope_run.id"), nullable=False),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("tier", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("exit_plan", sa.String(), nullable=True),
        sa.Column("meeting", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        *_recorded(),
        sa.CheckConstraint(
            "action = 'keep' OR action = 'move' OR action = 'leave' OR action = 'admit' OR action = 'defer'",
            name="ck_rescope_decision_action",
        ),
    )
    op.create_index("ix_rescope_decision_run_id_offender_id", "rescope_decision", ["run_id", "offender_id"])
    op.create_table(
        "rescope_step",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("run_id", sa.Integer(), sa.ForeignKey("rescope_run.id"), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("step_on", sa.Date(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=True),
        sa.Column("colour", sa.String(), nullable=True),
        sa.Column("over_capacity", sa.String(), nullable=True),
        sa.Column("highest", sa.String(), nullable=False),
        *_recorded(),
        sa.CheckConstraint("step = 'applied' OR step = 'undone'", name="ck_rescope_step_step"),
    )
    op.create_table(
        "rescope_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("step_id", sa.Integer(), sa.ForeignKey("rescope_step.id"), nullable=False),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=False),
    )
    op.create_index("ix_rescope_change_step_id", "rescope_change", ["step_id"])


def downgrade() -> None:
    for table in ("rescope_change", "rescope_step", "rescope_decision", "rescope_person", "rescope_run"):
        op.drop_table(table)


def _recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    ]
