"""The search for the fewest second cells: every choice is tried but those that can't be better (branch and bound)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from iomctl.domain.disclosure.groups import Cost, Group, added
from iomctl.domain.disclosure.linear import Solved
from iomctl.domain.disclosure.needs import Need, needs, started, usable
from iomctl.domain.disclosure.printed_counts import Cell

NEITHER = (0, 0)
PARTS = 840
"""What a cell costs is shared among the needs that it meets, in parts of this: 1 to 8 divide it."""


class Answer(NamedTuple):
    """The second cells; whether no answer costs less; the cells that are told nonetheless."""

    cells: frozenset[Cell]
    fewest: bool = True
    told: frozenset[Cell] = frozenset()


def cheapest(group: Group, steps: int) -> Answer | None:
    """The cheapest second cells of a group; after so many steps the cheapest found by then. None: there are none."""
    may = usable(group)
    if may is None:
        return None
    search = Search(group, steps)
    solved = started(group, group.first)
    greedy = _greedy(group, solved.copy(), may)
    if greedy is None:
        return None
    search.keep(greedy)
    search.go_on(solved, frozenset(), may)
    return Answer(search.best, fewest=search.left > 0)


class Search:
    """The best answer found so far, and how many steps are left."""

    def __init__(self, group: Group, steps: int) -> None:
        """Nothing is found yet."""
        self.group, self.left = group, steps
        self.best: frozenset[Cell] = frozenset()
        self.cost: Cost | None = None

    def keep(self, cells: frozenset[Cell]) -> None:
        """Keep an answer if it costs less."""
        cost = added(self.group.may[cell] for cell in cells)
        if self.cost is None or cost < self.cost:
            self.best, self.cost = cells, cost

    def go_on(self, solved: Solved, chosen: frozenset[Cell], may: AbstractSet[Cell]) -> None:
        """Try all that can be withheld of `may` beside what is chosen."""
        self.left -= 1
        if self.left <= 0:
            return
        missing = needs(self.group, solved, may)
        if not missing:
            self.keep(chosen)
            return
        if not all(missing) or self._no_better(chosen, missing):
            return
        meets = Counter(chain.from_iterable(missing))
        fewest = min(missing, key=len)
        for cell in sorted(fewest, key=lambda one: _order(one, self.group, meets)):
            may = may - {cell}
            further = solved.copy()
            further.withhold(cell)
            self.go_on(further, chosen | {cell}, may)

    def _no_better(self, chosen: frozenset[Cell], missing: Sequence[Need]) -> bool:
        least = at_least(self.group.may, missing)
        so_far = added(self.group.may[cell] for cell in chosen)
        return self.cost is not None and added([so_far, least]) >= self.cost


def at_least(costs: Mapping[Cell, Cost], missing: Sequence[Need]) -> Cost:
    """What meeting all needs costs at least: each cell's cost is shared by the needs it meets, each need pays once."""
    meets = Counter(chain.from_iterable(missing))
    if any(costs[cell][:2] == NEITHER for cell in meets):
        # A need that an ordinary cell meets costs no total and no nought.
        dear = [need for need in missing if all(costs[cell][:2] != NEITHER for cell in need)]
    else:
        dear = list(missing)
    totals, noughts = (_shared(costs, dear, meets, at) for at in (0, 1)) if dear else NEITHER
    return totals, noughts, _shared(costs, missing, meets, 2), _shared(costs, missing, meets, 3)


def _shared(costs: Mapping[Cell, Cost], needed: Sequence[Need], meets: Mapping[Cell, int], at: int) -> int:
    """One part of the cost, each need with its cheapest share."""
    share = {cell: costs[cell][at] * PARTS // times for cell, times in meets.items()}.__getitem__
    return -(-sum(min(map(share, need)) for need in needed) // PARTS)


def _order(cell: Cell, group: Group, meets: Mapping[Cell, int]) -> tuple[int, int, int, int, Cell]:
    """Cheap kinds first, then what meets most needs, then few people."""
    totals, noughts, _, people = group.may[cell]
    return totals, noughts, -meets[cell], people, cell


def _greedy(group: Group, solved: Solved, may: AbstractSet[Cell]) -> frozenset[Cell] | None:
    """A safe answer soon: the best next cell again and again, then without those that turn out not to be needed."""
    chosen: list[Cell] = []
    while missing := needs(group, solved, may):
        meets = Counter(chain.from_iterable(missing))
        if not meets or not all(missing):
            return None
        best = min(meets, key=lambda cell: _order(cell, group, meets))
        solved.withhold(best)
        chosen.append(best)
        may = may - {best}
    for cell in sorted(chosen, key=lambda one: (group.may[one], one), reverse=True):
        fewer = [one for one in chosen if one != cell]
        if not needs(group, started(group, group.first | set(fewer)), may):
            chosen = fewer
    return frozenset(chosen)
