"""The table of which the field's own example misses the best answer by one person; every answer to it is tried."""

from collections.abc import Iterator
from itertools import combinations

from iomctl.domain.disclosure.linear import determined_cells
from iomctl.domain.disclosure.loops import Place, off_loops
from iomctl.domain.disclosure.printed_counts import DisclosureRule
from iomctl.domain.disclosure.withholding import withheld
from tests.domain.disclosure.tables import inside, two_way

ROWS = ((25, 10, 1, 3), (1, 6, 5, 3), (1, 10, 10, 3), (1, 1, 10, 3))
SMALL = frozenset((row, column) for row in range(4) for column in range(4) if ROWS[row][column] < 2)
Holes = frozenset[tuple[int, int]]


def answers(cells: int) -> Iterator[Holes]:
    """Every set of so many cells with the five small ones in it."""
    others = sorted({(row, column) for row in range(4) for column in range(4)} - SMALL)
    for more in combinations(others, cells - len(SMALL)):
        yield SMALL | set(more)


def people(holes: Holes) -> int:
    return sum(ROWS[row][column] for row, column in holes)


def told(holes: Holes) -> frozenset[Place]:
    return off_loops((str(row), str(column)) for row, column in holes)


def single(holes: Holes) -> bool:
    """Whether some row or column has exactly one hole."""
    lines = [[row for row, _ in holes], [column for _, column in holes]]
    return any(line.count(at) == 1 for line in lines for at in range(4))


def test_eight_cells_with_thirty_people_are_withheld() -> None:
    paper = two_way(ROWS)
    found = withheld(paper, DisclosureRule(threshold=2))
    expected = SMALL | {(0, 1), (1, 2), (2, 1)}
    assert found.cells == {inside("table", row, column) for row, column in expected}
    assert sum(paper.counts[cell] for cell in found.cells) == 30
    assert found.fewest
    assert not found.told


def test_no_other_answer_is_as_good() -> None:
    safe = [(len(holes), people(holes)) for size in range(5, 10) for holes in answers(size) if not told(holes)]
    assert min(safe) == (8, 30)
    assert min(sum_of for cells, sum_of in safe if cells == 9) == 22


def test_nine_cells_without_a_single_hole_can_be_unsafe() -> None:
    holes = [one for one in answers(9) if not single(one) and people(one) == 26 and told(one)]
    assert holes
    paper = two_way(ROWS)
    for one in holes:
        cells = {inside("table", row, column) for row, column in one}
        assert determined_cells(paper.relations, cells)
