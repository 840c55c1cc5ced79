"""Rows as people call them: by a reference where they have one, else by a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select

from iomctl.domain.references import reference
from iomctl.services.undo.rows import RowChange
from iomctl.storage.bulk import rows_among
from iomctl.storage.integrity import classes, table_of
from iomctl.storage.owners import PERSON as PEOPLE
from iomctl.storage.unit_of_work import UnitOfWork

UNSAID = {"id", "what", "search_name", "text", "criteria_text"}
"""Columns that say nothing more to a reader, or are whole files with a command of their own.

Nor do numbers of events, which end in _in, of the person whose record it is, and of rows that nobody calls anything.
"""


class RowsNamed:
    """What is called anything of the rows that some changes name, the names read at once."""

    def __init__(self, work: UnitOfWork, changes: Iterable[RowChange]) -> None:
        self._letters = {name: kind.described.letter for name, kind in classes().items() if hasattr(kind, "described")}
        self._names: dict[tuple[str, int], str] = {}
        asked: dict[str, set[int]] = defaultdict(set)
        for name, number in _named(changes):
            if not self._letters.get(name) and "name" in table_of(name).c:
                asked[name].add(number)
        for name, numbers in asked.items():
            table = table_of(name)
            for row in rows_among(work, select(table.c.id, table.c.name), table.c.id, numbers):
                self._names[name, row.id] = row.name

    def reference(self, table: str, number: Any) -> str | None:
        """The reference of a row, where rows of its table have one."""
        letter = self._letters.get(table)
        return reference(letter, number) if letter else None

    def said(self, table: str, column: str, value: Any) -> str | None:
        """What a column of a row says with a value; None where it says nothing to a reader."""
        if column in UNSAID or column.endswith("_in"):
            return None
        if not column.endswith("_id"):
            return f"{column.removesuffix('_on').replace('_', ' ')} {value}"
        other = _table_named(table, column)
        called = None if other in {None, PEOPLE} else self.reference(other or "", value)
        called = called or self._names.get((other or "", value))
        return None if called is None else f"{column.removesuffix('_id').replace('_', ' ')} {called}"


def _named(changes: Iterable[RowChange]) -> Iterator[tuple[str, int]]:
    """The rows that changes name, by table and number."""
    for one in changes:
        for column, value in [*(one.before or {}).items(), *(one.after or {}).items()]:
            other = _table_named(one.table, column) if column.endswith("_id") and value is not None else None
            if other is not None:
                yield other, value


def _table_named(table: str, column: str) -> str | None:
    """The table whose rows a column names; None for a column or a table of an older version."""
    if table not in classes() or column not in table_of(table).c:
        return None
    return next((key.column.table.name for key in table_of(table).c[column].foreign_keys), None)
