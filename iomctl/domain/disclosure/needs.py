"""What is still missing: sets of cells of which at least one has to be withheld too."""

from collections.abc import Set as AbstractSet

from iomctl.domain.disclosure.groups import Group
from iomctl.domain.disclosure.linear import Solved
from iomctl.domain.disclosure.moves import without_move
from iomctl.domain.disclosure.printed_counts import Cell, Relation

Need = AbstractSet[Cell]


def started(group: Group, cells: AbstractSet[Cell]) -> Solved:
    """The relations of a group, solved for these cells."""
    solved = Solved(group.relations)
    for cell in sorted(cells):
        solved.withhold(cell)
    return solved


def needs(group: Group, solved: Solved, may: AbstractSet[Cell]) -> list[Need]:
    """Of each of these sets one more cell has to be withheld; an empty one can't be had from `may`. No set: it is safe.

    A cell can be worked out: one more of the relations that tell it. What is withheld together in one relation is told
    by the rest of it, and is a small count itself: one more of this relation. And last, a cell could have had no other
    count, for a nought can't have been fewer: any other.
    """
    missing: list[Need] = [row.keys() & may for _, row in solved.determined()]
    missing += [one.keys() & may for one in group.relations if _small_together(one, group, solved.withheld)]
    if not missing and without_move(solved, group.relations, group.counts):
        return [may]
    return missing


def _small_together(relation: Relation, group: Group, cells: AbstractSet[Cell]) -> bool:
    """Whether the withheld cells of a relation all stand on one side of it and are a small count together."""
    together, counts = cells & relation.keys(), group.counts
    # Most hold enough in their first cell or two: this is asked of every relation at every step of the search.
    left = group.threshold
    for cell in together:
        left -= counts[cell]
        if left <= 0:
            return False
    if not together:
        return False
    one_side = len({relation[cell] > 0 for cell in together}) == 1
    return one_side and sum(abs(relation[cell]) * counts[cell] for cell in together) < group.threshold


def usable(group: Group) -> frozenset[Cell] | None:
    """The cells that may be withheld without being told themselves if all are; None where a first one is even then."""
    may = frozenset(group.may)
    while True:
        solved = started(group, group.first | may)
        told = {cell for cell, _ in solved.determined()}
        for relation in group.relations:
            if _small_together(relation, group, solved.withheld):
                told |= solved.withheld & relation.keys()
        if told & group.first:
            return None
        if not told:
            return may
        may -= told
