"""How the blocks of an overview share the lines of a screen."""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Needed(NamedTuple):
    """What one block needs to be whole: the lines of its heading, and a line for each row."""

    heading: int
    rows: int


class Share(NamedTuple):
    """How many rows each of the first blocks gets, one at least; the others get none.

    `spaced` when an empty line before each of them fits too.
    """

    rows: list[int]
    spaced: bool


def shared(needed: Sequence[Needed], room: int, for_others: Callable[[int], int]) -> Share:
    """Share out `room` lines among blocks, the most urgent first.

    As many of the first as can get a row; `for_others` says how many lines the others take that have none, when so
    many have one. What is left then goes round, a line to each in turn.
    """
    if sum(one.heading + one.rows + 1 for one in needed) <= room:
        return Share([one.rows for one in needed], spaced=True)
    first, left = len(needed), room - 1
    for first in range(len(needed), -1, -1):
        left = room - 1 - sum(one.heading + 1 for one in needed[:first]) - for_others(first)
        if left >= 0:
            break
    given = [1] * first
    while left > 0 and any(has < one.rows for has, one in zip(given, needed, strict=False)):
        for at, one in enumerate(needed[:first]):
            if given[at] < one.rows and left > 0:
                given[at] += 1
                left -= 1
    return Share(given, spaced=False)
