"""The audit trail: what a command changed and whom it looked at, as one chained event."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, event, insert, inspect, select
from sqlalchemy.orm import Session
from sqlmodel import col

from iomctl.domain.ranges import pack
from iomctl.storage.tables import Event, EventDetail, Offender

FIRST = "0" * 64


@dataclass(frozen=True)
class Stamp:
    """Who does what, when: `now` is an aware UTC moment, `today` the local day it falls on."""

    now: datetime
    today: date
    by: str
    command: str
    reason: str | None = None


@dataclass
class Change:
    """One row that was added (`before` is None), changed (only the changed columns) or removed (`after` is None)."""

    table: str
    id: Any
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def as_dict(self) -> dict[str, Any]:
        """The change as it is kept in an event's detail."""
        return {"table": self.table, "id": self.id, "before": self.before, "after": self.after}


@dataclass
class Watch:
    """What one unit of work has done so far; filled by the session itself, so that no service can forget."""

    changes: list[dict[str, Any]] = field(default_factory=list)
    people: set[int] = field(default_factory=set)
    new_people: bool = False
    restricted_shown: bool = False
    kind: str | None = None

    def event_kind(self) -> str:
        """The kind of event under the Data Protection Act 2018, s.62, unless the service said another."""
        if self.kind:
            return self.kind
        if not self.changes:
            return "consultation"
        added_only = all(change["before"] is None for change in self.changes)
        return "collection" if self.new_people or added_only else "alteration"


def watch(session: Session) -> Watch:
    """Follow every row that `session` adds, changes or removes."""
    seen = Watch()

    def after_flush(flushed: Session, _context: object) -> None:
        for row in flushed.new:
            seen.changes.append(Change(_table(row), _key(row), None, _values(row)).as_dict())
            seen.new_people = seen.new_people or isinstance(row, Offender)
        for row in flushed.dirty:
            before, after = _changed(row)
            if after:
                seen.changes.append(Change(_table(row), _key(row), before, after).as_dict())
        for row in flushed.deleted:
            seen.changes.append(Change(_table(row), _key(row), _values(row), None).as_dict())
        for row in (*flushed.new, *flushed.dirty, *flushed.deleted):
            person = row.id if isinstance(row, Offender) else getattr(row, "offender_id", None)
            if person is not None:
                seen.people.add(person)

    event.listen(session, "after_flush", after_flush)
    return seen


def append(connection: Connection, stamp: Stamp, seen: Watch) -> None:
    """Add one event for what was seen; the caller holds the writer's turn, so the chain can't fork."""
    last = connection.execute(select(col(Event.id), col(Event.hash)).order_by(col(Event.id).desc()).limit(1)).first()
    number, previous = (last.id + 1, last.hash) if last else (1, FIRST)
    body = json.dumps(seen.changes, default=str, ensure_ascii=False, separators=(",", ":")) if seen.changes else None
    row: dict[str, Any] = {
        "id": number,
        "at": stamp.now,
        "by": stamp.by,
        "kind": seen.event_kind(),
        "command": stamp.command,
        "reason": stamp.reason,
        "people": pack(seen.people),
        "restricted": seen.restricted_shown,
        "detail_digest": digest(body),
        "previous_hash": previous,
    }
    connection.execute(insert(Event).values(**row, hash=chained(row)))
    if body is not None:
        connection.execute(insert(EventDetail).values(event_id=number, body=body))


def digest(body: str | None) -> str | None:
    """SHA-256 of an event's detail as hexadecimal text; None for an event without one."""
    return None if body is None else hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def chained(row: dict[str, Any]) -> str:
    """The hash of an event: SHA-256 over all its columns but the hash, the previous event's hash among them."""
    parts = [row[name] for name in CHAINED]
    parts[1] = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


CHAINED = ("id", "at", "by", "kind", "command", "reason", "people", "restricted", "detail_digest", "previous_hash")


def verify(connection: Connection) -> list[str]:
    """Read the whole chain; one plain line for each break, none when it is whole."""
    faults: list[str] = []
    previous, number = FIRST, 0
    for row in _events(connection):
        number += 1
        if row["id"] != number:
            faults.append(f"event {number} is missing: the next one found is {row['id']}")
            number = row["id"]
        if row["previous_hash"] != previous:
            faults.append(f"event {row['id']} does not follow the one before it")
        if row["hash"] != chained(row):
            faults.append(f"event {row['id']} was changed after it was written")
        if row["detail_digest"] != digest(row["body"]):
            faults.append(f"what event {row['id']} changed was altered or removed after it was written")
        previous = row["hash"]
    return faults


def _events(connection: Connection) -> Iterable[dict[str, Any]]:
    columns = (*(getattr(Event, name) for name in CHAINED), Event.hash, EventDetail.body)
    query = (
        select(*columns)
        .outerjoin(EventDetail, col(EventDetail.event_id) == col(Event.id))
        .order_by(col(Event.id))
        .execution_options(yield_per=1000)
    )
    return (dict(row._mapping) for row in connection.execute(query))


def _table(row: Any) -> str:
    return str(row.__tablename__)


def _key(row: Any) -> Any:
    key = inspect(row).identity or inspect(row).mapper.primary_key_from_instance(row)
    return key[0] if len(key) == 1 else list(key)


def _values(row: Any) -> dict[str, Any]:
    return {attribute.key: attribute.value for attribute in inspect(row).attrs}


def _changed(row: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for attribute in inspect(row).attrs:
        history = attribute.history
        if history.has_changes():
            before[attribute.key] = history.deleted[0] if history.deleted else None
            after[attribute.key] = attribute.value
    return before, after
