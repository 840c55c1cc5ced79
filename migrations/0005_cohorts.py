"""The scheme, its cohorts, and spells with their dated rows."""

import sqlalchemy as sa
from alembic import op

revision = "0005_cohorts"
down_revision = "0004_agencies"


def upgrade() -> None:
    op.create_table(
        "scheme",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("nation", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "nation = 'england-and-wales' OR nation = 'scotland' OR nation = 'northern-ireland'",
            name="ck_scheme_nation",
        ),
    )
    op.create_table(
        "scheme_area",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("scheme_id", sa.Integer(), sa.ForeignKey("scheme.id"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
    )
    op.create_table(
        "cohort",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("scheme_id", sa.Integer(), sa.ForeignKey("scheme.id"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.UniqueConstraint("code", name="uq_cohort_code"),
    )
    op.create_table(
        "spell",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("cohort_id", sa.Integer(), sa.ForeignKey("cohort.id"), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=False),
        sa.Column("adoption_reason", sa.String(), nullable=False),
        sa.Column("adoption_note", sa.String(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("worker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=True),
        sa.Column("custody", sa.String(), nullable=False),
        sa.Column("prison", sa.String(), nullable=True),
        sa.Column("deselected_on", sa.Date(), nullable=True),
        sa.Column("deselection_reason", sa.String(), nullable=True),
        sa.Column("deselection_decision", sa.String(), nullable=True),
        sa.Column("exit_plan", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("custody = 'community' OR custody = 'custody'", name="ck_spell_custody"),
        sa.CheckConstraint(
            "deselected_on IS NULL OR deselected_on >= adopted_on", name="ck_spell_deselected_after_adopted"
        ),
    )
    op.create_index("ix_spell_cohort_id_deselected_on", "spell", ["cohort_id", "deselected_on"])
    op.create_index("ix_spell_offender_id", "spell", ["offender_id"])
    op.create_index("ix_spell_worker_id", "spell", ["worker_id"])
    op.create_index(
        "uq_spell_open",
        "spell",
        ["offender_id", "cohort_id"],
        unique=True,
        sqlite_where=sa.text("deselected_on IS NULL"),
        postgresql_where=sa.text("deselected_on IS NULL"),
    )
    op.create_table(
        "spell_tier",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    )
    op.create_index("ix_spell_tier_spell_id_from_on", "spell_tier", ["spell_id", "from_on"])
    op.create_table(
        "spell_colour",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    )
    op.create_index("ix_spell_colour_spell_id_from_on", "spell_colour", ["spell_id", "from_on"])
    op.create_table(
        "spell_worker",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=False),
        sa.Column("worker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    )
    op.create_index("ix_spell_worker_spell_id_from_on", "spell_worker", ["spell_id", "from_on"])
    op.create_index("ix_spell_worker_worker_id", "spell_worker", ["worker_id"])
    op.create_table(
        "spell_custody",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=False),
        sa.Column("custody", sa.String(), nullable=False),
        sa.Column("prison", sa.String(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("custody = 'community' OR custody = 'custody'", name="ck_spell_custody_custody"),
    )
    op.create_index("ix_spell_custody_spell_id_from_on", "spell_custody", ["spell_id", "from_on"])


def downgrade() -> None:
    op.drop_table("spell_custody")
    op.drop_table("spell_worker")
    op.drop_table("spell_colour")
    op.drop_table("spell_tier")
    op.drop_table("spell")
    op.drop_table("cohort")
    op.drop_table("scheme_area")
    op.drop_table("scheme")
