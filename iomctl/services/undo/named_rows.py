"""Rows as people call them: by a reference where they have one, else by a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from iomctl.domain.references import PERSON, reference
from iomctl.services.undo.last_known import as_last_known
from iomctl.services.undo.row_words import NOTHING, UNSAID, words_of
from iomctl.services.undo.rows import RowChange
from iomctl.storage.bulk import rows_among
from iomctl.storage.details import NOBODY
from iomctl.storage.integrity import classes, table_of
from iomctl.storage.owners import PERSON as PEOPLE
from iomctl.storage.owners import Place, way_of
from iomctl.storage.unit_of_work import UnitOfWork

OF_RUNS = "rescope_"
"""How the tables of re-scopes begin, of which people name the run."""


class RowsNamed:
    """The rows of some changes and those that they name, read at once, with what people call them.

    A row that is there no more is known by the event that took it away.
    """

    def __init__(self, work: UnitOfWork, changes: Iterable[RowChange]) -> None:
        self._work = work
        described = {name: kind.described for name, kind in classes().items() if hasattr(kind, "described")}
        self._letters = {name: one.letter for name, one in described.items()}
        self._nouns = {name: one.noun for name, one in described.items() if one.bare}
        self._rows: dict[Place, Mapping[str, Any]] = {}
        asked: dict[Place, int] = {}
        told: list[tuple[str, Mapping[str, Any]]] = []
        for one in changes:
            told += ((one.table, side) for side in (one.before, one.after) if side)
            if one.before and one.after and isinstance(one.id, int) and one.table in classes():
                asked[one.place] = one.owner
            else:
                self._rows[one.place] = {**(one.before or {}), **(one.after or {})}
        asked |= self._named(told)
        while asked:
            found = self._read(asked)
            self._rows |= found
            asked = self._named((place[0], row) for place, row in found.items())

    def row(self, place: Place) -> Mapping[str, Any]:
        """All that a row says now, or said last; nothing where that is not known."""
        return self._rows.get(place, {})

    def which(self, table: str, number: Any) -> str | None:
        """What people call a row: its reference, or that of the row above, or its name; None where it has none."""
        if letter := self._letters.get(table):
            return reference(letter, number)
        row = self.row((table, number))
        if table.startswith(OF_RUNS):
            run = number if table == "rescope_run" else row.get("run_id")
            return f"run {run}" if run else None
        if table not in classes():
            return None
        if table in self._nouns:
            return f"{self._nouns[table]} {number}"
        for column, other in _columns_to_rows(table):
            if other == "spell" or (other != PEOPLE and column == _way(table)):
                return self.which(other, row[column]) if row.get(column) else None
        return self._called(table, number)

    def said(self, table: str, values: Mapping[str, Any] | None, place: Place, whole: bool) -> str | None:
        """What some columns of a row say; None where they say nothing to a reader."""
        if values is None:
            return None
        # An import leaves out of its detail what the columns at the end of a row don't hold.
        nothing = {column: None for name, column in NOTHING if whole and name == table and column not in values}
        row = {**self.row(place), **values}
        told = (self._column(table, column, value, row, whole) for column, value in {**values, **nothing}.items())
        return ", ".join(filter(None, told)) or None

    def _column(self, table: str, column: str, value: Any, row: Mapping[str, Any], whole: bool) -> str | None:
        if (table, column) in NOTHING and value in {None, ""}:
            return NOTHING[table, column]
        if not column.endswith("_id"):
            return words_of(table, column, value, row, whole)
        if column == "into_id":
            return f"is {reference(PERSON, value)}"
        other = dict(_columns_to_rows(table)).get(column)
        if value is None or column in UNSAID or other in {None, PEOPLE} or column == "run_id":
            return None
        if whole and column == _way(table):
            return None
        called = self.which(str(other), value)
        title = column.removesuffix("_id").replace("_", " ")
        return called if called is None or called.startswith(f"{title} ") else f"{title} {called}"

    def _called(self, table: str, number: Any) -> str | None:
        """The name of a row of the partnership; never one of a person's, which a limited-access mark may hide."""
        if way_of(table) is not None:
            return self.which("cohort", self.row((table, number)).get("cohort_id")) if table == "spell" else None
        row = self.row((table, number))
        if table == "service":
            provider = self.which("provider", row.get("provider_id"))
            return f"{provider} ({row.get('pathway')})" if provider else None
        return row.get("name")

    def _named(self, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[Place, int]:
        """The rows that some rows name and that are not known yet, of those that people call by a name."""
        named: dict[Place, int] = {}
        for table, row in rows:
            for column, other in _columns_to_rows(table):
                known = self._letters.get(other) or (other, row.get(column)) in self._rows
                if row.get(column) is not None and not known:
                    named[other, row[column]] = NOBODY
        return named

    def _read(self, asked: Mapping[Place, int]) -> dict[Place, Mapping[str, Any]]:
        numbers: dict[str, set[int]] = defaultdict(set)
        for name, number in asked:
            numbers[name].add(number)
        found: dict[Place, Mapping[str, Any]] = {}
        for name, among in numbers.items():
            table = table_of(name)
            if "id" in table.c:
                rows = rows_among(self._work, select(table), table.c.id, among)
                found |= {(name, row.id): dict(row._mapping) for row in rows}
        gone = {place: owner for place, owner in asked.items() if place not in found}
        return {**{place: {} for place in gone}, **found, **as_last_known(self._work, gone)}


def _columns_to_rows(table: str) -> Iterator[tuple[str, str]]:
    """The columns of a table that name rows, with the table of those; none of a table of an older version."""
    columns = table_of(table).c if table in classes() else ()
    keys = (key for column in columns for key in column.foreign_keys if column.name.endswith("_id"))
    return ((key.parent.name, key.column.table.name) for key in keys)


def _way(table: str) -> str | None:
    """The column by which rows of a table lead to the row that they stand under, or to a person."""
    way = way_of(table)
    return way[0] if way else None
