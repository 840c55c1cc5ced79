"""What one table of a paper tells about another is withheld too: shared totals, the same people counted twice, flow."""

from random import Random

import pytest

from iomctl.domain.disclosure.linear import determined_cells
from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule, PrintedCounts, adds_up
from iomctl.domain.disclosure.withholding import share_withheld, withheld
from tests.domain.disclosure.reader import small_together
from tests.domain.disclosure.tables import inside, side_by_side, two_way

RULE = DisclosureRule(threshold=5)


def spread(chance: Random, total: int, across: int) -> list[int]:
    """A total over some columns, unevenly."""
    cuts = sorted(int(chance.random() ** 2 * total) for _ in range(across - 1))
    return [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]


def test_two_tables_that_share_their_rows_are_safe_together() -> None:
    for seed in range(150):
        chance = Random(seed)  # noqa: S311 - tables, no secrets
        totals = [chance.randint(0, 40) for _ in range(4)]
        by_colour = two_way([spread(chance, total, 4) for total in totals], "colour", "tier")
        by_area = two_way([spread(chance, total, 5) for total in totals], "area", "tier")
        paper = side_by_side(by_colour, by_area)
        found = withheld(paper, RULE)
        assert not found.told
        assert determined_cells(paper.relations, found.cells) == frozenset()
        assert not small_together(paper, found.cells, RULE.threshold)


def test_a_total_withheld_in_one_table_is_told_by_no_other() -> None:
    # Three in all in the first row: its total is a small count, and every table that shows its parts has it.
    by_colour = two_way([[3, 0], [20, 30], [11, 8]], "colour", "tier")
    by_area = two_way([[2, 1], [25, 25], [9, 10]], "area", "tier")
    paper = side_by_side(by_colour, by_area)
    found = withheld(paper, RULE)
    assert {("tier", "row 0", ""), inside("colour", 0, 0), inside("area", 0, 0), inside("area", 0, 1)} <= found.cells
    assert sum(cell[0] == "tier" for cell in found.cells) == 2
    assert determined_cells(paper.relations, found.cells) == frozenset()


def test_the_same_people_counted_by_nine_attributes_hide_a_part_of_each() -> None:
    whole = ("people", "")
    counts: dict[Cell, int] = {whole: 60}
    counts |= {(f"by {at}", part): n for at in range(9) for part, n in zip("abc", (3, 7, 50), strict=True)}
    relations = [adds_up(whole, [(f"by {at}", part) for part in "abc"]) for at in range(9)]
    found = withheld(PrintedCounts(counts, relations, frozenset({whole})), RULE)
    assert found.cells == {(f"by {at}", part) for at in range(9) for part in "ab"}


def test_a_flow_hides_what_its_ends_would_tell() -> None:
    ends: list[Cell] = [("flow", word) for word in ("opening", "in", "out", "closing")]
    opening, come, gone, closing = ends
    flow = {opening: 1, come: 1, gone: -1, closing: -1}
    counts = {opening: 140, come: 9, gone: 2, closing: 147}
    found = withheld(PrintedCounts(counts, [flow], frozenset({opening, closing})), RULE)
    assert found.cells == {gone, come}
    assert found.first == {gone: "a small count"}


def test_what_two_small_ones_are_together_is_no_small_count() -> None:
    whole: Cell = ("whole",)
    parts: list[Cell] = [("a",), ("b",), ("c",)]
    counts = dict(zip([whole, *parts], (60, 1, 2, 57), strict=True))
    found = withheld(PrintedCounts(counts, [adds_up(whole, parts)], frozenset({whole})), RULE)
    assert found.cells == set(parts)


def test_a_nought_is_shown_unless_it_tells_something() -> None:
    whole: Cell = ("whole",)
    parts: list[Cell] = [("a",), ("b",), ("c",)]
    counts = dict(zip([whole, *parts], (60, 0, 10, 50), strict=True))
    relations = [adds_up(whole, parts)]
    assert withheld(PrintedCounts(counts, relations, frozenset({whole})), RULE).cells == frozenset()
    told = withheld(PrintedCounts(counts, relations, frozenset({whole}), frozenset({("a",)})), RULE)
    assert told.cells == {("a",), ("b",)}


def test_a_total_is_withheld_only_where_nothing_else_helps() -> None:
    twice = PrintedCounts({("here",): 3, ("there",): 3}, [adds_up(("here",), [("there",)])])
    assert withheld(twice, RULE).cells == {("here",), ("there",)}
    sparse = two_way([[1, 9], [9, 0]])
    found = withheld(sparse, RULE)
    assert found.cells == {inside("table", row, column) for row in (0, 1) for column in (0, 1)}


def test_a_search_that_is_cut_short_is_safe_and_says_so() -> None:
    chance = Random(20)  # noqa: S311 - tables, no secrets
    paper = two_way([[int(chance.expovariate(1 / 20)) for _ in range(6)] for _ in range(10)])
    short, long = withheld(paper, RULE._replace(steps=3)), withheld(paper, RULE._replace(steps=100_000))
    assert not short.fewest
    assert long.fewest
    assert len(long.cells) <= len(short.cells)
    assert determined_cells(paper.relations, short.cells) == frozenset()


def test_what_can_be_told_though_all_is_withheld_is_said() -> None:
    # A reader who knows that there are twice as many here as there, and eight here.
    paper = PrintedCounts({("here",): 8, ("there",): 4}, [{("here",): 1, ("there",): -2}])
    assert withheld(paper, RULE).cells == {("here",), ("there",)}
    nobody = PrintedCounts({("none",): 0}, [{("none",): 1}], telling_noughts=frozenset({("none",)}))
    assert withheld(nobody, RULE).told == {("none",)}


def test_a_percentage_goes_with_either_of_its_counts() -> None:
    cells = frozenset({("late",)})
    assert share_withheld(("late",), ("all",), cells)
    assert share_withheld(("some",), ("late",), cells)
    assert not share_withheld(("some",), ("all",), cells)


@pytest.mark.parametrize(
    ("counts", "relation", "fault"),
    [
        ({("a",): -1}, {}, "below 0"),
        ({("a",): 1}, {("b",): 1}, "without a count"),
        ({("a",): 1, ("b",): 2}, {("a",): 1, ("b",): -1}, "add up to 0"),
    ],
)
def test_counts_that_do_not_fit_their_relations_are_refused(
    counts: dict[Cell, int], relation: dict[Cell, int], fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        PrintedCounts(counts, [relation])
