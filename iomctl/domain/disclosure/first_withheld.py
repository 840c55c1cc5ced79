"""Which cells are withheld for what they say by themselves, or beside the paper before."""

from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule, PaperBefore, PrintedCounts

SMALL = "a small count"
NOUGHT = "a nought that tells something"
STAYED = "withheld in the paper before, and fewer than two moved"
FEW_MOVED = "so few came or left a small group since the paper before that they could be told"
MOVED_APART = 2
"""From so many people more or fewer on, two papers don't tell what one of them moved."""


def first_withheld(paper: PrintedCounts, rule: DisclosureRule, before: PaperBefore | None) -> dict[Cell, str]:
    """The cells with the reason of each; the first that holds, in the order of the constants above.

    Against the paper before (differencing):
    - What it withheld is withheld again unless the count is two or more away from what it was: otherwise a reader who
      knows who came or left knows what was withheld then.
    - A cell that both would show is withheld now if it changed by fewer than `small_move` people and was and is in a
      group of fewer than `small_group`: the reader would know of these few that they are counted there.
    A cell that the paper before had not is judged by itself.
    """
    found = {cell: reason for cell in paper.counts.keys() - paper.given if (reason := _alone(cell, paper, rule))}
    if before is not None:
        for cell in paper.counts.keys() & before.counts.keys() - found.keys() - paper.given:
            reason = _beside(paper.counts[cell], before.counts[cell], cell in before.withheld, rule)
            if reason:
                found[cell] = reason
    return dict(sorted(found.items()))


def _alone(cell: Cell, paper: PrintedCounts, rule: DisclosureRule) -> str | None:
    """The reason within one paper; None where the cell may be shown."""
    count = paper.counts[cell]
    if count == 0:
        return NOUGHT if cell in paper.telling_noughts else None
    return SMALL if min(count, paper.people.get(cell, count)) < rule.threshold else None


def _beside(now: int, then: int, was_withheld: bool, rule: DisclosureRule) -> str | None:
    """The reason beside the paper before; None where the cell may be shown."""
    moved = abs(now - then)
    if was_withheld:
        return STAYED if moved < MOVED_APART else None
    return FEW_MOVED if 0 < moved < rule.small_move and max(now, then) < rule.small_group else None
