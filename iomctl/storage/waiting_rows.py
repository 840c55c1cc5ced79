"""Rows that wait until a file ends, in a file of their own beside the case book: so memory stays flat."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from weakref import finalize


class WaitingRows:
    """Rows by the number of what they are about: lists of JSON values, answered in the order in which they came.

    They are in a file that nobody else can open, and that is gone when the program ends, however it does: SQLite has
    no name for it.
    """

    def __init__(self) -> None:
        self._file = sqlite3.connect("")
        finalize(self, self._file.close)
        self._file.execute("CREATE TABLE waiting (number INTEGER, rows TEXT)")
        self._file.execute("CREATE INDEX ix_waiting_number ON waiting (number)")

    def add(self, rows: Mapping[int, Sequence[Sequence[Any]]]) -> None:
        """Let rows wait, by number."""
        self._file.executemany("INSERT INTO waiting VALUES (?, ?)", ((of, json.dumps(rows[of])) for of in rows))

    def of(self, numbers: Iterable[int]) -> dict[int, list[list[Any]]]:
        """The rows of some numbers; the others are not in the answer."""
        query = "SELECT number, rows FROM waiting WHERE number IN (SELECT value FROM json_each(?)) ORDER BY rowid"
        found: dict[int, list[list[Any]]] = defaultdict(list)
        for number, rows in self._file.execute(query, (json.dumps(sorted(numbers)),)):
            found[number] += json.loads(rows)
        return dict(found)
