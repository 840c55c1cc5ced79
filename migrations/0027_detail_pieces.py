"""The part of a person in the detail of an event may come in pieces: long work writes each as it goes."""

import sqlalchemy as sa
from alembic import op

revision = "0027_detail_pieces"
down_revision = "0026_withdrawals"

REFUSAL = "the audit trail is append-only"
COLUMNS = "event_id, offender_id, salt, body, digest"
SAME = ("event_id", "offender_id", "digest")


def upgrade() -> None:
    _without_triggers()
    if op.get_bind().dialect.name == "sqlite":
        _make_anew(sa.Column("piece", sa.Integer(), primary_key=True, autoincrement=False), deferred=True)
    else:
        op.add_column("event_detail", sa.Column("piece", sa.Integer(), nullable=False, server_default="0"))
        op.alter_column("event_detail", "piece", server_default=None)
        op.execute("ALTER TABLE event_detail DROP CONSTRAINT event_detail_pkey")
        op.create_primary_key("event_detail_pkey", "event_detail", ["event_id", "offender_id", "piece"])
        _event_is_there("DEFERRABLE INITIALLY DEFERRED")
    _triggers((*SAME, "piece"))


def downgrade() -> None:
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM event_detail WHERE piece > 0")):
        raise RuntimeError("the detail of an event in pieces can't be put together: restore a backup from before")
    _without_triggers()
    if op.get_bind().dialect.name == "sqlite":
        _make_anew(deferred=False)
    else:
        op.execute("ALTER TABLE event_detail DROP CONSTRAINT event_detail_pkey")
        op.drop_column("event_detail", "piece")
        op.create_primary_key("event_detail_pkey", "event_detail", ["event_id", "offender_id"])
        _event_is_there("NOT DEFERRABLE")
    _triggers(SAME)


def _event_is_there(when: str) -> None:
    # PostgreSQL chose the name when the table of before still had the plain one.
    (named,) = (key["name"] for key in sa.inspect(op.get_bind()).get_foreign_keys("event_detail"))
    op.execute(f'ALTER TABLE event_detail ALTER CONSTRAINT "{named}" {when}')


def _make_anew(*piece: sa.Column[int], deferred: bool) -> None:
    op.rename_table("event_detail", "event_detail_before")
    how = {"deferrable": True, "initially": "DEFERRED"} if deferred else {}
    event = sa.ForeignKey("event.id", **how)  # type: ignore[arg-type]  # a bool and a str, each where it belongs
    op.create_table(
        "event_detail",
        sa.Column("event_id", sa.Integer(), event, primary_key=True, autoincrement=False),
        sa.Column("offender_id", sa.Integer(), primary_key=True, autoincrement=False),
        *piece,
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(salt IS NULL AND body IS NULL) OR (salt IS NOT NULL AND body IS NOT NULL)",
            name="ck_event_detail_erased_whole",
        ),
    )
    first = ", piece" if piece else "", ", 0" if piece else ""
    op.execute(
        f"INSERT INTO event_detail ({COLUMNS}{first[0]}) SELECT {COLUMNS}{first[1]} FROM event_detail_before"
        " ORDER BY event_id, offender_id"
    )
    op.drop_table("event_detail_before")


def _without_triggers() -> None:
    on = "" if op.get_bind().dialect.name == "sqlite" else " ON event_detail"
    for verb in ("update", "delete"):
        op.execute(f"DROP TRIGGER IF EXISTS event_detail_no_{verb}{on}")


def _triggers(same: tuple[str, ...]) -> None:
    """A part may be erased and nothing else; what is nobody's never is."""
    kept = " AND ".join(f"NEW.{name} = OLD.{name}" for name in same)
    other = f"NOT (NEW.salt IS NULL AND NEW.body IS NULL AND OLD.offender_id <> 0 AND {kept})"
    if op.get_bind().dialect.name == "sqlite":
        for verb, when in (("UPDATE", f"WHEN {other} "), ("DELETE", "")):
            op.execute(
                f"CREATE TRIGGER event_detail_no_{verb.lower()} BEFORE {verb} ON event_detail"
                f" {when}BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER event_detail_no_update BEFORE UPDATE ON event_detail"
        f" FOR EACH ROW WHEN ({other}) EXECUTE FUNCTION refuse_trail_change()"
    )
    op.execute(
        "CREATE TRIGGER event_detail_no_delete BEFORE DELETE OR TRUNCATE ON event_detail"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change()"
    )
