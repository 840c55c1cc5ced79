"""Whether a withheld cell can have had another count: no cell below 0, every relation kept, whole people.

Where all withheld cells hold somebody the relations alone decide; a withheld nought can't have been one fewer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from iomctl.domain.disclosure.linear import Row, Solved
from iomctl.domain.disclosure.printed_counts import Cell, Relation

STEPS = 2_000
"""So many cells are tried to find the other count of one; what isn't found by then counts as told."""


def without_move(solved: Solved, relations: Sequence[Relation], counts: Mapping[Cell, int]) -> frozenset[Cell]:
    """The withheld cells of which no other count is found; `solved` are the relations solved for what is withheld."""
    moved: set[Cell] = set()
    for change in solved.freedoms():
        if _possible(change, counts):
            moved |= change.keys()
    left = sorted(solved.withheld - moved)
    among = [{cell: times for cell, times in one.items() if cell in solved.withheld} for one in relations]
    for cell in left:
        if cell not in moved:
            moved |= Moves(among, counts).of(cell)
    return frozenset(solved.withheld - moved)


def _possible(change: Row, counts: Mapping[Cell, int]) -> bool:
    """Whether the change is of whole people and leaves no cell below 0, forth or back."""
    whole = all(isinstance(by, int) for by in change.values())
    return whole and any(all(counts[cell] + sign * by >= 0 for cell, by in change.items()) for sign in (1, -1))


class Moves:
    """The search for a change of one here and there that keeps the relations: for two-way tables, a loop."""

    def __init__(self, relations: Sequence[Relation], counts: Mapping[Cell, int]) -> None:
        """The relations hold withheld cells alone."""
        self.counts, self.left = counts, STEPS
        self.of_cell: dict[Cell, list[Relation]] = defaultdict(list)
        for relation in relations:
            for cell in relation:
                self.of_cell[cell].append(relation)

    def of(self, cell: Cell) -> frozenset[Cell]:
        """The cells that change along with one, itself among them; none where no change is found."""
        for by in (1, -1):
            if self.counts[cell] + by >= 0 and (found := self._closed({cell: by})):
                return found
        return frozenset()

    def _closed(self, change: dict[Cell, int]) -> frozenset[Cell] | None:
        self.left -= 1
        touched = chain.from_iterable(self.of_cell[cell] for cell in change)
        open_one = next(((one, off) for one in touched if (off := _off(one, change))), None)
        if open_one is None:
            return frozenset(change)
        for cell, by in self._towards(*open_one, change):
            if self.left > 0 and (found := self._closed(change | {cell: by})):
                return found
        return None

    def _towards(self, relation: Relation, off: int, change: Mapping[Cell, int]) -> Iterable[tuple[Cell, int]]:
        """What brings a relation nearer to 0: another cell, by one more or one fewer."""
        for cell, times in relation.items():
            by = -1 if (times > 0) == (off > 0) else 1
            if cell not in change and self.counts[cell] + by >= 0:
                yield cell, by


def _off(relation: Relation, change: Mapping[Cell, int]) -> int:
    return sum(relation[cell] * by for cell, by in change.items() if cell in relation)
