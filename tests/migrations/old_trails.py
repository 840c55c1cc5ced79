"""A case book as the version before detail parts left it: one body of detail for an event, the reason beside it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, select, text
from sqlmodel import SQLModel

import iomctl.storage.integrity  # noqa: F401 it loads every table
from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import open_engine
from iomctl.storage.details import WORDS
from tests.program import Program
from tests.storage.casebook import without_triggers

BEFORE, IN_PARTS = "0019_last_days", "0020_detail_parts"
CHAINED = ("id", "at", "by", "kind", "command", "reason", "people", "restricted", "detail_digest", "previous_hash")
Event = dict[str, Any]


def put_back(program: Program) -> list[Event]:
    """Take a case book to the version before, its trail as it was written there; answer the events of that trail."""
    engine = open_engine(place_of(program.db), 5)
    with engine.begin() as connection:
        old = _old_trail(connection)
        without_triggers(connection)  # what is in pieces does not go down
        connection.execute(text("DELETE FROM event_detail WHERE piece > 0"))
    migrate.downgrade(engine, IN_PARTS)
    with engine.begin() as connection:
        without_triggers(connection)
        for table in ("event_detail", "event"):
            connection.execute(text(f"DELETE FROM {table}"))
    migrate.downgrade(engine, BEFORE)
    with engine.begin() as connection:
        for event in old:
            _write(connection, event)
    return old


def upgrade(program: Program) -> None:
    """Bring a case book up to this version."""
    migrate.upgrade(open_engine(place_of(program.db), 5))


def _old_trail(connection: Connection) -> list[Event]:
    events, details = (SQLModel.metadata.tables[name] for name in ("event", "event_detail"))
    parts: dict[int, list[str]] = defaultdict(list)
    words: dict[int, str] = {}
    for row in connection.execute(select(details).order_by(*details.c["event_id", "piece", "offender_id"])):
        if row.offender_id == WORDS:
            words[row.event_id] = row.body
        else:
            parts[row.event_id].append(row.body)
    rows = connection.execute(select(events).order_by(events.c.id)).mappings().all()
    return [{**row, "reason": words.get(row["id"]), "body": _joined(parts[row["id"]])} for row in rows]


def _joined(parts: Iterable[str]) -> str | None:
    """The entries of all parts as one body; many rows of a table stand under their heading, as they did."""
    entries = [entry for body in parts for entry in json.loads(body)]
    headings = [{**one, "rows": []} for one in entries if isinstance(one, dict) and "columns" in one]
    for one in entries:
        if isinstance(one, list):
            headings[one[0]]["rows"].append(one[1:])
    joined = [one for one in entries if isinstance(one, dict) and "columns" not in one] + headings
    return json.dumps(joined, ensure_ascii=False, separators=(",", ":")) if joined else None


def _write(connection: Connection, event: Event) -> None:
    newest = connection.scalar(text("SELECT hash FROM event ORDER BY id DESC LIMIT 1"))
    body = event["body"]
    row = {name: event.get(name) for name in CHAINED}
    row["previous_hash"] = newest or "0" * 64
    row["detail_digest"] = None if body is None else sha256(body.encode()).hexdigest()
    at: datetime = event["at"]
    hashed = [row[name] if name != "at" else at.astimezone(UTC).isoformat(timespec="microseconds") for name in CHAINED]
    row["hash"] = sha256(json.dumps(hashed).encode()).hexdigest()
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    kind = SQLModel.metadata.tables["event"].c.at.type
    connection.execute(
        text(f"INSERT INTO event ({names}) VALUES ({values})").bindparams(bindparam("at", type_=kind)), row
    )
    if body is not None:
        connection.execute(text("INSERT INTO event_detail VALUES (:id, :body)"), {"id": row["id"], "body": body})
