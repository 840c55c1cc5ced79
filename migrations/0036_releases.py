"""The hour and the kind of a release, and the hour at which somebody came into a placement."""

import sqlalchemy as sa
from alembic import op

revision = "0036_releases"
down_revision = "0035_requirement_steps"

ADDED = (("release", "hour"), ("release", "kind"), ("placement", "hour_in"))


def upgrade() -> None:
    for table, name in ADDED:
        op.add_column(table, sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    for table, name in ADDED:
        op.drop_column(table, name)
