"""How agencies are reached, since when one is closed, and into which it went."""

import sqlalchemy as sa
from alembic import op

revision = "0062_agencies_reached"
down_revision = "0061_outside_area"

_COLUMNS = (("telephone", sa.String), ("email", sa.String), ("closed_on", sa.Date), ("merged_into", sa.Integer))


def upgrade() -> None:
    for name, kind in _COLUMNS:
        op.add_column("agency", sa.Column(name, kind(), nullable=True))


def downgrade() -> None:
    for name, _ in reversed(_COLUMNS):
        op.drop_column("agency", name)
