"""Workers have an e-mail address, to which their reminders go."""

import sqlalchemy as sa
from alembic import op

revision = "0050_worker_email"
down_revision = "0046_actions"


def upgrade() -> None:
    op.add_column("worker", sa.Column("email", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("worker", "email")
