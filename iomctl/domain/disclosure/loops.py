"""The rule of loops for one two-way table whose totals are shown: a withheld cell is safe if it lies on a loop.

Rows and columns are the points of a graph, withheld cells its lines. Round a loop, one cell may have had one more, the
next one fewer, and so on: no total changes. A cell on no loop is told by the others, also where no row and no column
has a single hole.
"""

from collections.abc import Iterable
from typing import TypeAlias

Place: TypeAlias = tuple[str, str]
"""The row and the column of a cell."""


def off_loops(withheld: Iterable[Place]) -> frozenset[Place]:
    """The withheld cells that lie on no loop of withheld cells, and so can be worked out."""
    lines = frozenset(withheld)
    return frozenset(line for line in lines if not _joined(line, lines - {line}))


def _joined(line: Place, others: frozenset[Place]) -> bool:
    """Whether a way over other lines leads from the row of a line to its column."""
    rows, columns = {line[0]}, set[str]()
    while True:
        reached = {column for row, column in others if row in rows}
        if reached <= columns:
            return line[1] in columns
        columns |= reached
        rows |= {row for row, column in others if column in columns}
