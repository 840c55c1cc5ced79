"""Placements of people, and the days to which they were extended."""

import sqlalchemy as sa
from alembic import op

revision = "0012_placements"
down_revision = "0011_contacts"


def upgrade() -> None:
    op.create_table(
        "placement",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("provider_id", sa.Integer(), sa.ForeignKey("provider.id"), nullable=True),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("funded_until_on", sa.Date(), nullable=True),
        sa.Column("funder", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("move_on", sa.String(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_recorded(),
        sa.CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ck_placement_until_after_from"),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= from_on", name="ck_placement_end_after_from"),
        sa.CheckConstraint(
            "(ended_on IS NULL AND end_reason IS NULL AND move_on IS NULL)"
            " OR (ended_on IS NOT NULL AND end_reason IS NOT NULL AND move_on IS NOT NULL)",
            name="ck_placement_end_whole",
        ),
    )
    op.create_index("ix_placement_offender_id", "placement", ["offender_id", "from_on"])
    op.create_table(
        "placement_extension",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("placement_id", sa.Integer(), sa.ForeignKey("placement.id"), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        *_recorded(),
    )
    op.create_index("ix_placement_extension_placement_id", "placement_extension", ["placement_id", "from_on"])


def downgrade() -> None:
    for table in ("placement_extension", "placement"):
        op.drop_table(table)


def _recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    ]
