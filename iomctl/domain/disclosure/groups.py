"""Tables that hang together: what is withheld in one can tell something in another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from iomctl.domain.disclosure.printed_counts import Cell, Relation


@dataclass(frozen=True)
class Group:
    """Relations over the cells that are withheld and those that may be; all others are shown, and so known.

    `may` gives each cell that may be withheld as a second one what it costs: see `Cost`.
    """

    relations: Sequence[Relation]
    counts: Mapping[Cell, int]
    first: frozenset[Cell]
    may: Mapping[Cell, "Cost"]
    threshold: int

    def of(self, cells: frozenset[Cell]) -> "Group":
        """The same, with only these cells left open."""
        return Group(
            [left for one in self.relations if (left := {cell: one[cell] for cell in one if cell in cells})],
            self.counts,
            self.first & cells,
            {cell: cost for cell, cost in self.may.items() if cell in cells},
            self.threshold,
        )


Cost = tuple[int, int, int, int]
"""Totals, noughts, cells, people: compared in that order."""
NOTHING: Cost = (0, 0, 0, 0)


def added(costs: Iterable[Cost]) -> Cost:
    """What several cells cost together."""
    totals, noughts, cells, people = (sum(column) for column in zip(NOTHING, *costs, strict=True))
    return totals, noughts, cells, people


def hanging_together(whole: Group) -> Iterator[Group]:
    """The groups in which something is withheld, each to be looked at by itself; in a fixed order."""
    place: dict[Cell, set[Cell]] = {}
    for relation in whole.of(whole.first | whole.may.keys()).relations:
        joined = set(relation)
        for cells in {id(place[cell]): place[cell] for cell in relation if cell in place}.values():
            joined |= cells
        place |= dict.fromkeys(joined, joined)
    seen: set[Cell] = set()
    for cell in sorted(whole.first & place.keys()):
        if cell not in seen:
            seen |= place[cell]
            yield whole.of(frozenset(place[cell]))
