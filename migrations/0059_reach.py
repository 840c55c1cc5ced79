"""How people can be reached: address, telephone, e-mail."""

import sqlalchemy as sa
from alembic import op

revision = "0059_reach"
down_revision = "0058_born_within"


def upgrade() -> None:
    op.create_table(
        "reach",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("not_contacted", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind = 'address' OR kind = 'telephone' OR kind = 'email'", name="ck_reach_kind"),
        sa.CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ck_reach_until_after_from"),
        sa.CheckConstraint("postcode IS NULL OR kind = 'address'", name="ck_reach_postcode_of_address"),
    )
    op.create_index("ix_reach_offender_id", "reach", ["offender_id", "from_on"])


def downgrade() -> None:
    op.drop_table("reach")
