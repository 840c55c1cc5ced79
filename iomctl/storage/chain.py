"""The chain of audit events: how each is hashed, and whether any was changed, moved or removed since."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, String, select, type_coerce
from sqlmodel import col

from iomctl.storage.tables.trail import Event

FIRST = "0" * 64
CHAINED = ("id", "at", "by", "kind", "command", "reason", "people", "restricted", "detail_digest", "previous_hash")


@dataclass
class Chain:
    """What reading the whole chain found: how many events, the newest one's hash, and a line for each break.

    `held` tells whether the hash that was asked about is one of the chain's.
    """

    events: int = 0
    head: str = FIRST
    held: bool = False
    faults: list[str] = field(default_factory=list)


def digest(body: str | None) -> str | None:
    """SHA-256 of an event's detail as hexadecimal text; None for an event without one."""
    return None if body is None else hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def chained(row: dict[str, Any]) -> str:
    """The hash of an event: SHA-256 over all its columns but the hash, the previous event's hash among them."""
    parts = [row[name] for name in CHAINED]
    parts[1] = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


def verify(connection: Connection) -> list[str]:
    """Read the whole chain; one plain line for each break, none when it is whole."""
    return read_chain(connection).faults


def read_chain(connection: Connection, noted: str | None = None) -> Chain:
    """Read the whole chain. `noted` is a hash written down earlier: events cut off the end are only seen by it."""
    found = Chain(held=noted is None)
    number = 0
    for row in _events(connection):
        number += 1
        if row["id"] != number:
            found.faults.append(_gap(number, row["id"]))
            number = row["id"]
        found.faults.extend(_breaks(row, found.head))
        found.head = row["hash"]
        found.held = found.held or row["hash"] == noted
        found.events += 1
    return found


def _gap(expected: int, found: int) -> str:
    if found - expected > 1:
        return f"events {expected} to {found - 1} are missing"
    return f"event {expected} is missing"


def _breaks(row: dict[str, Any], previous: str) -> Iterator[str]:
    if row["previous_hash"] != previous:
        yield f"event {row['id']} does not follow the one before it"
    if row["hash"] != _hash_of(row):
        yield f"event {row['id']} was changed after it was written"
    if row["detail_digest"] != _digest_of(row["body"]):
        yield f"what event {row['id']} changed was altered or removed after it was written"


def _hash_of(row: dict[str, Any]) -> str | None:
    # Whoever edits a SQLite file can put any kind of value anywhere; that is a break, not a fault in iomctl.
    try:
        at = row["at"]
        moment = at if isinstance(at, datetime) else datetime.fromisoformat(at).replace(tzinfo=UTC)
        return chained({**row, "at": moment})
    except (AttributeError, TypeError, ValueError):
        return None


def _digest_of(body: Any) -> str | None:
    return digest(body) if body is None or isinstance(body, str) else "not text"


def _events(connection: Connection) -> Iterator[dict[str, Any]]:
    from iomctl.storage.tables.event_details import EventDetail

    # As text on SQLite: a moment that was edited into nonsense must not stop the reading.
    at = type_coerce(col(Event.at), String) if connection.dialect.name == "sqlite" else col(Event.at)
    others = [getattr(Event, name) for name in CHAINED if name != "at"]
    query: Select[Any] = (
        select(at.label("at"), *others, col(Event.hash), col(EventDetail.body))
        .outerjoin(EventDetail, col(EventDetail.event_id) == col(Event.id))
        .order_by(col(Event.id))
        .execution_options(yield_per=1000)
    )
    return (dict(row._mapping) for row in connection.execute(query))
