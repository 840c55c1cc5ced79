"""Workers have an e-mail address, to which their reminders go."""

import sqlalchemy as sa
from alembic import op

revision = "0048_worker_email"
down_revision = "0047_meetings"


def upgrade() -> None:
    op.add_column("worker", sa.Column("email", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("worker", "email")
