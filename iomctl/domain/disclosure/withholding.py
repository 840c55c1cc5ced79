"""What is withheld of a paper: small counts, and the fewest others that would let one be worked out."""

from iomctl.domain.disclosure.first_withheld import first_withheld
from iomctl.domain.disclosure.groups import NOTHING, Cost, Group, hanging_together
from iomctl.domain.disclosure.needs import needs, started
from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule, PaperBefore, PrintedCounts, Withholding
from iomctl.domain.disclosure.search import Answer, cheapest

KINDS = 3
"""Cells that may be withheld as second ones: with somebody in them, then noughts, then totals."""


def withheld(paper: PrintedCounts, rule: DisclosureRule, before: PaperBefore | None = None) -> Withholding:
    """The cells of a paper that are withheld, over all its tables at once and beside the paper before it.

    First those that say something of few people (`first_withheld`). Then as few others as are needed so that nobody
    who sees the rest, knows what adds up and that no count is below 0 can work out a withheld one: two whole values of
    each are possible, and what is withheld together in one sum is no small count either. Of answers with as few cells
    that with the fewest people. A nought is a second cell only where a total would be otherwise, a total only where
    nothing else helps. The same paper is withheld alike everywhere and for ever.
    """
    first = first_withheld(paper, rule, before)
    second = _second(_group(paper, frozenset(first), rule, KINDS), rule.steps)
    return Withholding(frozenset(first) | second.cells, first, second.fewest, second.told)


def share_withheld(numerator: Cell, denominator: Cell, cells: frozenset[Cell]) -> bool:
    """Whether a percentage is withheld: with it, one of its two counts would tell the other."""
    return numerator in cells or denominator in cells


def _group(paper: PrintedCounts, first: frozenset[Cell], rule: DisclosureRule, kinds: int) -> Group:
    may = {cell: _cost(cell, paper) for cell in sorted(paper.counts.keys() - first - paper.given)}
    whole = Group(paper.relations, paper.counts, first, may, rule.threshold)
    return _among(whole, kinds)


def _cost(cell: Cell, paper: PrintedCounts) -> Cost:
    if cell in paper.unprinted:
        return NOTHING
    count = paper.counts[cell]
    total = cell in paper.totals
    return int(total), int(count == 0 and not total), 1, count


def _among(group: Group, kinds: int) -> Group:
    """The group with only so many kinds of second cells."""
    may = {cell for cell, cost in group.may.items() if (cost[0] * 2 or cost[1]) < kinds}
    return group.of(group.first | may)


def _second(whole: Group, steps: int) -> Answer:
    """The second cells of all groups; a group that can't be made safe is withheld whole, and what is told is said."""
    answers = []
    for group in hanging_together(whole):
        answer = _second_of_kinds(group, steps, KINDS)
        answers.append(answer or _all_of(group))
    return _together(answers)


def _second_of_kinds(group: Group, steps: int, kinds: int) -> Answer | None:
    """By fewer kinds of cells if that is possible, in the smaller groups that the tables then fall into."""
    if kinds > 1:
        parts = [_second_of_kinds(one, steps, kinds - 1) for one in hanging_together(_among(group, kinds - 1))]
        found = [one for one in parts if one is not None]
        if len(found) == len(parts):
            return _together(found)
    return cheapest(group, steps)


def _together(answers: list[Answer]) -> Answer:
    return Answer(
        frozenset().union(*(one.cells for one in answers)),
        all(one.fewest for one in answers),
        frozenset().union(*(one.told for one in answers)),
    )


def _all_of(group: Group) -> Answer:
    solved = started(group, group.first | group.may.keys())
    told = frozenset(cell for cell, _ in solved.determined())
    return Answer(frozenset(group.may), fewest=not needs(group, solved, frozenset()), told=told or group.first)
