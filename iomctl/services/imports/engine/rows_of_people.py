"""The detail of one chunk of an import: each row that was written in the part of its person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from iomctl.storage.bulk_changes import ManyRows
from iomctl.storage.details import Detail
from iomctl.storage.owners import ABOVE, PERSON, Place, people_of, way_of
from iomctl.storage.unit_of_work import UnitOfWork


class RowsOfPeople:
    """Gathers what was written; rows that others stand under are to come before those.

    `spells` tells whose spells are, as far as that is known.
    """

    def __init__(self, work: UnitOfWork, spells: Mapping[int, int]) -> None:
        self.detail = Detail()
        self._many = ManyRows(self.detail, work.seen.written.headings)
        self._connection = work.session.connection()
        self._people: dict[str, dict[int, int]] = defaultdict(dict, spell=dict(spells))

    def add(self, heading: Mapping[str, Any], rows: Sequence[Sequence[Any]]) -> None:
        """Many rows of a table whose rows are all of people; `heading` is one of `bulk_changes`."""
        name, columns = heading["table"], heading["columns"]
        column, above = _way(name)
        place = columns.index(column)
        numbers = [row[place] for row in rows]
        if above != PERSON:
            numbers = self._people_above(above, numbers)
        elif name in ABOVE:  # what stands under them comes next: it need not be looked up
            self._people[name].update(zip([row[0] for row in rows], numbers, strict=True))
        self._many.add(heading, rows, numbers)

    def change(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Changed rows of people, each with table, id, before and after; none of them changes hands."""
        people = people_of(self._connection, (_place(one) for one in entries), {})
        for one in entries:
            person = people[_place(one)]
            self.detail.add(one, person, person)

    def _people_above(self, above: str, numbers: Sequence[int]) -> list[int]:
        known = self._people[above]
        missing = [(above, number) for number in numbers if number not in known]
        if missing:
            known.update((number, person) for (_, number), person in people_of(self._connection, missing, {}).items())
        return [known[number] for number in numbers]


def _place(entry: Mapping[str, Any]) -> Place:
    return entry["table"], entry["id"]


def _way(table: str) -> tuple[str, str]:
    way = way_of(table)
    if way is None:
        raise LookupError(f"rows of {table} are nobody's")
    return way
