"""The counts of a paper as a reader finds them: cells under keys, and what the reader knows to add up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Cell: TypeAlias = tuple[str, ...]
"""A key of one count: `("people_by_tier", "fixed")`. The same key in two tables is the same cell."""
Relation: TypeAlias = Mapping[Cell, int]
"""What adds up to nought: `{total: 1, part: -1, other: -1}`, `{opening: 1, come: 1, gone: -1, closing: -1}`."""


@dataclass(frozen=True)
class PrintedCounts:
    """All counts of one paper, over all its tables, and what its reader knows of them.

    `totals` are withheld as a last resort; `telling_noughts` are cells of which 0 tells something about somebody.
    `people` says of a count of something else how many people had it. `given` are counts of other papers that their
    readers have: shown, whatever they are. `unprinted` are in no paper, but can be worked out where nothing hides them.
    """

    counts: Mapping[Cell, int]
    relations: Sequence[Relation]
    totals: frozenset[Cell] = frozenset()
    telling_noughts: frozenset[Cell] = frozenset()
    people: Mapping[Cell, int] = field(default_factory=dict)
    given: frozenset[Cell] = frozenset()
    unprinted: frozenset[Cell] = frozenset()

    def __post_init__(self) -> None:
        """Raise ValueError for a count below 0, a relation of a cell without a count or one that adds up to no 0."""
        below = sorted(cell for cell, count in self.counts.items() if count < 0)
        if below:
            raise ValueError(f"a count below 0: {below[0]}")
        for relation in self.relations:
            unknown = sorted(relation.keys() - self.counts.keys())
            if unknown:
                raise ValueError(f"a relation of a cell without a count: {unknown[0]}")
            if sum(times * self.counts[cell] for cell, times in relation.items()):
                raise ValueError(f"does not add up to 0: {sorted(relation)}")


class DisclosureRule(NamedTuple):
    """What a scheme withholds. Default, no public source: set by the scheme.

    Counts from 1 to `threshold` - 1 are. `small_group` is for a paper with one before it: a group that was and is
    smaller than that doesn't show that one person came or left (0: never asked). `steps` is how long the search for the
    fewest cells goes on in each group of tables that hang together; counted and not timed, so that it ends alike
    everywhere.
    `small_move` is how many people less than that is a move of few, which such a group doesn't show.
    """

    threshold: int
    small_group: int = 0
    small_move: int = 2
    steps: int = 300


class PaperBefore(NamedTuple):
    """The paper before this one: its counts, and those of them that it withheld."""

    counts: Mapping[Cell, int]
    withheld: frozenset[Cell]


@dataclass(frozen=True)
class Withholding:
    """The cells that are withheld, and how far that is certain.

    `first` are those withheld for what they say, each with the reason; the others would let one of them be worked out.
    `fewest`: whether no safe answer withholds fewer cells, or as many with fewer people. `told`: cells that a reader
    can work out though everything else is withheld; a paper with one must not be printed.
    """

    cells: frozenset[Cell]
    first: Mapping[Cell, str] = field(default_factory=dict)
    fewest: bool = True
    told: frozenset[Cell] = frozenset()


def adds_up(total: Cell, parts: Iterable[Cell]) -> Relation:
    """The relation of a total with its parts."""
    return {total: 1} | dict.fromkeys(parts, -1)
