"""Merged counts tell no small one: every small table is tried against a reader who knows the rule and the sums."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, product
from typing import Any

import pytest

from iomctl.domain.merged_counts import crossed, first_merging, listed, pooled, told_by_ends
from iomctl.domain.small_counts import Count
from iomctl.services.rescopes.reports.breakdowns import LADDER
from iomctl.services.rescopes.reports.people_counted import INSIDE, LEAVE, MOVE, STAY, UNDECIDED
from tests.domain.test_small_counts import tables

Table = tuple[tuple[int, ...], ...]


def refuse_told(alike: dict[Any, list[tuple[int, ...]]], threshold: int) -> None:
    """Fail where all tables that look alike have the same small count in some place."""
    for seen, those in alike.items():
        for at in range(len(those[0])):
            values = {one[at] for one in those}
            assert len(values) > 1 or min(values) >= threshold, f"{those[0]} is told apart by {seen}"


@pytest.mark.parametrize(("threshold", "most"), [(2, 12), (3, 16)])
@pytest.mark.parametrize("results", [INSIDE, INSIDE[:3]])
def test_merged_results_tell_no_small_one(results: tuple[str, ...], threshold: int, most: int) -> None:
    alike: dict[Any, list[tuple[int, ...]]] = defaultdict(list)
    for whole in range(threshold, most + 1):
        for one in tables(len(results), whole):
            counts = dict(zip(results, one, strict=True))
            parts = first_merging(counts, LADDER, threshold) or [results]
            assert len(parts) == 1 or all(sum(counts[name] for name in part) >= threshold for part in parts)
            alike[tuple((part, sum(counts[name] for name in part)) for part in parts)].append(one)
    refuse_told(alike, threshold)


def test_who_leaves_is_told_before_who_moves() -> None:
    assert first_merging({STAY: 20, MOVE: 3, LEAVE: 12}, LADDER) == [(STAY, MOVE), (LEAVE,)]
    assert first_merging({STAY: 20, MOVE: 9, LEAVE: 2}, LADDER) == [(STAY, LEAVE), (MOVE,)]
    assert first_merging({STAY: 20, MOVE: 9, LEAVE: 8, UNDECIDED: 1}, LADDER) == [(STAY, MOVE, UNDECIDED), (LEAVE,)]
    assert first_merging({STAY: 2, MOVE: 2, LEAVE: 1}, LADDER) is None


def pooled_alike(every: Iterator[Table], threshold: int, least: int = 0) -> dict[Any, list[tuple[int, ...]]]:
    """Tables with several columns over the same rows, by all that is published of them, their sums too."""
    alike: dict[Any, list[tuple[int, ...]]] = defaultdict(list)
    for columns in every:
        rows = pooled(columns, threshold, least)
        sums = tuple(map(sum, columns))
        told = tuple((row, tuple(sum(column[at] for at in row) for column in columns)) for row in rows or ())
        alike[sums, told].append(tuple(count for column in columns for count in column))
    return alike


@pytest.mark.parametrize(
    ("threshold", "rows", "most", "least"),
    [(2, 3, 16, 0), (2, 5, 12, 0), (3, 2, 20, 0), (3, 3, 18, 0), (3, 4, 19, 0), (6, 3, 36, 0), (3, 3, 18, 1),
     (3, 4, 19, 1)],
)  # fmt: skip
def test_merged_rows_tell_no_small_one(threshold: int, rows: int, most: int, least: int) -> None:
    # What is fewer is withheld itself, and so is which rows there are where none is told.
    every = ((one,) for whole in range(2 * threshold, most + 1) for one in tables(rows, whole, least))
    alike = pooled_alike(every, threshold, least)
    refuse_told({seen: those for seen, those in alike.items() if seen[1] or not least}, threshold)


@pytest.mark.parametrize(
    ("threshold", "rows", "wholes"), [(2, 3, (5, 6)), (2, 3, (4, 8)), (2, 4, (5, 6)), (3, 3, (9, 8)), (3, 3, (10, 10))]
)
def test_nor_do_two_columns_in_the_same_rows(threshold: int, rows: int, wholes: tuple[int, int]) -> None:
    every = product(*(tables(rows, whole) for whole in wholes))
    refuse_told(pooled_alike(iter(every), threshold), threshold)


def test_what_is_small_is_told_with_rows_from_the_last_on() -> None:
    assert pooled([(20, 12, 8)]) == [(0,), (1,), (2,)]
    assert pooled([(20, 12, 4)]) == [(0,), (1, 2)]
    assert pooled([(20, 3, 12, 4)]) == [(0,), (1, 3), (2,)]
    assert pooled([(9, 20, 2)]) == [(0,), (1, 2)]
    assert pooled([(8, 20, 8, 2)]) == [(0,), (1, 2, 3)]
    assert pooled([(20, 12, 8), (9, 12, 2)]) == [(0,), (1, 2)]
    assert pooled([(20, 4)]) is None
    assert pooled([]) is None
    assert pooled([[7, 2] * 10]) is not None


def test_what_all_are_in_is_listed() -> None:
    assert listed([14]) == [(0,)]
    assert listed([4]) is None
    assert listed([9, 4, 3]) == [(0,), (1, 2)]


@pytest.mark.parametrize(("threshold", "whole"), [(2, 8), (2, 10), (3, 12)])
def test_withheld_cells_are_not_told_by_the_sums_beside_them(threshold: int, whole: int) -> None:
    alike: dict[Any, list[tuple[int, ...]]] = defaultdict(list)
    for cells in tables(6, whole):
        rows = (cells[:2], cells[2:4], cells[4:])
        across, down = tuple(map(sum, rows)), tuple(sum(one) for one in zip(*rows, strict=True))
        if min(across + down) >= threshold:
            told = crossed(rows, threshold)
            assert all(count.least <= cells[at] <= count.most for at, count in enumerate(chain(*told)))
            alike[across, down, tuple(map(tuple, told))].append(cells)
    refuse_told(alike, threshold)


def test_a_cell_is_told_where_none_is_small() -> None:
    assert crossed([(8, 12), (6, 9)]) == [[Count(8, 8), Count(12, 12)], [Count(6, 6), Count(9, 9)]]
    assert crossed([(8, 12), (2, 18)]) == [[Count(0, 10), Count(10, 20)], [Count(0, 10), Count(10, 20)]]


TIERS = ("fixed", "flex")


def test_both_ends_tell_no_step() -> None:
    """Of two tiers: from either to either, or out; what is told are the sums, and that few stay or few move."""
    alike: dict[Any, list[tuple[int, ...]]] = defaultdict(list)
    open_to = set()
    ends = (*TIERS, LEAVE)
    for cells in tables(6, 12):
        flows = dict(zip(product(TIERS, ends), cells, strict=True))
        stay = flows["fixed", "fixed"] + flows["flex", "flex"]
        move = flows["fixed", "flex"] + flows["flex", "fixed"]
        if min(stay, move) < 3:
            before = tuple(sum(flows[one, end] for end in ends) for one in TIERS)
            after = tuple(sum(flows[one, end] for one in TIERS) for end in ends)
            alike[before, after].append((*cells, stay, move))
            if not told_by_ends(flows, TIERS, ends, steady=False, threshold=3):
                open_to.add((before, after))
    assert len(open_to) > 20
    refuse_told({seen: those for seen, those in alike.items() if seen in open_to}, 3)


def test_nor_where_it_is_told_how_many_move() -> None:
    tiers = ("fixed", "flex", "free")
    flows = {(one, other): 6 if one == other else 2 for one in tiers for other in (*tiers, LEAVE)}
    assert not told_by_ends(flows, tiers, (*tiers, LEAVE), steady=True)
    assert not told_by_ends(flows | {("free", "free"): 2}, tiers, (*tiers, LEAVE), steady=True)
    assert told_by_ends({("fixed", "flex"): 6, ("fixed", "fixed"): 9}, tiers, (*tiers, LEAVE), steady=True)


def test_both_ends_may_tell_who_moved() -> None:
    assert told_by_ends({("fixed", "fixed"): 12, ("fixed", LEAVE): 9}, ("fixed",), ("fixed", LEAVE), steady=False)
    told = {("fixed", "fixed"): 12, ("fixed", LEAVE): 5, ("flex", "flex"): 9, ("flex", LEAVE): 8, ("flex", "fixed"): 2}
    assert not told_by_ends(told, TIERS, (*TIERS, LEAVE), steady=False)
