"""What a reader can work out, found out by trying: a second way beside the program's, slow and plain."""

from collections.abc import Iterable, Iterator, Set
from functools import cache
from itertools import combinations, product

from iomctl.domain.disclosure.printed_counts import Cell, PrintedCounts
from tests.domain.disclosure.tables import two_way

Change = dict[Cell, int]


@cache
def changes(down: int, across: int) -> tuple[Change, ...]:
    """Every way in which cells of a table change by one or not at all, with what it does to the totals."""
    found = []
    for cells in product((-1, 0, 1), repeat=down * across):
        rows = [cells[row * across : (row + 1) * across] for row in range(down)]
        # Totals of a table of changes, which may be below 0: shifted up by one a cell and back.
        shifted = two_way([[cell + 1 for cell in row] for row in rows]).counts
        still = two_way([[1] * across] * down).counts
        found.append({cell: shifted[cell] - still[cell] for cell in shifted if shifted[cell] != still[cell]})
    return tuple(found)


def told(paper: PrintedCounts, withheld: Set[Cell], shape: tuple[int, int]) -> set[Cell]:
    """The withheld cells of one table for which no other count is possible."""
    open_ones: set[Cell] = set()
    for change in changes(*shape):
        possible = change.keys() <= withheld and all(paper.counts[cell] + by >= 0 for cell, by in change.items())
        if possible:
            open_ones |= change.keys()
    return set(withheld) - open_ones


def small_together(paper: PrintedCounts, withheld: Set[Cell], threshold: int) -> bool:
    """Whether a total less its visible parts, or parts whose total is seen, leave a small count."""
    for relation in paper.relations:
        hidden = [cell for cell in relation if cell in withheld]
        signs = {relation[cell] for cell in hidden}
        if len(signs) == 1 and sum(paper.counts[cell] for cell in hidden) < threshold:
            return True
    return False


def cost(paper: PrintedCounts, cells: Iterable[Cell]) -> tuple[int, int, int, int]:
    """Totals, noughts that are none, cells, people."""
    listed = list(cells)
    totals = sum(cell in paper.totals for cell in listed)
    noughts = sum(paper.counts[cell] == 0 and cell not in paper.totals for cell in listed)
    return totals, noughts, len(listed), sum(paper.counts[cell] for cell in listed)


def safe_answers(
    paper: PrintedCounts, first: frozenset[Cell], threshold: int, shape: tuple[int, int]
) -> Iterator[frozenset[Cell]]:
    """Every set of second cells with which nothing is told."""
    others = sorted(paper.counts.keys() - first)
    for size in range(len(others) + 1):
        for more in combinations(others, size):
            cells = first | set(more)
            if not small_together(paper, cells, threshold) and not told(paper, cells, shape):
                yield frozenset(more)
