"""A decision about a run's person keeps what the rules answered when it was taken."""

import sqlalchemy as sa
from alembic import op

revision = "0030_carried_over"
down_revision = "0028_worker_left"


def upgrade() -> None:
    op.add_column("rescope_decision", sa.Column("answers", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("rescope_decision", "answers")
