"""The audit trail: events chained by hash, which nothing may change or remove."""

import sqlalchemy as sa
from alembic import op

revision = "0001_trail"
down_revision = None

REFUSAL = "the audit trail is append-only"
TABLES = ("event", "event_detail")


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("people", sa.String(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("detail_digest", sa.String(), nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind = 'collection' OR kind = 'alteration' OR kind = 'consultation' OR kind = 'disclosure' OR kind = 'combination' OR kind = 'erasure'",
            name="ck_event_kind",
        ),
    )
    op.create_index("ix_event_at", "event", ["at"])
    op.create_table(
        "event_detail",
        sa.Column("event_id", sa.Integer(), sa.ForeignKey("event.id"), primary_key=True, autoincrement=False),
        sa.Column("body", sa.String(), nullable=False),
    )
    for table in TABLES:
        _append_only(table)


def _append_only(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION refuse_trail_change() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change()"
    )


def downgrade() -> None:
    op.drop_table("event_detail")
    op.drop_table("event")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_trail_change()")
