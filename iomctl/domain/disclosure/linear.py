"""The relations of a paper solved for what is withheld, in whole numbers and fractions, never in decimals.

A withheld cell is determined if some combination of relations holds it and no other withheld cell. Solved for the
withheld cells (Gauss and Jordan), that is a row with one of them alone; its other cells are those of which at least one
has to be withheld too. On a two-way table it is the rule of loops (`loops.py`).
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TypeAlias

from iomctl.domain.disclosure.printed_counts import Cell, Relation

Exact: TypeAlias = int | Fraction
Row: TypeAlias = dict[Cell, Exact]


class Solved:
    """Relations solved for the cells withheld so far. Rows are replaced and never changed, so a copy is cheap."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        """Nothing is withheld yet; a relation holds the cells that are or may be, for what is always shown is known."""
        self.rows: list[Row] = [dict(relation) for relation in relations]
        self.solved_for: list[Cell | None] = [None] * len(self.rows)
        self.withheld: set[Cell] = set()

    def copy(self) -> "Solved":
        """The same, to go on with by itself."""
        other = Solved(())
        other.rows, other.solved_for, other.withheld = list(self.rows), list(self.solved_for), set(self.withheld)
        return other

    def withhold(self, cell: Cell) -> None:
        """Withhold one more cell: a row that is solved for none yet is solved for it, if one holds it."""
        self.withheld.add(cell)
        for at, row in enumerate(self.rows):
            if self.solved_for[at] is None and cell in row:
                self._solve(at, cell)
                return

    def determined(self) -> Iterator[tuple[Cell, Row]]:
        """Each withheld cell that can be worked out, with the combination of relations that tells it."""
        for cell, row in zip(self.solved_for, self.rows, strict=True):
            if cell is not None and len(self.withheld & row.keys()) == 1:
                yield cell, row

    def freedoms(self) -> Iterator[Row]:
        """Changes of the withheld cells under which every relation still holds; each other is a sum of some of them."""
        solved = [(cell, row) for cell, row in zip(self.solved_for, self.rows, strict=True) if cell is not None]
        for free in sorted(self.withheld - {cell for cell, _ in solved}):
            change: Row = {free: 1}
            yield change | {cell: -row[free] for cell, row in solved if free in row}

    def _solve(self, at: int, cell: Cell) -> None:
        row = _times(self.rows[at], self.rows[at][cell])
        self.rows[at], self.solved_for[at] = row, cell
        for place, other in enumerate(self.rows):
            if place != at and cell in other:
                self.rows[place] = _less(other, row, other[cell])


def _times(row: Row, by: Exact) -> Row:
    """The row with 1 where `by` stood; whole numbers stay whole."""
    if by in {1, -1}:
        return {cell: times * by for cell, times in row.items()}
    return {cell: _whole(Fraction(times) / by) for cell, times in row.items()}


def _less(row: Row, other: Row, times: Exact) -> Row:
    """A row less another so many times, without the noughts."""
    left = dict(row)
    for cell, value in other.items():
        now = _whole(left.get(cell, 0) - value * times)
        if now:
            left[cell] = now
        else:
            left.pop(cell, None)
    return left


def _whole(value: Exact) -> Exact:
    return value.numerator if value.denominator == 1 else value


def determined_cells(relations: Iterable[Relation], withheld: Iterable[Cell]) -> frozenset[Cell]:
    """The withheld cells that the visible ones and the relations determine."""
    solved = Solved(relations)
    for cell in sorted(withheld):
        solved.withhold(cell)
    return frozenset(cell for cell, _ in solved.determined())
