"""The detail of an audit event in parts, one for each person, and the words of its reason as one of them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from iomctl.storage.older.owners import OF_REMOVED, REMOVED
from iomctl.storage.older.trail import move

revision = "0020_detail_parts"
down_revision = "0019_last_days"

REFUSAL = "the audit trail is append-only"
ERASED = "NEW.salt IS NULL AND NEW.body IS NULL AND OLD.offender_id <> 0 AND NEW.event_id = OLD.event_id AND NEW.offender_id = OLD.offender_id AND NEW.digest = OLD.digest"
"""The one change of a part that is let through: it is erased. What is nobody's never is."""


def upgrade() -> None:
    connection = op.get_bind()
    _set_aside(connection)
    _create(
        [
            sa.Column("people", sa.String(), nullable=False),
            sa.Column("restricted", sa.Boolean(), nullable=False),
            sa.Column("changes", sa.Integer(), nullable=False),
        ],
        [
            sa.Column("offender_id", sa.Integer(), primary_key=True, autoincrement=False),
            sa.Column("salt", sa.String(), nullable=True),
            sa.Column("body", sa.String(), nullable=True),
            sa.Column("digest", sa.String(), nullable=False),
            sa.CheckConstraint(
                "(salt IS NULL AND body IS NULL) OR (salt IS NOT NULL AND body IS NOT NULL)",
                name="ck_event_detail_erased_whole",
            ),
        ],
    )
    op.create_table(REMOVED, *(sa.Column(name, kind, nullable=False) for name, kind in OF_REMOVED))
    op.create_index("ix_removed_row", REMOVED, ["name", "number"])
    # The hash of an event covered its reason and its whole detail, so the chain is hashed anew: to go on verifying the
    # old hashes, by a mark of the version, would be to keep the very words that are to be erased one day.
    move(connection)
    for table in (REMOVED, "event_detail_before", "event_before"):
        op.drop_table(table)
    _append_only("event", "UPDATE", "DELETE")
    _append_only("event_detail", "DELETE")
    if connection.dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER event_detail_no_update BEFORE UPDATE ON event_detail WHEN NOT ({ERASED}) BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    else:
        op.execute(
            f"CREATE TRIGGER event_detail_no_update BEFORE UPDATE ON event_detail FOR EACH ROW WHEN (NOT ({ERASED})) EXECUTE FUNCTION refuse_trail_change()"
        )


def downgrade() -> None:
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM event")):
        raise RuntimeError("an audit trail in parts can't be put together again: restore a backup from before")
    op.drop_table("event_detail")
    op.drop_table("event")
    _create(
        [
            sa.Column("reason", sa.String(), nullable=True),
            sa.Column("people", sa.String(), nullable=False),
            sa.Column("restricted", sa.Boolean(), nullable=False),
        ],
        [sa.Column("body", sa.String(), nullable=False)],
    )
    _append_only("event", "UPDATE", "DELETE")
    _append_only("event_detail", "UPDATE", "DELETE")


def _set_aside(connection: sa.Connection) -> None:
    op.drop_index("ix_event_at", "event")
    for table in ("event", "event_detail"):
        op.rename_table(table, f"{table}_before")
        if connection.dialect.name == "postgresql":
            op.execute(f"ALTER INDEX {table}_pkey RENAME TO {table}_before_pkey")


def _create(of_event: list[sa.Column[Any]], of_detail: list[sa.schema.SchemaItem]) -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        *of_event,
        sa.Column("detail_digest", sa.String(), nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind = 'collection' OR kind = 'alteration' OR kind = 'consultation' OR kind = 'disclosure' OR kind = 'combination' OR kind = 'erasure'",
            name="ck_event_kind",
        ),
    )
    op.create_index("ix_event_at", "event", ["at"])
    number = sa.Column("event_id", sa.Integer(), sa.ForeignKey("event.id"), primary_key=True, autoincrement=False)
    op.create_table("event_detail", number, *of_detail)


def _append_only(table: str, *verbs: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in verbs:
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    name = f"{table}_append_only" if "UPDATE" in verbs else f"{table}_no_delete"
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {' OR '.join(verbs)} OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change()"
    )
