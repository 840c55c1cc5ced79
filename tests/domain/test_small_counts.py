"""Withheld counts can't be worked out: every small table is tried against a reader who knows the rule and the whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.small_counts import Count, added, alone, parts

Cells = tuple[int, ...]
Published = tuple[Count, ...] | None


def tables(cells: int, whole: int, least: int = 0) -> Iterator[Cells]:
    """Every way to spread a whole over some cells."""
    if cells == 1:
        yield from [(whole,)] if whole >= least else []
        return
    for first in range(least, whole - least * (cells - 1) + 1):
        yield from ((first, *rest) for rest in tables(cells - 1, whole - first, least))


def published(cells: Cells, threshold: int, least: int = 0) -> Published:
    """The parts as a reader meets them."""
    shown = parts(cells, threshold, least)
    return None if shown is None else tuple(shown)


def seen_alike(every: Iterable[Cells], threshold: int, least: int = 0) -> dict[tuple[Count, Published], list[Cells]]:
    """All tables by all that is published of them, the whole too."""
    found: dict[tuple[Count, Published], list[Cells]] = defaultdict(list)
    for cells in every:
        found[alone(sum(cells), threshold), published(cells, threshold, least)].append(cells)
    return found


@pytest.mark.parametrize(
    ("threshold", "cells", "most"), [(2, 1, 12), (2, 2, 16), (2, 3, 14), (2, 4, 12), (3, 2, 20), (3, 3, 18), (3, 4, 16),
                                     (4, 3, 20), (4, 4, 17), (6, 2, 40), (6, 3, 36)]
)  # fmt: skip
def test_nobody_can_tell_a_small_count(threshold: int, cells: int, most: int) -> None:
    every = (one for whole in range(most + 1) for one in tables(cells, whole))
    for (_, shown), alike in seen_alike(every, threshold).items():
        for at in range(cells):
            told = {one[at] for one in alike}
            if shown is not None and shown[at].exact:
                assert told == {shown[at].least}
                assert shown[at].least >= threshold
            elif min(told) < threshold:
                assert len(told) > 1, f"{alike[0]} is told apart: {shown}"


@pytest.mark.parametrize(("threshold", "cells", "most"), [(3, 2, 20), (3, 3, 18), (4, 4, 18), (6, 2, 40), (6, 3, 36)])
def test_nor_one_that_is_known_not_to_be_0(threshold: int, cells: int, most: int) -> None:
    every = (one for whole in range(most + 1) for one in tables(cells, whole, least=1))
    for (_, shown), alike in seen_alike(every, threshold, least=1).items():
        # Where nothing is published, neither is which parts there are.
        for at, count in enumerate(shown or ()):
            assert count.exact or len({one[at] for one in alike}) > 1
            assert count.least >= 1


@pytest.mark.parametrize(("threshold", "whole"), [(2, 6), (2, 8), (2, 10), (3, 6), (3, 9), (3, 12)])
def test_two_tables_of_the_same_people_tell_no_more_together(threshold: int, whole: int) -> None:
    alike: dict[tuple[Published, Published], list[tuple[Cells, Cells]]] = defaultdict(list)
    for one in tables(6, whole):
        across, down = (sum(one[:3]), sum(one[3:])), (one[0] + one[3], one[1] + one[4], one[2] + one[5])
        alike[published(across, threshold), published(down, threshold)].append((across, down))
    for both in alike.values():
        for table, cells in enumerate((2, 3)):
            for at in range(cells):
                told = {margins[table][at] for margins in both}
                assert len(told) > 1 or min(told) >= threshold


@given(st.lists(st.integers(0, 5) | st.integers(0, 30), min_size=2, max_size=12).map(tuple))
def test_a_table_of_any_size_looks_like_others(counts: Cells) -> None:
    shown = published(counts, 6)
    if sum(counts) < 12:
        assert shown is None
        return
    others = [one for one in _neighbours(counts) if published(one, 6) == shown]
    for at, count in enumerate(counts):
        if count < 6:
            assert any(one[at] != count for one in others)


def _neighbours(counts: Cells) -> Iterator[Cells]:
    """The table with one person, or all, of a part in another instead; and as many sixes as there can be."""
    sixes = [6] * (sum(counts) // 6) + [sum(counts) % 6]
    if len(sixes) <= len(counts):
        sixes += [0] * (len(counts) - len(sixes))
        yield from (tuple(sixes), tuple(reversed(sixes)))
    for one, other in permutations(range(len(counts)), 2):
        moved = list(counts)
        moved[one], moved[other] = counts[one] - 1, counts[other] + 1
        if moved[one] >= 0:
            yield tuple(moved)
        moved[one], moved[other] = counts[other], counts[one]
        yield tuple(moved)


@pytest.mark.parametrize("threshold", [2, 3])
def test_what_is_withheld_is_no_small_count_together(threshold: int) -> None:
    for whole, cells in product(range(17), (2, 3, 4)):
        for one in tables(cells, whole):
            shown = parts(one, threshold)
            hidden = [count for count, told in zip(one, shown or (), strict=False) if not told.exact]
            assert not hidden or sum(hidden) >= threshold


@pytest.mark.parametrize("least", [0, 1])
def test_what_is_published_is_true(least: int) -> None:
    for whole in range(30):
        for one in tables(3, whole, least):
            for count, told in zip(one, parts(one, 4, least) or (), strict=False):
                assert told.least <= count <= told.most
                assert told.exact == (told.least == told.most)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((30, 22, 8), [(30, 30), (22, 22), (8, 8)]),
        ((30, 22, 4), [(30, 30), (21, 26), (0, 5)]),
        ((30, 5, 3), [(30, 30), (3, 5), (3, 5)]),
        ((30, 5, 4), [(29, 39), (0, 5), (0, 5)]),
        ((30, 2, 1), [(23, 33), (0, 5), (0, 5)]),
        ((20, 7, 6, 3), [(6, 24), (6, 24), (6, 24), (0, 5)]),
        ((20, 9, 6, 3), [(20, 20), (6, 12), (6, 12), (0, 5)]),
        ((6, 6, 0), None),
        ((5, 5, 5), None),
        ((6, 5, 4), [(6, 15), (0, 5), (0, 5)]),
        ((7, 4), None),
        ((5,), None),
        ((11,), [(11, 11)]),
        ((), None),
    ],
)
def test_what_a_reader_meets(counts: Cells, told: list[Cells] | None) -> None:
    assert parts(counts) == told


def test_a_further_part_is_withheld_by_its_place_and_never_by_its_size() -> None:
    for first, second in ((40, 20), (20, 40)):
        shown = parts((first, second, 3))
        assert shown is not None
        assert [one.exact for one in shown] == [True, False, False]


def test_a_count_by_itself_and_a_sum() -> None:
    assert [alone(count) for count in (0, 5, 6, 61)] == [(0, 5), (0, 5), (6, 6), (61, 61)]
    assert added([Count(8, 8), Count(0, 5), Count(21, 26)]) == (29, 39)
    assert added([]) == (0, 0)
