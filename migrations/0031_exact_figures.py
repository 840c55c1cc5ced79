"""That somebody took figures in the exact form is an event of a kind of its own."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0031_exact_figures"
down_revision = "0030_carried_over"

REFUSAL = "the audit trail is append-only"
BEFORE = ("collection", "alteration", "consultation", "disclosure", "combination", "erasure")
EXACT = "exact-figures"
COLUMNS = 'id, at, "by", kind, command, people, restricted, changes, detail_digest, previous_hash, hash'


def upgrade() -> None:
    _kinds((*BEFORE, EXACT))


def downgrade() -> None:
    if op.get_bind().scalar(sa.text(f"SELECT count(*) FROM event WHERE kind = '{EXACT}'")):
        raise RuntimeError("that exact figures were taken can't be left out of the trail: restore a backup from before")
    _kinds(BEFORE)


def _kinds(kinds: Sequence[str]) -> None:
    check = " OR ".join(f"kind = '{one}'" for one in kinds)
    if op.get_bind().dialect.name == "sqlite":
        _make_anew(check)
    else:
        op.drop_constraint("ck_event_kind", "event", type_="check")
        op.create_check_constraint("ck_event_kind", "event", check)


def _make_anew(check: str) -> None:
    op.create_table(
        "event_anew",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("people", sa.String(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("detail_digest", sa.String(), nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint(check, name="ck_event_kind"),
    )
    op.execute(f"INSERT INTO event_anew ({COLUMNS}) SELECT {COLUMNS} FROM event ORDER BY id")
    # Its index and its triggers go with it.
    op.drop_table("event")
    op.rename_table("event_anew", "event")
    op.create_index("ix_event_at", "event", ["at"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER event_no_{verb.lower()} BEFORE {verb} ON event BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
