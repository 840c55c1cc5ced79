"""Why a placement goes on past the nights that are paid for."""

import sqlalchemy as sa
from alembic import op

revision = "0033_overstays"
down_revision = "0032_home"


def upgrade() -> None:
    op.add_column("placement", sa.Column("over_because", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("placement", "over_because")
