"""Needs, providers, services and referrals."""

import sqlalchemy as sa
from alembic import op

revision = "0007_referrals"
down_revision = "0006_reviews"


def upgrade() -> None:
    op.create_table(
        "need",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("pathway", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("level = 'none' OR level = 'some' OR level = 'severe'", name="ck_need_level"),
    )
    op.create_index("ix_need_offender_id_pathway_from_on", "need", ["offender_id", "pathway", "from_on"])
    op.create_table(
        "provider",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("search_name", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.UniqueConstraint("search_name", name="uq_provider_search_name"),
    )
    op.create_table(
        "service",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("provider_id", sa.Integer(), sa.ForeignKey("provider.id"), nullable=False),
        sa.Column("pathway", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.UniqueConstraint("provider_id", "pathway", "area", name="uq_service_provider_id_pathway_area"),
    )
    op.create_table(
        "referral",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("service_id", sa.Integer(), sa.ForeignKey("service.id"), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "status = 'made' OR status = 'accepted' OR status = 'refused' OR status = 'started' OR status = 'ended'",
            name="ck_referral_status",
        ),
    )
    op.create_index("ix_referral_offender_id", "referral", ["offender_id"])
    op.create_index("ix_referral_service_id", "referral", ["service_id"])
    op.create_index(
        "ix_referral_unanswered",
        "referral",
        ["made_on"],
        sqlite_where=sa.text("status = 'made'"),
        postgresql_where=sa.text("status = 'made'"),
    )
    op.create_table(
        "referral_step",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("referral_id", sa.Integer(), sa.ForeignKey("referral.id"), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("step_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("ending", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "ending IS NULL OR ending = 'completed' OR ending = 'ended-early' OR ending = 'never-started'",
            name="ck_referral_step_ending",
        ),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome = 'achieved' OR outcome = 'partly' OR outcome = 'not-achieved'",
            name="ck_referral_step_outcome",
        ),
        sa.CheckConstraint(
            "status = 'made' OR status = 'accepted' OR status = 'refused' OR status = 'started' OR status = 'ended'",
            name="ck_referral_step_status",
        ),
        sa.UniqueConstraint("referral_id", "status", name="uq_referral_step_referral_id_status"),
    )


def downgrade() -> None:
    op.drop_table("referral_step")
    op.drop_table("referral")
    op.drop_table("service")
    op.drop_table("provider")
    op.drop_table("need")
