"""Whether a referral was made to a service that is not for where the person lives."""

import sqlalchemy as sa
from alembic import op

revision = "0061_outside_area"
down_revision = "0060_elsewhere"


def upgrade() -> None:
    op.add_column("referral", sa.Column("outside_area", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("referral", "outside_area")
