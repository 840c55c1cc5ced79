"""Stays in custody of people, and the releases that end them; open cases in custody get their stay."""

import sqlalchemy as sa
from alembic import op

revision = "0013_custodies"
down_revision = "0012_placements"

_KIND = "kind IS NULL OR kind = 'sentenced' OR kind = 'remand' OR kind = 'recall'"

# A stay that a case tells of began with the first row in custody that no row in the community follows.
_STAYS = """
    INSERT INTO custody (offender_id, kind, prison, at_large, from_on, recorded_at, recorded_by)
    SELECT spell.offender_id, NULL, MAX(spell.prison), :no, MIN(began.from_on), MAX(began.recorded_at),
        MAX(began.recorded_by)
    FROM spell JOIN spell_custody began ON began.spell_id = spell.id
    WHERE spell.deselected_on IS NULL AND spell.custody = 'custody' AND began.custody = 'custody'
        AND NOT EXISTS (
            SELECT 1 FROM spell_custody later
            WHERE later.spell_id = began.spell_id AND later.custody = 'community'
                AND (later.from_on > began.from_on OR (later.from_on = began.from_on AND later.id > began.id))
        )
    GROUP BY spell.offender_id
"""
_STATES = """
    INSERT INTO custody_state (custody_id, kind, prison, at_large, from_on, recorded_at, recorded_by)
    SELECT id, kind, prison, at_large, from_on, recorded_at, recorded_by FROM custody
"""


def upgrade() -> None:
    op.create_table(
        "custody",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("prison", sa.String(), nullable=True),
        sa.Column("at_large", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("sentenced_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_recorded(),
        sa.CheckConstraint(_KIND, name="ck_custody_kind"),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ck_custody_to_after_from"),
    )
    op.create_index("ix_custody_offender_id", "custody", ["offender_id", "from_on"])
    _unique_where("uq_custody_open", "custody", "offender_id", "to_on IS NULL AND withdrawn_on IS NULL")
    op.create_table(
        "custody_state",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("custody_id", sa.Integer(), sa.ForeignKey("custody.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("prison", sa.String(), nullable=True),
        sa.Column("at_large", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        *_recorded(),
        sa.CheckConstraint(_KIND, name="ck_custody_state_kind"),
    )
    op.create_index("ix_custody_state_custody_id_from_on", "custody_state", ["custody_id", "from_on"])
    _releases()
    op.execute(sa.text(_STAYS).bindparams(sa.bindparam("no", False, sa.Boolean())))
    op.execute(_STATES)


def downgrade() -> None:
    for table in ("release", "release_check", "release_plan", "release_due", "custody_state", "custody"):
        op.drop_table(table)


def _releases() -> None:
    _of_custody(
        "release_due",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("decided", sa.String(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.CheckConstraint(
            "decision IS NULL OR decision = 'further-day' OR decision = 'reverted'", name="ck_release_due_decision"
        ),
    )
    op.create_index("ix_release_due_due_on", "release_due", ["due_on"])
    _of_custody(
        "release_plan",
        sa.Column("accommodation", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("appointment_on", sa.Date(), nullable=True),
        sa.Column("appointment_with", sa.String(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
    )
    _of_custody(
        "release_check",
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
    )
    for table in ("release_due", "release_plan", "release_check"):
        op.create_index(f"ix_{table}_custody_id_from_on", table, ["custody_id", "from_on"])
    _of_custody(
        "release",
        sa.Column("released_on", sa.Date(), nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("accommodation", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
    )
    op.create_index("ix_release_released_on", "release", ["released_on"])
    _unique_where("uq_release_custody_id", "release", "custody_id", "withdrawn_on IS NULL")


def _of_custody(table: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("custody_id", sa.Integer(), sa.ForeignKey("custody.id"), nullable=False),
        *columns,
        *_recorded(),
    )


def _unique_where(name: str, table: str, column: str, condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, [column], unique=True, sqlite_where=where, postgresql_where=where)


def _recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    ]
