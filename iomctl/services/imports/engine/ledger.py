"""What one chunk of an import, or a run, changes: gathered row by row, written at once, and kept in the trail."""

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any

from sqlalchemy import select

from iomctl.services.imports.engine.filled_tables import COLUMNS, UNNUMBERED
from iomctl.services.imports.engine.rows_of_people import RowsOfPeople
from iomctl.storage import bulk
from iomctl.storage.bulk_changes import heading
from iomctl.storage.matching.kept_keys import write_keys
from iomctl.storage.tables.dated.person_names import PersonName
from iomctl.storage.tables.identities import Alias
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.row import TableRow
from iomctl.storage.unit_of_work import UnitOfWork

Values = tuple[Any, ...]


class Ledger:
    """Rows to add, change and remove, each table's with its row numbers given out here.

    `rows[table]` takes added rows in the order of COLUMNS, those of UNNUMBERED without the row number; a row may
    leave out columns at its end that hold nothing, for each one that is bound takes time. `spells` may tell whose
    recorded spells are: of the others that rows stand under it is looked up.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self.rows: dict[type[TableRow], list[Values]] = {table: [] for table in COLUMNS}
        self.spells: dict[int, int] = {}
        self._work = work
        self._changes: dict[tuple[type[TableRow], int], dict[str, Any]] = {}
        self._removed: dict[type[TableRow], list[Values]] = {}
        self._entries: list[dict[str, Any]] = []
        self._next: dict[type[TableRow], int] = {}

    @property
    def event(self) -> int:
        """The number of the event of this import."""
        return self._work.event

    def number(self, table: type[TableRow]) -> int:
        """A row number that is free."""
        number = self._free(table)
        self._next[table] = number + 1
        return number

    def add(self, table: type[TableRow], values: Mapping[str, Any]) -> int:
        """Add a row with these columns; the others hold nothing. The answer is its row number."""
        number = self.number(table)
        self.rows[table].append((number, *bulk.stored(values.get(name) for name in COLUMNS[table][1:])))
        return number

    def is_free(self, table: type[TableRow], number: int) -> bool:
        """Whether a row number is above all that are recorded or given out; a lower one may be free too."""
        return number >= self._free(table)

    def claim(self, table: type[TableRow], number: int) -> None:
        """Keep a row number that a file asks for from being given out."""
        self._next[table] = max(self._free(table), number + 1)

    def _free(self, table: type[TableRow]) -> int:
        if table not in self._next:
            self._next[table] = bulk.next_id(self._work, table)
        return self._next[table]

    def change(self, table: type[TableRow], number: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Change a recorded row; both mappings hold the columns that change.

        A row that waits to be added is added as it is after the change.
        """
        waiting = self.rows[table]
        if waiting and number >= waiting[0][0]:
            for place, row in enumerate(waiting):
                if row[0] == number:
                    whole = dict(zip_longest(COLUMNS[table], row))
                    waiting[place] = tuple((whole | dict(after)).values())
                    return
        self._changes.setdefault((table, number), {}).update(after)
        self._entries.append(_entry(table, number, before, after))

    def remove(self, table: type[TableRow], before: Values) -> None:
        """Remove a recorded row; `before` is all it held, in the order of COLUMNS."""
        self._removed.setdefault(table, []).append(before)

    def write(self) -> None:
        """Send everything to the database and into the trail, and be empty again."""
        work = self._work
        written = RowsOfPeople(work, self.spells)
        for table, rows in self._removed.items():
            whole = self._with_recorders(table, rows)
            bulk.delete_rows(self._work, table, (row[0] for row in rows))
            if not table.all_worked_out:
                written.add(heading(table, "before", (*COLUMNS[table], "recorded_in"), {}), whole)
        self._update()
        written.change(self._entries)
        for table, rows in self.rows.items():
            for width in sorted({len(row) for row in rows}):
                self._insert(table, [row for row in rows if len(row) == width], written)
        new = {row[0] for row in self.rows[Offender]}
        write_keys(work.session.connection(), new, are_new=True)
        changed = {number for table, number in self._changes if table is Offender}
        named = {row[1] for table in (Alias, PersonName) for row in self.rows[table]}
        work.seen.renamed |= (changed | named) - new
        if written.detail.changes:
            added_only = not (self._removed or self._entries)
            work.seen.write(work.session.connection(), work.event, written.detail, added_only)
        self._clear()

    def _with_recorders(self, table: type[TableRow], rows: list[Values]) -> list[Values]:
        # Whoever brings a removed row back needs all of it, also the event that had recorded it.
        columns: Any = table.__table__.c  # type: ignore[attr-defined]  # every table class has it
        query = select(columns.id, columns.recorded_in)
        recorded = dict(map(tuple, bulk.rows_among(self._work, query, columns.id, (row[0] for row in rows))))
        return [(*row, recorded[row[0]]) for row in rows]

    def _update(self) -> None:
        alike: dict[tuple[type[TableRow], tuple[str, ...]], list[Values]] = {}
        for (table, number), after in self._changes.items():
            alike.setdefault((table, tuple(after)), []).append((*after.values(), number))
        for (table, columns), rows in alike.items():
            bulk.update_rows(self._work, table, columns, rows)

    def _insert(self, table: type[TableRow], rows: list[Values], written: RowsOfPeople) -> None:
        if table in UNNUMBERED:
            first = self._free(table)
            self._next[table] = first + len(rows)
            rows = [(number, *row) for number, row in enumerate(rows, first)]
        columns, until_then = COLUMNS[table][: len(rows[0])], table.worked_out
        added = (*until_then.values(), self.event)
        bulk.insert_rows(self._work, table, (*columns, *until_then, "recorded_in"), [(*row, *added) for row in rows])
        if not table.all_worked_out:
            written.add(heading(table, "after", columns, self._work.recorded), rows)

    def _clear(self) -> None:
        # Emptied in place: importers keep these lists at hand.
        kept: Iterable[Any] = (*self.rows.values(), self.spells, self._changes, self._removed, self._entries)
        for one in kept:
            one.clear()


def _entry(table: type[TableRow], number: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {"table": str(table.__tablename__), "id": number, "before": dict(before), "after": dict(after)}
