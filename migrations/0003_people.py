"""People, their identifiers and their other names."""

import sqlalchemy as sa
from alembic import op

revision = "0003_people"
down_revision = "0002_policy"


def upgrade() -> None:
    op.create_table(
        "offender",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("forenames", sa.String(), nullable=False),
        sa.Column("search_name", sa.String(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("ethnicity", sa.String(), nullable=True),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    )
    op.create_index("ix_offender_search_name_born_on", "offender", ["search_name", "born_on"])
    op.create_table(
        "identifier",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("as_typed", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind = 'pnc' OR kind = 'cro' OR kind = 'crn' OR kind = 'prison' OR kind = 'local'",
            name="ck_identifier_kind",
        ),
        sa.UniqueConstraint("kind", "value", name="uq_identifier_kind_value"),
    )
    op.create_index("ix_identifier_offender_id", "identifier", ["offender_id"])
    op.create_table(
        "alias",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("search_name", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    )
    op.create_index("ix_alias_offender_id", "alias", ["offender_id"])
    op.create_index("ix_alias_search_name", "alias", ["search_name"])


def downgrade() -> None:
    op.drop_table("alias")
    op.drop_table("identifier")
    op.drop_table("offender")
