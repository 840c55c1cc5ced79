"""Which counts of a paper are withheld, beside the papers that its readers may have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule, PaperBefore
from iomctl.domain.disclosure.withholding import withheld
from iomctl.domain.measures.adding_up import as_counts, printed
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.tally import Tallies

OPENING, CLOSING = "opening", "closing"


@dataclass(frozen=True)
class GivenOut:
    """A paper that was made before: its period, both days included, what it counted, and what it withheld."""

    first: date
    last: date
    tallies: Tallies
    withheld: frozenset[Cell]


def hidden(
    tallies: Tallies, period: tuple[date, date], rule: DisclosureRule, before: Iterable[GivenOut]
) -> frozenset[Cell]:
    """The cells that are withheld of a paper of a period, by itself and beside each of the papers before it.

    What is withheld beside one of them is withheld: the more is, the less can be worked out of the rest.
    """
    paper = printed(tallies)
    cells = withheld(paper, rule).cells
    for one in before:
        cells |= withheld(paper, rule, _beside(one, period)).cells
    return cells


def _beside(paper: GivenOut, period: tuple[date, date]) -> PaperBefore:
    """What of an earlier paper is of the same people: all of the same period, else what stands on a day.

    How things stood at the beginning of a period is how they stood at the end of the one before it.
    """
    counts = as_counts(paper.tallies)
    if (paper.first, paper.last) == period:
        return PaperBefore(counts, paper.withheld)
    named = list(_of_a_day(counts, follows=paper.last + timedelta(days=1) == period[0]))
    return PaperBefore(
        {name: counts[cell] for name, cell in named}, frozenset(name for name, cell in named if cell in paper.withheld)
    )


def _of_a_day(cells: Iterable[Cell], follows: bool) -> Iterator[tuple[Cell, Cell]]:
    """What each cell that stands on a day is called in the later paper, and in the earlier one."""
    known = measures()
    for cell in cells:
        measure, *rest = cell
        if known[measure].on_a_day and measure != OPENING:
            yield cell, cell
        if measure == CLOSING and follows:
            yield (OPENING, *rest), cell
