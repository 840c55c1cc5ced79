"""Rows of many tables gathered and written in chunks, each table's columns named once."""

from collections import Counter
from typing import Any

from iomctl.services.cases.courses import settle
from iomctl.services.demo.columns import COLUMNS
from iomctl.storage.bulk import insert_rows, stored
from iomctl.storage.matching.kept_keys import write_keys
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.row import TableRow
from iomctl.storage.unit_of_work import UnitOfWork

CHUNK = 20_000


class Rows:
    """Rows waiting to be written, for each table those of COLUMNS in that order; days are dates."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self.event = work.event
        self._waiting: dict[type[TableRow], list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
        self._people: set[int] = set()
        self._count = 0
        self._given: Counter[type[TableRow]] = Counter()

    def number(self, table: type[TableRow]) -> int:
        """The next row number of a table whose rows are named by others; nobody else may number its rows."""
        self._given[table] += 1
        return self._given[table]

    def add(self, table: type[TableRow], *values: Any) -> None:
        """Put one row in the queue."""
        self._waiting[table].append((*stored(values), self.event))
        self._count += 1
        if table is Offender:
            self._people.add(values[0])

    def write_when_full(self) -> None:
        """Write what waits once there is a chunk of it; call it between people, never inside one."""
        if self._count >= CHUNK:
            self.write()

    def write(self) -> None:
        """Write what waits."""
        for table, columns in COLUMNS.items():
            if self._waiting[table]:
                until_then = tuple(table.worked_out.values())
                rows = ((*row, *until_then) for row in self._waiting[table])
                insert_rows(self.work, table, (*columns, "recorded_in", *table.worked_out), rows)
                self._waiting[table] = []
        settle(self.work, self._people)
        write_keys(self.work.session.connection(), self._people, are_new=True)
        self._people.clear()
        self._count = 0
