"""A decision keeps what the rules answered when it was taken, and where a plan anew carried it over from."""

import sqlalchemy as sa
from alembic import op

revision = "0030_carried_over"
down_revision = "0029_arrests"


def upgrade() -> None:
    op.add_column("rescope_run", sa.Column("carried_from", sa.Integer(), nullable=True))
    op.add_column("rescope_decision", sa.Column("answers", sa.String(), nullable=True))
    op.add_column("rescope_decision", sa.Column("decided_in", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("rescope_decision", "decided_in")
    op.drop_column("rescope_decision", "answers")
    op.drop_column("rescope_run", "carried_from")
