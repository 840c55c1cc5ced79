"""Undoing a run removes the spells it began, also those that a later run speaks about: no foreign key holds them."""

import sqlalchemy as sa
from alembic import op

revision = "0010_rescope_spells"
down_revision = "0009_rescopes"

_NAME = "rescope_person_spell_id_fkey"  # as PostgreSQL named it


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(_NAME, "rescope_person", type_="foreignkey")
    else:
        _copied(sa.Column("spell_id", sa.Integer(), nullable=True))


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.create_foreign_key(_NAME, "rescope_person", "spell", ["spell_id"], ["id"])
    else:
        _copied(sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=True))


def _copied(spell_id: sa.Column[int | None]) -> None:
    # SQLite changes no foreign key in place.
    op.rename_table("rescope_person", "rescope_person_before")
    op.create_table(
        "rescope_person",
        sa.Column("run_id", sa.Integer(), sa.ForeignKey("rescope_run.id"), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), primary_key=True),
        spell_id,
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("tier_from", sa.String(), nullable=True),
        sa.Column("tier_to", sa.String(), nullable=True),
        sa.Column("watch", sa.Boolean(), nullable=True),
        sa.Column("edge", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.String(), nullable=False),
        sa.CheckConstraint(
            "outcome = 'stays' OR outcome = 'moves' OR outcome = 'leaves' OR outcome = 'comes-in'"
            " OR outcome = 'not-known'",
            name="ck_rescope_person_outcome",
        ),
    )
    op.execute("INSERT INTO rescope_person SELECT * FROM rescope_person_before")
    op.drop_table("rescope_person_before")
