"""A worker names the event that recorded that they left."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0028_worker_left"
down_revision = "0027_detail_pieces"


def upgrade() -> None:
    op.add_column("worker", sa.Column("left_in", sa.Integer(), nullable=True))
    connection = op.get_bind()
    for event, worker in list(_left(connection)):
        told = {"event": event, "worker": worker}
        connection.execute(
            sa.text("UPDATE worker SET left_in = :event WHERE id = :worker AND left_on IS NOT NULL"), told
        )


def downgrade() -> None:
    op.drop_column("worker", "left_in")


def _left(connection: sa.Connection) -> Iterator[tuple[int, int]]:
    """Each event that recorded that a worker left, by the parts of details that are nobody's, the oldest first."""
    parts = sa.text(
        "SELECT event_id, body FROM event_detail WHERE offender_id = 0 AND body LIKE '%left_on%' ORDER BY event_id"
    )
    for event, body in connection.execute(parts).all():
        yield from ((event, change["id"]) for change in json.loads(body) if _says_who_left(change))


def _says_who_left(change: Any) -> bool:
    """Whether a change of a detail is of a worker who left by it; some entries there stand for many rows."""
    return "before" in change and change["table"] == "worker" and (change.get("after") or {}).get("left_on") is not None
