"""What is said of treatment requirements as they go on: consent, assessments, sessions and breaches."""

import sqlalchemy as sa
from alembic import op

revision = "0035_requirement_steps"
down_revision = "0034_places"


def upgrade() -> None:
    op.create_table(
        "requirement_step",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("requirement_id", sa.Integer(), sa.ForeignKey("requirement.id"), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("step_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("assessed_by", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(step = 'consent' AND (outcome = 'given' OR outcome = 'refused'))"
            " OR (step = 'assessment' AND (outcome = 'suitable' OR outcome = 'not-suitable'))"
            " OR (step = 'session' AND (outcome = 'attended' OR outcome = 'missed'))"
            " OR step = 'breach'",
            name="ck_requirement_step_outcome",
        ),
        sa.CheckConstraint(
            "(reason IS NULL AND (step <> 'session' OR outcome <> 'missed'))"
            " OR (reason IS NOT NULL AND step = 'session' AND outcome = 'missed')",
            name="ck_requirement_step_reason",
        ),
        sa.CheckConstraint("assessed_by IS NULL OR step = 'assessment'", name="ck_requirement_step_assessed"),
    )
    live = sa.text("withdrawn_in IS NULL")
    op.create_index(
        "ix_requirement_step_once",
        "requirement_step",
        ["requirement_id", "step", "step_on"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )


def downgrade() -> None:
    op.drop_table("requirement_step")
