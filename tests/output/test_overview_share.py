"""Blocks of an overview share the lines of a screen: the most urgent first, no line more than there is."""

from itertools import product

import pytest

from iomctl.output.overview.share import Needed, Share, shared


def lines(share: Share, needed: list[Needed], others: int) -> int:
    """How many lines that is, with the empty ones."""
    blocks = sum(one.heading + rows for one, rows in zip(needed, share.rows, strict=False))
    return blocks + (len(share.rows) if share.spaced else 1) + (others if len(share.rows) < len(needed) else 0)


@pytest.mark.parametrize("room", range(3, 40))
def test_there_is_never_more_than_fits(room: int) -> None:
    for rows in product((1, 2, 30), repeat=4):
        needed = [Needed(1, one) for one in rows]
        share = shared(needed, room, lambda first: 2 if first < 4 else 0)
        assert lines(share, needed, 2) <= room
        assert all(1 <= has <= one.rows for has, one in zip(share.rows, needed, strict=False))
        if share.spaced:
            assert share.rows == list(rows)
        elif share.rows != list(rows):
            # What is left is less than another block needs, and no row more would fit.
            whole = share.rows == list(rows)[: len(share.rows)]
            assert whole or lines(share, needed, 2) == room


def test_the_first_have_rows_and_the_others_are_named() -> None:
    needed = [Needed(1, 5)] * 6
    assert shared(needed, 10, lambda first: 1 if first < 6 else 0) == Share([1, 1, 1, 1], spaced=False)
    assert shared(needed, 12, lambda first: 1 if first < 6 else 0) == Share([1] * 5, spaced=False)
    assert shared(needed, 16, lambda first: 1 if first < 6 else 0) == Share([2, 2, 2, 1, 1, 1], spaced=False)
    assert shared(needed, 42, lambda first: 1 if first < 6 else 0) == Share([5] * 6, spaced=True)


def test_without_blocks_there_is_nothing_to_share() -> None:
    assert shared([], 10, lambda _: 0) == Share([], spaced=True)
