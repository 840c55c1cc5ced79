"""Plans for what follows a spell, made before it ends."""

import sqlalchemy as sa
from alembic import op

revision = "0018_exit_plans"
down_revision = "0017_requirements"


def upgrade() -> None:
    op.create_table(
        "spell_exit_plan",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    )
    op.create_index("ix_spell_exit_plan_spell_id_from_on", "spell_exit_plan", ["spell_id", "from_on"])


def downgrade() -> None:
    op.drop_table("spell_exit_plan")
