"""Of a thousand tables with totals no withheld cell can be worked out, and no answer is cheaper than the one found."""

from random import Random

import pytest
from scipy.linalg import null_space
from scipy.optimize import linprog

from iomctl.domain.disclosure.linear import determined_cells
from iomctl.domain.disclosure.loops import off_loops
from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule, PrintedCounts
from iomctl.domain.disclosure.withholding import withheld
from tests.domain.disclosure.reader import cost, safe_answers, small_together, told
from tests.domain.disclosure.tables import inside, two_way

RULE = DisclosureRule(threshold=5)


def made_up(chance: Random, down: int, across: int, mean: int) -> list[list[int]]:
    """Few people in most cells, many in some, nobody in others."""
    return [[int(chance.expovariate(1 / mean)) for _ in range(across)] for _ in range(down)]


@pytest.mark.parametrize("seed", range(10))
def test_no_other_count_is_left_out_for_any_cell_of_small_tables(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - tables, no secrets
    for _ in range(60):
        down, across = chance.choice([(2, 2), (2, 3), (3, 2), (2, 4)])
        paper = two_way(made_up(chance, down, across, chance.choice([2, 4, 8, 16])))
        found = withheld(paper, RULE)
        assert not found.told
        assert told(paper, found.cells, (down, across)) == set()
        assert not small_together(paper, found.cells, RULE.threshold)
        assert {cell for cell, count in paper.counts.items() if 0 < count < 5} <= found.cells


@pytest.mark.parametrize("seed", range(10))
def test_no_cell_of_larger_tables_is_determined(seed: int) -> None:
    chance = Random(100 + seed)  # noqa: S311 - tables, no secrets
    for _ in range(40):
        paper = two_way(made_up(chance, chance.randint(3, 8), chance.randint(3, 6), chance.choice([3, 6, 12])))
        found = withheld(paper, RULE._replace(steps=100))
        assert not found.told
        assert by_scipy(paper, found.cells) == set()
        assert not small_together(paper, found.cells, RULE.threshold)


def by_scipy(paper: PrintedCounts, cells: frozenset[Cell]) -> set[Cell]:
    """The cells that no change of the others moves, by floating numbers."""
    listed = sorted(cells)
    if not listed:
        return set()
    free = null_space([[relation.get(cell, 0) for cell in listed] for relation in paper.relations])
    return {cell for at, cell in enumerate(listed) if not any(abs(by) > 1e-9 for by in free[at])}


@pytest.mark.parametrize("seed", range(4))
def test_the_least_and_the_most_that_a_cell_can_be_differ(seed: int) -> None:
    chance = Random(200 + seed)  # noqa: S311 - tables, no secrets
    paper = two_way(made_up(chance, 4, 4, 6))
    listed = sorted(withheld(paper, RULE).cells)
    assert listed
    known = [sum(by * paper.counts[cell] for cell, by in one.items() if cell not in listed) for one in paper.relations]
    matrix = [[one.get(cell, 0) for cell in listed] for one in paper.relations]
    for at in range(len(listed)):
        aim = [int(place == at) for place in range(len(listed))]
        least = linprog(aim, A_eq=matrix, b_eq=[-one for one in known])
        most = linprog([-one for one in aim], A_eq=matrix, b_eq=[-one for one in known])
        assert most.status == 3 or -most.fun - least.fun >= 1 - 1e-6


@pytest.mark.parametrize("seed", range(60))
def test_no_safe_answer_is_cheaper(seed: int) -> None:
    chance = Random(300 + seed)  # noqa: S311 - tables, no secrets
    paper = two_way(made_up(chance, 2, 2, chance.choice([3, 6, 12])))
    found = withheld(paper, RULE)
    first = frozenset(found.first)
    best = min(cost(paper, cells) for cells in safe_answers(paper, first, RULE.threshold, (2, 2)))
    assert found.fewest
    assert cost(paper, found.cells - first) == best


@pytest.mark.parametrize("seed", range(6))
def test_no_safe_answer_without_totals_is_cheaper_in_wider_tables(seed: int) -> None:
    chance = Random(400 + seed)  # noqa: S311 - tables, no secrets
    rows = [[1 + cell for cell in row] for row in made_up(chance, 3, 4, 8)]
    paper = two_way(rows)
    found = withheld(paper, RULE)
    first = frozenset(found.first)
    places = {inside("table", row, column): (str(row), str(column)) for row in range(3) for column in range(4)}
    if first <= places.keys():
        others = sorted(places.keys() - first)
        answers = [{others[at] for at in range(len(others)) if bits >> at & 1} for bits in range(1 << len(others))]
        safe = [
            cost(paper, more)
            for more in answers
            if not small_together(paper, first | more, RULE.threshold)
            and not off_loops(places[cell] for cell in first | more)
        ]
        assert cost(paper, found.cells - first) == min(safe)


def test_loops_and_relations_say_the_same_of_a_two_way_table() -> None:
    chance = Random(7)  # noqa: S311 - tables, no secrets
    paper = two_way([[9] * 5] * 4)
    for _ in range(300):
        places = {(str(row), str(column)) for row in range(4) for column in range(5) if chance.random() < 0.4}
        cells = {inside("table", int(row), int(column)): (row, column) for row, column in places}
        assert {cells[cell] for cell in determined_cells(paper.relations, cells)} == off_loops(places)
