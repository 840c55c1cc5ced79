"""A withheld nought can't have been one fewer: what the relations leave open, noughts can close."""

from itertools import product
from random import Random

from iomctl.domain.disclosure.linear import Solved
from iomctl.domain.disclosure.moves import without_move
from iomctl.domain.disclosure.printed_counts import Cell, PrintedCounts
from tests.domain.disclosure.reader import told
from tests.domain.disclosure.tables import inside, two_way


def by_moves(paper: PrintedCounts, cells: set[Cell]) -> frozenset[Cell]:
    """The withheld cells of which no other count is found."""
    solved = Solved(paper.relations)
    for cell in sorted(cells):
        solved.withhold(cell)
    return without_move(solved, paper.relations, paper.counts)


def test_two_noughts_with_a_total_of_nought_are_told() -> None:
    paper = two_way([[0, 0], [7, 9]])
    square = {inside("table", row, column) for row, column in product((0, 1), repeat=2)}
    assert by_moves(paper, square) == square


def test_a_nought_beside_somebody_is_not() -> None:
    paper = two_way([[0, 6], [7, 9]])
    square = {inside("table", row, column) for row, column in product((0, 1), repeat=2)}
    assert by_moves(paper, square) == frozenset()


def test_moves_are_found_where_a_reader_finds_them() -> None:
    chance = Random(11)  # noqa: S311 - tables, no secrets
    for _ in range(40):
        paper = two_way([[chance.choice([0, 0, 1, 5]) for _ in range(3)] for _ in range(3)])
        cells = {cell for cell in paper.counts if "" not in cell and chance.random() < 0.8}
        assert by_moves(paper, cells) == told(paper, cells, (3, 3))
