"""A step of a run names its event: what came later is known by that, and no more by the highest row numbers."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from iomctl.storage.rebuild import rebuilt

revision = "0022_rescope_events"
down_revision = "0021_recorded_in"

OF_CASES = "spell spell_tier spell_colour spell_worker spell_custody spell_exit_plan review".split()
WORDS = ("recorded", "closed")


def upgrade() -> None:
    _turn_journal(_to_events)
    op.drop_column("rescope_step", "highest")


def downgrade() -> None:
    op.add_column("rescope_step", sa.Column("highest", sa.String(), nullable=True))
    connection = op.get_bind()
    for number, event in connection.execute(sa.text("SELECT id, recorded_in FROM rescope_step")).all():
        highest = {table: _highest(connection, table, event) for table in (*OF_CASES, "rescope_decision")}
        told = {"told": json.dumps(highest), "id": number}
        connection.execute(sa.text("UPDATE rescope_step SET highest = :told WHERE id = :id"), told)
    _turn_journal(_to_moments)
    with rebuilt(op, "rescope_step") as batch:
        batch.alter_column("highest", existing_type=sa.String(), nullable=False)


def _highest(connection: sa.Connection, table: str, event: int) -> int:
    highest = sa.text(f"SELECT coalesce(max(id), 0) FROM {table} WHERE recorded_in <= :event")
    return int(connection.scalar(highest, {"event": event}) or 0)


def _turn_journal(turned: Any) -> None:
    """Turn the rows by which a run is taken back: they hold columns by name."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT rescope_change.id, before, after, event.id AS event, event.at, event.by FROM rescope_change"
            " JOIN rescope_step ON rescope_step.id = step_id JOIN event ON event.id = rescope_step.recorded_in"
        )
    ).all()
    for number, before, after, *event in rows:
        told = {"before": before and json.dumps(turned(json.loads(before), *event)), "id": number}
        told["after"] = json.dumps(turned(json.loads(after), *event))
        connection.execute(sa.text("UPDATE rescope_change SET before = :before, after = :after WHERE id = :id"), told)


def _to_events(row: dict[str, Any], event: int, _at: Any, _by: str) -> dict[str, Any]:
    turned = {name: value for name, value in row.items() if name not in {f"{word}_by" for word in WORDS}}
    for word in WORDS:
        if f"{word}_at" in turned:
            turned[f"{word}_in"] = None if turned.pop(f"{word}_at") is None else event
    return turned


def _to_moments(row: dict[str, Any], _event: int, at: Any, by: str) -> dict[str, Any]:
    turned = dict(row)
    for word in WORDS:
        if f"{word}_in" in turned:
            known = turned.pop(f"{word}_in") is not None
            turned[f"{word}_at"], turned[f"{word}_by"] = (str(at), by) if known else (None, None)
    return turned
