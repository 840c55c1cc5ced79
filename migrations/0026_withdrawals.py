"""Which event withdrew a need, a note, a referral and its parts, and the parts of markers, placements and releases."""

import sqlalchemy as sa
from alembic import op

from iomctl.storage.rebuild import rebuilt

revision = "0026_withdrawals"
down_revision = "0025_rescope_undone"

_TABLES = (
    "need",
    "note",
    "referral",
    "referral_step",
    "referral_practitioner",
    "referral_outcome",
    "marker_review",
    "placement_extension",
    "duty_answer",
    "spell_exit_plan",
    "release_due",
    "release_plan",
    "release_check",
)
_ONE_STEP = "uq_referral_step_referral_id_status"
_NEED = "ix_need_offender_id_pathway_from_on"
_LIVE = sa.text("withdrawn_in IS NULL")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("withdrawn_in", sa.Integer(), nullable=True))
    with rebuilt(op, "referral_step") as batch:
        batch.drop_constraint(_ONE_STEP, type_="unique")
    columns = ["referral_id", "status"]
    op.create_index(_ONE_STEP, "referral_step", columns, unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE)
    # The newest answer of each person is looked for by it alone, as before.
    op.drop_index(_NEED, "need")
    op.create_index(_NEED, "need", ["offender_id", "pathway", "from_on", "withdrawn_in"])


def downgrade() -> None:
    if any(op.get_bind().scalar(sa.text(f"SELECT 1 FROM {one} WHERE NOT ({_LIVE}) LIMIT 1")) for one in _TABLES):
        raise RuntimeError("what was withdrawn would count again: restore a backup from before")
    op.drop_index(_NEED, "need")
    op.create_index(_NEED, "need", ["offender_id", "pathway", "from_on"])
    op.drop_index(_ONE_STEP, "referral_step")
    with rebuilt(op, "referral_step") as batch:
        batch.drop_column("withdrawn_in")
        batch.create_unique_constraint(_ONE_STEP, ["referral_id", "status"])
    for table in _TABLES:
        if table != "referral_step":
            op.drop_column(table, "withdrawn_in")
