"""The chain of audit events: how each is hashed, and whether any was changed, moved or removed since."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, String, select, type_coerce
from sqlmodel import col

from iomctl.storage.details import NOBODY, WORDS, digest_of, joint
from iomctl.storage.erasures import named_by
from iomctl.storage.event_parts import DetailPart, PartsByEvent
from iomctl.storage.tables.trail import Event

FIRST = "0" * 64
CHAINED = ("id", "at", "by", "kind", "command", "people", "restricted", "changes", "detail_digest", "previous_hash")


@dataclass
class Chain:
    """What reading the whole chain found: how many events, the newest one's hash, and a line for each break.

    `held` tells whether the hash that was asked about is one of the chain's. `erased` counts parts of details that
    were erased by an erasure, which is no break.
    """

    events: int = 0
    head: str = FIRST
    held: bool = False
    erased: int = 0
    faults: list[str] = field(default_factory=list)


def chained(row: Mapping[str, Any]) -> str:
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
    parts, erased = PartsByEvent(connection), set[tuple[int, int]]()
    number = 0
    for row in _events(connection):
        number += 1
        if row["id"] != number:
            found.faults.append(_gap(number, row["id"]))
            number = row["id"]
        found.faults.extend(_breaks(row, found.head))
        said = _PartsRead(row, parts.of(number))
        found.faults.extend(said.breaks)
        erased |= said.erased
        named = said.named & erased
        found.erased += len(named)
        erased -= named
        found.head = row["hash"]
        found.held = found.held or row["hash"] == noted
        found.events += 1
    found.faults.extend(_altered(*one) for one in sorted(erased))
    return found


def _gap(expected: int, found: int) -> str:
    if found - expected > 1:
        return f"events {expected} to {found - 1} are missing"
    return f"event {expected} is missing"


def _breaks(row: Mapping[str, Any], previous: str) -> Iterator[str]:
    if row["previous_hash"] != previous:
        yield f"event {row['id']} does not follow the one before it"
    if row["hash"] != _hash_of(row):
        yield f"event {row['id']} was changed after it was written"


class _PartsRead:
    """What the parts of one event say, read once and kept by nobody: `breaks` in words, which of them are `erased`, and
    `named`, those of others that the event says were erased.
    """

    def __init__(self, row: Mapping[str, Any], parts: Iterable[DetailPart]) -> None:
        self._row, self._altered = row, set[bool]()
        self.erased: set[tuple[int, int]] = set()
        self.named: set[tuple[int, int]] = set()
        if joint(self._digests(parts)) != row["detail_digest"]:
            self._altered.add(False)
        self.breaks = [_altered(row["id"], WORDS if words else NOBODY) for words in sorted(self._altered)]

    def _digests(self, parts: Iterable[DetailPart]) -> Iterator[tuple[Any, Any]]:
        for one in parts:
            if not _is_whole(one):
                self._altered.add(one.owner == WORDS)
            if _is_erased(one):
                self.erased.add((self._row["id"], one.owner))
            self.named |= named_by(self._row["kind"], one)
            yield one.owner, one.digest


def _is_whole(part: DetailPart) -> bool:
    _, _, salt, body, digest = part
    if isinstance(body, str) and isinstance(salt, str):
        return bool(digest == digest_of(salt, body))
    return _is_erased(part)


def _is_erased(part: DetailPart) -> bool:
    # Whether an erasure names it is seen later; what is nobody's is never erased.
    return part.body is None and part.salt is None and isinstance(part.owner, int) and part.owner != NOBODY


def _altered(event: int, owner: int) -> str:
    what = "the reason of event {}" if owner == WORDS else "what event {} changed"
    return f"{what.format(event)} was altered or removed after it was written"


def _hash_of(row: Mapping[str, Any]) -> str | None:
    # Whoever edits a SQLite file can put any kind of value anywhere; that is a break, not a fault in iomctl.
    try:
        at = row["at"]
        moment = at if isinstance(at, datetime) else datetime.fromisoformat(at).replace(tzinfo=UTC)
        return chained({**row, "at": moment})
    except (AttributeError, TypeError, ValueError):
        return None


def _events(connection: Connection) -> Iterator[Mapping[str, Any]]:
    # As text on SQLite: a moment that was edited into nonsense must not stop the reading.
    at = type_coerce(col(Event.at), String) if connection.dialect.name == "sqlite" else col(Event.at)
    others = [getattr(Event, name) for name in CHAINED if name != "at"]
    query: Select[Any] = select(at.label("at"), *others, col(Event.hash))
    query = query.order_by(col(Event.id)).execution_options(yield_per=1000)
    return (dict(row._mapping) for row in connection.execute(query))
