"""Move an audit trail that kept one body of detail for an event, and the reason beside it, into parts: migration 0020.

It knows the tables as they were at that version, and is not changed with them.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, text

from iomctl.storage.older.owners import Row, Then, entries_of, note_removed, people_then, rows_of
from iomctl.storage.rows_in import put_rows

FIRST, NOBODY, WORDS = "0" * 64, 0, -1
OLD = ("id", "at", "by", "kind", "command", "reason", "people", "restricted", "detail_digest", "previous_hash")
NEW = ("id", "at", "by", "kind", "command", "people", "restricted", "changes", "detail_digest", "previous_hash")
DETAIL = ("event_id", "offender_id", "salt", "body", "digest")

READ_AT_ONCE, AT_ONCE = 20, 500
"""Events read and moved at once."""

MOST_LETTERS = 2_000_000
"""Of the details that are moved at once: one may hold 5,000 rows of an import."""


def move(connection: Connection) -> None:
    """Fill `event` and `event_detail` from `event_before` and `event_detail_before`, event by event.

    All hashes are made anew, for they cover what moves. What was broken stays broken: a row, a detail or a link that
    did not verify keeps its old hash, digest or link, which can't fit the new ones either.
    """
    removals = """SELECT event_id, body FROM event_detail_before
        WHERE body LIKE '%"after"\\:null%' OR body LIKE '%"side"\\:"before"%' ORDER BY event_id"""
    for batch in _batches(connection, removals):
        note_removed(connection, ((one["event_id"], one["body"]) for one in batch))
    query = "SELECT event_before.*, body FROM event_before LEFT JOIN event_detail_before ON event_id = id ORDER BY id"
    heads: tuple[Any, Any] = (FIRST, FIRST)
    for batch in _batches(connection, query):
        events: list[Row] = []
        details: list[Sequence[Any]] = []
        for event, parts, changes in _parted(connection, batch):
            rows = [_sealed(event["id"], owner, body) for owner, body in sorted(parts.items())]
            moved = _chained_anew(event, {"changes": changes, "detail_digest": _joint(rows)}, heads)
            heads = event["hash"], moved["hash"]
            events.append(moved)
            details += rows
        columns = (*NEW, "hash")
        put_rows(connection, "event", columns, ([one[name] for name in columns] for one in events))
        put_rows(connection, "event_detail", DETAIL, details)


def _chained_anew(event: Row, more: Row, heads: tuple[Any, Any]) -> Row:
    """An event with its new columns; `heads` are the hashes of the one before, as it was and as it is now."""
    whole, follows = event["detail_digest"] == _digest(event["body"]), event["previous_hash"] == heads[0]
    moved = {
        **event,
        **more,
        "detail_digest": more["detail_digest"] if whole else event["detail_digest"],
        "previous_hash": heads[1] if follows else event["previous_hash"],
    }
    return moved | {"hash": _hash(moved, NEW) if event["hash"] == _hash(event, OLD) else event["hash"]}


def _batches(connection: Connection, query: str) -> Iterator[list[Row]]:
    found = connection.execute(text(query), execution_options={"yield_per": READ_AT_ONCE})
    batch: list[Row] = []
    letters = 0
    for row in found.mappings():
        batch.append(dict(row))
        letters += len(row["body"] or "")
        if len(batch) >= AT_ONCE or letters >= MOST_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _parted(connection: Connection, batch: list[Row]) -> Iterator[tuple[Row, dict[int, str], int]]:
    """Each event with the bodies of its parts by whose they are, and the number of rows it changed."""
    told = [(event, entries_of(event["body"])) for event in batch]
    people = people_then(
        connection,
        {
            (event["id"], *place)
            for event, entries in told
            for entry in entries or ()
            for place, *_ in rows_of(entry)
            if place is not None
        },
    )
    for event, entries in told:
        parts: dict[int, str] = {}
        if event["reason"] is not None:
            parts[WORDS] = str(event["reason"])
        if entries is None and event["body"] is not None:
            parts[NOBODY] = str(event["body"])  # somebody altered it, and it fits no digest
        shared, changes = _shared(event, entries or [], people)
        yield event, parts | {owner: _written(theirs) for owner, theirs in shared.items()}, changes


def _shared(event: Row, entries: list[Row], people: Mapping[Then, int]) -> tuple[dict[int, list[Any]], int]:
    parts: dict[int, list[Any]] = defaultdict(list)
    # A row that is gone without a trace is that of the one person whom the event is about, if it is about one.
    alone = int(event["people"]) if str(event["people"]).isdigit() else NOBODY
    headings = changes = 0
    for entry in entries:
        many = "rows" in entry
        if many:
            parts[NOBODY].append({name: value for name, value in entry.items() if name != "rows"})
        for place, _, row in rows_of(entry):
            owner = NOBODY if place is None else people.get((event["id"], *place), alone)
            parts[owner].append([headings, *row] if many else row)
            changes += 1
        headings += many
    return parts, changes


def _written(entries: list[Any]) -> str:
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _sealed(event: int, owner: int, body: str) -> tuple[int, int, str, str, str]:
    salt = os.urandom(16).hex()
    return event, owner, salt, body, sha256((salt + body).encode("utf-8", "surrogatepass")).hexdigest()


def _joint(parts: Sequence[Sequence[Any]]) -> str | None:
    listed = "".join(f"{owner} {digest}\n" for _, owner, _, _, digest in parts)
    return sha256(listed.encode()).hexdigest() if parts else None


def _digest(body: Any) -> str | None:
    if body is None:
        return None
    return sha256(body.encode("utf-8", "surrogatepass")).hexdigest() if isinstance(body, str) else "not text"


def _hash(event: Row, columns: Sequence[str]) -> str | None:
    parts = {name: event[name] for name in columns}
    try:
        at = event["at"]
        moment = at if isinstance(at, datetime) else datetime.fromisoformat(at).replace(tzinfo=UTC)
        parts["at"] = moment.astimezone(UTC).isoformat(timespec="microseconds")
        parts["restricted"] = bool(event["restricted"]) if event["restricted"] in {0, 1} else event["restricted"]
        return sha256(json.dumps(list(parts.values()), ensure_ascii=True).encode()).hexdigest()
    except (AttributeError, TypeError, ValueError):
        return None
