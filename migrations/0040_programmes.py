"""Who is in which programme, the conditions of contracts, and the stage and outcome of restorative justice."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0040_programmes"
down_revision = "0039_spend"

OF_OFFERS: dict[str, Any] = {
    "stage": sa.String(),
    "victim_asked": sa.Boolean(),
    "outcome": sa.String(),
    "outcome_on": sa.Date(),
    "outcome_in": sa.Integer(),
}


def upgrade() -> None:
    _memberships()
    _conditions()
    for name, kind in OF_OFFERS.items():
        op.add_column("restorative_offer", sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for name in reversed(OF_OFFERS):
        op.drop_column("restorative_offer", name)
    op.drop_table("programme_condition")
    op.drop_table("programme_membership")


def _memberships() -> None:
    op.create_table(
        "programme_membership",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("family", sa.Integer(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("left_in", sa.Integer(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint("children IS NULL OR children >= 0", name="ck_programme_membership_children"),
        sa.CheckConstraint("family IS NULL OR family >= 0", name="ck_programme_membership_family"),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= joined_on", name="ck_programme_membership_until_after_joined"
        ),
        sa.CheckConstraint("left_on IS NULL OR left_on >= joined_on", name="ck_programme_membership_left_after_joined"),
        sa.CheckConstraint(
            "(left_on IS NULL AND end_reason IS NULL) OR (left_on IS NOT NULL AND end_reason IS NOT NULL)",
            name="ck_programme_membership_end_whole",
        ),
    )
    op.create_index(
        "uq_programme_membership_runs",
        "programme_membership",
        ["offender_id", "programme"],
        unique=True,
        sqlite_where=sa.text("left_on IS NULL AND withdrawn_in IS NULL"),
        postgresql_where=sa.text("left_on IS NULL AND withdrawn_in IS NULL"),
    )
    op.create_index("ix_programme_membership_offender_id", "programme_membership", ["offender_id", "joined_on"])
    op.create_index("ix_programme_membership_programme", "programme_membership", ["programme", "joined_on"])


def _conditions() -> None:
    op.create_table(
        "programme_condition",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("membership_id", sa.Integer(), sa.ForeignKey("programme_membership.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("outcome_in", sa.Integer(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome = 'met' OR outcome = 'not-met'", name="ck_programme_condition_outcome"
        ),
        sa.CheckConstraint(
            "(outcome IS NULL AND outcome_on IS NULL) OR (outcome IS NOT NULL AND outcome_on >= agreed_on)",
            name="ck_programme_condition_outcome_whole",
        ),
        sa.CheckConstraint("due_on IS NULL OR due_on >= agreed_on", name="ck_programme_condition_due_after_agreed"),
    )
    op.create_index("ix_programme_condition_offender_id", "programme_condition", ["offender_id", "agreed_on"])
    op.create_index("ix_programme_condition_membership_id", "programme_condition", ["membership_id"])
