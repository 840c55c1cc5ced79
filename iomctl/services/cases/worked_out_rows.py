"""The rows that courses of cases amount to: compared with those that are there, and written where they differ."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel, col

from iomctl.domain.course.case_rows import COLOUR, CUSTODY, NOW, REVIEW, Values, case_rows
from iomctl.domain.course.course import CaseCourse
from iomctl.domain.course.facts import Fact
from iomctl.storage.bulk import delete_rows, insert_rows, rows_among, stored, update_rows
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

COLUMNS: Mapping[type[SQLModel], Sequence[str]] = {Review: REVIEW, SpellColour: COLOUR, SpellCustody: CUSTODY}


class WorkedOut:
    """The rows of cases, by the row number of the spell, in the order of COLUMNS and NOW."""

    def __init__(self) -> None:
        self.rows: dict[Any, dict[int, list[Values]]] = {table: {} for table in COLUMNS}
        self.now: dict[int, Values] = {}

    def add(self, spell: int, course: CaseCourse, facts: Collection[Fact]) -> None:
        """Keep what the course of a case amounts to."""
        found = case_rows(course, facts)
        for table, rows in zip(COLUMNS, found[:3], strict=True):
            self.rows[table][spell] = rows
        self.now[spell] = found.now

    def differing(self, work: UnitOfWork) -> set[int]:
        """The spells of which something else is there."""
        found = {spell for spell, _ in self._now_behind(work)}
        for table in COLUMNS:
            found |= {spell for spell, _, _ in self._rows_behind(work, table)}
        return found

    def write(self, work: UnitOfWork) -> None:
        """Write what differs; the rows of a spell from the first one on that does."""
        for table, columns in COLUMNS.items():
            behind = list(self._rows_behind(work, table))
            if not behind:
                continue
            delete_rows(work, table, (number for _, gone, _ in behind for number in gone))
            rows = ((spell, *stored(row)) for spell, _, new in behind for row in new)
            insert_rows(work, table, ("spell_id", *columns), rows)
        if now := [(*values, spell) for spell, values in self._now_behind(work)]:
            update_rows(work, Spell, NOW, now)

    def _now_behind(self, work: UnitOfWork) -> Iterator[tuple[int, Values]]:
        query = select(col(Spell.id), *(getattr(Spell, name) for name in NOW))
        for spell, *there in rows_among(work, query, col(Spell.id), self.now):
            if tuple(there) != self.now[spell]:
                yield spell, self.now[spell]

    def _rows_behind(self, work: UnitOfWork, table: Any) -> Iterator[tuple[int, Sequence[int], Sequence[Values]]]:
        """Each spell whose rows differ, with the numbers of those to remove and the rows to add in their place."""
        wanted = self.rows[table]
        query = select(table.id, table.spell_id, *(getattr(table, name) for name in COLUMNS[table]))
        there: dict[int, list[tuple[int, Values]]] = defaultdict(list)
        for number, spell, *values in rows_among(work, query.order_by(table.id), table.spell_id, wanted):
            there[spell].append((number, tuple(values)))
        for spell, rows in wanted.items():
            same = _alike([values for _, values in there[spell]], rows)
            if same < len(rows) or same < len(there[spell]):
                yield spell, [number for number, _ in there[spell][same:]], rows[same:]


def _alike(there: Iterable[Values], wanted: Sequence[Values]) -> int:
    """How many rows are the same, from the first one on."""
    count = 0
    for one, other in zip(there, wanted, strict=False):
        if one != other:
            break
        count += 1
    return count
