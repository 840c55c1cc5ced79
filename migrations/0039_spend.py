"""What a placement costs: an amount of money that is paid, or what a night costs."""

import sqlalchemy as sa
from alembic import op

revision = "0039_spend"
down_revision = "0038_young"


def upgrade() -> None:
    op.add_column("placement", sa.Column("amount_pence", sa.Integer(), nullable=True))
    op.add_column("placement", sa.Column("per_night_pence", sa.Integer(), nullable=True))
    op.add_column("placement", sa.Column("weeks", sa.Integer(), nullable=True))
    op.add_column("placement", sa.Column("payee", sa.String(), nullable=True))
    op.add_column("placement", sa.Column("paid_on", sa.Date(), nullable=True))


def downgrade() -> None:
    for name in ("paid_on", "payee", "weeks", "per_night_pence", "amount_pence"):
        op.drop_column("placement", name)
