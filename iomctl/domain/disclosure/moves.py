"""Whether a withheld cell can have had another count: no cell below 0, every relation kept, whole people.

Where all withheld cells hold somebody the relations alone decide; a withheld nought can't have been one fewer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
        self.relations, self.counts, self.left = relations, counts, STEPS
        self.of_cell: dict[Cell, list[int]] = defaultdict(list)
        for at, relation in enumerate(relations):
            for cell in relation:
                self.of_cell[cell].append(at)
        self.change: dict[Cell, int] = {}
        # What each relation has too much by the change so far: to add it up anew at every step takes minutes.
        self.off = [0] * len(relations)

    def of(self, cell: Cell) -> frozenset[Cell]:
        """The cells that change along with one, itself among them; none where no change is found."""
        for by in (1, -1):
            if self.counts[cell] + by >= 0 and (found := self._with(cell, by)):
                return found
        return frozenset()

    def _with(self, cell: Cell, by: int) -> frozenset[Cell] | None:
        """What the change comes to with one more cell; nothing of it is left."""
        self.change[cell] = by
        self._add(cell, by)
        found = self._closed()
        del self.change[cell]
        self._add(cell, -by)
        return found

    def _add(self, cell: Cell, by: int) -> None:
        for at in self.of_cell[cell]:
            self.off[at] += self.relations[at][cell] * by

    def _closed(self) -> frozenset[Cell] | None:
        self.left -= 1
        touched = {at for cell in self.change for at in self.of_cell[cell] if self.off[at]}
        if not touched:
            return frozenset(self.change)
        # Where the fewest cells are left it is soonest known that there is no way, or the only one is gone.
        narrowest = min(touched, key=lambda at: (len(self.relations[at].keys() - self.change.keys()), at))
        for cell, by in self._towards(self.relations[narrowest], self.off[narrowest]):
            if self.left > 0 and (found := self._with(cell, by)):
                return found
        return None

    def _towards(self, relation: Relation, off: int) -> Iterable[tuple[Cell, int]]:
        """What brings a relation nearer to 0: another cell, by one more or one fewer."""
        for cell, times in relation.items():
            by = -1 if (times > 0) == (off > 0) else 1
            if cell not in self.change and self.counts[cell] + by >= 0:
                yield cell, by
