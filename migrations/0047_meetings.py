"""The agenda of a panel, what was said of each case at it, and its steps, and who was given its minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0047_meetings"
down_revision = "0046_actions"


def upgrade() -> None:
    op.create_table(
        "panel_step",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("panel_id", sa.Integer(), sa.ForeignKey("panel.id"), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("statement_version", sa.String(), nullable=True),
        sa.Column("at_panel_id", sa.Integer(), sa.ForeignKey("panel.id"), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "step = 'fixed' OR step = 'opened' OR step = 'closed' OR step = 'amended' OR step = 'agreed'"
            " OR step = 'corrected'",
            name="ck_panel_step_step",
        ),
    )
    op.create_table(
        "panel_item",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("panel_id", sa.Integer(), sa.ForeignKey("panel.id"), nullable=False),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("dropped_because", sa.String(), nullable=True),
        sa.Column("settled_in", sa.Integer(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_table(
        "panel_answer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("panel_id", sa.Integer(), sa.ForeignKey("panel.id"), nullable=False),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("worker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("action_id", sa.Integer(), sa.ForeignKey("action.id"), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_table(
        "panel_disclosure",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("panel_id", sa.Integer(), sa.ForeignKey("panel.id"), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    for name, columns in INDEXED.items():
        for column in columns:
            op.create_index(f"ix_{name}_{column}", name, [column])


def downgrade() -> None:
    op.drop_table("panel_disclosure")
    op.drop_table("panel_answer")
    op.drop_table("panel_item")
    op.drop_table("panel_step")


INDEXED = {
    "panel_step": ("panel_id", "at_panel_id"),
    "panel_item": ("panel_id", "spell_id"),
    "panel_answer": ("panel_id", "spell_id", "worker_id", "agency_id", "action_id"),
    "panel_disclosure": ("panel_id", "agency_id", "offender_id"),
}
