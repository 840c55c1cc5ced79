"""The day on which an outcome was set aside in the index of offences that criteria read."""

from alembic import op

revision = "0054_set_aside"
down_revision = "0053_baselines"

JUDGED = ["offender_id", "committed_on", "code", "victim", "outcome", "index_on", "withdrawn_in", "outcome_on"]


def upgrade() -> None:
    op.drop_index("ix_offence_judged", "offence")
    op.create_index("ix_offence_judged", "offence", [*JUDGED, "set_aside_on"])


def downgrade() -> None:
    op.drop_index("ix_offence_judged", "offence")
    op.create_index("ix_offence_judged", "offence", JUDGED)
