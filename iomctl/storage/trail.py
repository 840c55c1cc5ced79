"""The audit trail: what a command changed and whom it looked at, as one chained event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from iomctl.domain.ranges import pack
from iomctl.storage.chain import FIRST, chained
from iomctl.storage.details import COLUMNS, NOBODY, WORDS, joint, sealed, store
from iomctl.storage.event_parts import digests_of
from iomctl.storage.owners import AT_ONCE
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.trail import Event
from iomctl.storage.watch import EXACT, Watch

__all__ = ["Stamp", "append", "log_look"]


@dataclass(frozen=True)
class Stamp:
    """Who does what, when: `now` is an aware UTC moment, `today` the local day it falls on."""

    now: datetime
    today: date
    by: str
    command: str
    reason: str | None = None


def append(connection: Connection, stamp: Stamp, seen: Watch) -> int:
    """Add one event for what was seen; the caller holds the writer's turn, so the chain can't fork. Its number."""
    last = connection.execute(select(col(Event.id), col(Event.hash)).order_by(col(Event.id).desc()).limit(1)).first()
    number, previous = (last.id + 1, last.hash) if last else (1, FIRST)
    detail, written = seen.detail(connection), seen.written
    bodies = detail.bodies()
    if stamp.reason is not None:
        bodies[WORDS] = stamp.reason
    parts = sealed(number, bodies, written.pieces)
    store(connection, parts)
    row: dict[str, Any] = {
        "id": number,
        "at": stamp.now,
        "by": stamp.by,
        "kind": seen.event_kind(),
        "command": stamp.command,
        "people": pack(seen.people | written.people | (set(detail.parts) - {NOBODY})),
        "restricted": seen.restricted_shown,
        "changes": detail.changes + written.changes,
        "detail_digest": joint(digests_of(connection, number) if written.pieces else map(_digest, parts)),
        "previous_hash": previous,
    }
    connection.execute(insert(Event).values(**row, hash=chained(row)))
    return number


def _digest(part: Sequence[Any]) -> tuple[Any, Any]:
    return part[COLUMNS.index("offender_id")], part[COLUMNS.index("digest")]


def log_look(connection: Connection, stamp: Stamp, seen: Watch) -> None:
    """Add the look of a command whose changes were taken back; people it would have made are left out."""
    there = _still_there(connection, seen.people - seen.turned) | (seen.people & seen.turned)
    if there or seen.kind == EXACT:
        kind = seen.kind if seen.kind in {"disclosure", EXACT} else "consultation"
        append(connection, stamp, Watch(people=there, restricted_shown=seen.restricted_shown, kind=kind))


def _still_there(connection: Connection, people: set[int]) -> set[int]:
    asked = sorted(people)
    found: set[int] = set()
    for start in range(0, len(asked), AT_ONCE):
        part = asked[start : start + AT_ONCE]
        found.update(connection.scalars(select(col(Offender.id)).where(col(Offender.id).in_(part))))
    return found
