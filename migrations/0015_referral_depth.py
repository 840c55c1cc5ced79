"""How complex a referral is, which were made in one go, who works on it, and its desired outcomes with their scores."""

import sqlalchemy as sa
from alembic import op

from iomctl.storage.rebuild import rebuilt

revision = "0015_referral_depth"
down_revision = "0014_duties"

_COMPLEXITY = "complexity IS NULL OR complexity = 'low' OR complexity = 'medium' OR complexity = 'high'"


def upgrade() -> None:
    # Written out: with a check of its own, SQLite takes a column in place, and gives it back so.
    op.execute(
        f"ALTER TABLE referral ADD COLUMN complexity VARCHAR CONSTRAINT ck_referral_complexity CHECK ({_COMPLEXITY})"
    )
    op.add_column("referral", sa.Column("signpost", sa.Integer(), nullable=True))
    shared = sa.text("signpost IS NOT NULL")
    op.create_index("ix_referral_signpost", "referral", ["signpost"], sqlite_where=shared, postgresql_where=shared)
    op.create_table(
        "referral_practitioner",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("referral_id", sa.Integer(), sa.ForeignKey("referral.id"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        *_recorded(),
    )
    op.create_index("ix_referral_practitioner_referral_id", "referral_practitioner", ["referral_id", "from_on"])
    op.create_table(
        "referral_outcome",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("referral_id", sa.Integer(), sa.ForeignKey("referral.id"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("score", sa.String(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        *_recorded(),
        sa.CheckConstraint(
            "score IS NULL OR score = 'achieved' OR score = 'partly' OR score = 'not-achieved'",
            name="ck_referral_outcome_score",
        ),
    )
    op.create_index("ix_referral_outcome_referral_id", "referral_outcome", ["referral_id", "code"])


def downgrade() -> None:
    for table in ("referral_outcome", "referral_practitioner"):
        op.drop_table(table)
    op.drop_index("ix_referral_signpost", "referral")
    # Rebuilt: once the table has been, its checks stand beside its columns, and SQLite can't drop this one in place.
    with rebuilt(op, "referral") as batch:
        batch.drop_constraint("ck_referral_complexity", type_="check")
        for name in ("signpost", "complexity"):
            batch.drop_column(name)


def _recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    ]
