"""The detail of an event in parts: what it changed of each person, what it changed that is nobody's, and the words.

Each part has a digest of its own over a random salt, and the event holds one digest over all of them. So the part of
one person can be erased, body and salt, and the chain still be verified. A bare digest of a name could be guessed.

The words given with --reason are always a part of their own, also where an event is about one person alone. They may
name anybody whom the event is about, and nobody can tell whom: to erase one of these people is to erase their part
and the words, while the parts of the others, and what is nobody's, stay. What is nobody's is never erased, so an
erasure keeps there which parts it took.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert

from iomctl.storage.rows_in import put_rows

NOBODY = 0
"""The owner of what is nobody's; other owners are row numbers of people."""

WORDS = -1
"""The owner of the words given with --reason."""

SALT = 16
"""Bytes; written as twice as many letters."""

AT_ONCE = 1000
"""Parts whose digests are put together in one go."""

FEW = 100
"""As many parts are inserted like any other rows; more of them as those of an import."""

COLUMNS = ("event_id", "offender_id", "piece", "salt", "body", "digest")
written = json.JSONEncoder(default=str, ensure_ascii=False, separators=(",", ":")).encode
"""What stands in a body, as text."""


@dataclass
class Detail:
    """What one event changed: the entries of each part, as text, by its owner, and how many rows that is.

    An entry is a changed row as `row_changes` has it, or as `bulk_changes` does.
    """

    parts: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    changes: int = 0

    def add(self, change: Mapping[str, Any], before: int, after: int) -> None:
        """Put a changed row into the part of its owner.

        A row that moves from one owner to another is two: for the one it was removed, for the other added, each with
        the columns that changed, so that neither part tells what was the other's.
        """
        self.changes += 1
        if change["after"] is not None and change["before"] is not None and before != after:
            self.parts[before].append(written({**change, "after": None}))
            self.parts[after].append(written({**change, "before": None}))
        else:
            self.parts[before if change["after"] is None else after].append(written(change))

    def bodies(self) -> dict[int, str]:
        """The body of each part by its owner: a JSON list of its entries."""
        return {owner: f"[{','.join(entries)}]" for owner, entries in self.parts.items()}


def digest_of(salt: str, body: str) -> str:
    """The digest of one part: SHA-256 over salt and body as hexadecimal text."""
    return sha256((salt + body).encode("utf-8", "surrogatepass")).hexdigest()


def joint(parts: Iterable[tuple[Any, Any]]) -> str | None:
    """The digest over owners and digests of parts in the order of the owners; None when there are none."""
    read, said = iter(parts), sha256()
    some = False
    while listed := "".join([f"{owner} {digest}\n" for owner, digest in islice(read, AT_ONCE)]):
        said.update(listed.encode("utf-8", "surrogatepass"))
        some = True
    return said.hexdigest() if some else None


def sealed(event: int, bodies: Mapping[int, str], piece: int = 0) -> list[Sequence[Any]]:
    """The rows of an event's parts in the order of COLUMNS, from their bodies by owner."""
    salts, length = os.urandom(SALT * len(bodies)).hex(), 2 * SALT
    rows: list[Sequence[Any]] = []
    for place, (owner, body) in enumerate(sorted(bodies.items())):
        salt = salts[place * length : (place + 1) * length]
        rows.append((event, owner, piece, salt, body, digest_of(salt, body)))
    return rows


def store(connection: Connection, rows: Sequence[Sequence[Any]]) -> None:
    """Insert the rows of an event's parts."""
    if len(rows) > FEW:
        put_rows(connection, "event_detail", COLUMNS, rows)
    elif rows:
        # Only here: most looks have no detail, and loading a table takes time.
        from iomctl.storage.tables.event_details import EventDetail

        connection.execute(insert(EventDetail), [dict(zip(COLUMNS, row, strict=True)) for row in rows])
