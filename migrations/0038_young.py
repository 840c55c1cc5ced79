"""Steps of transitions: from one service to another, at a birthday."""

import sqlalchemy as sa
from alembic import op

revision = "0038_young"
down_revision = "0037_note_consents"


def upgrade() -> None:
    op.create_table(
        "transition_step",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("step_on", sa.Date(), nullable=False),
        sa.Column("done_with", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
    )
    op.create_index("ix_transition_step_offender_id", "transition_step", ["offender_id", "kind", "step_on"])


def downgrade() -> None:
    op.drop_table("transition_step")
