"""A figure as a return tells it: the count, or that it was withheld."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from iomctl.domain.disclosure.printed_counts import (
    Cell,
    DisclosureRule,
    PaperBefore,
    PrintedCounts,
    Relation,
    adds_up,
)
from iomctl.domain.disclosure.withholding import share_withheld, withheld
from iomctl.domain.measures.tally import Tally

NUMERATOR, DENOMINATOR = "numerator", "denominator"


@dataclass(frozen=True)
class ToldTally:
    """A `Tally` for readers outside; None where a count is withheld. A plain count has no `share`."""

    measure: str
    version: int
    by: str
    group: str
    numerator: int | None
    denominator: int | None
    share: bool

    @property
    def withheld(self) -> bool:
        """Whether its numerator or its denominator is."""
        return self.numerator is None or (self.share and self.denominator is None)

    @property
    def what(self) -> tuple[str, str, str]:
        """Its measure and its group, the same in every scheme."""
        return self.measure, self.by, self.group


def told(tallies: Iterable[Tally], rule: DisclosureRule, before: PaperBefore | None = None) -> list[ToldTally]:
    """The figures with small counts withheld, over all of them at once, in the order of measure, by and group.

    Groups that add up to the whole are known to. Of a share both counts go: one would let the reader guess the other.
    """
    listed = sorted(tallies, key=lambda one: (one.measure, one.by, one.group))
    paper = printed(listed)
    cells = withheld(paper, rule, before).cells
    return [_told(one, cells) for one in listed]


def printed(tallies: Iterable[Tally]) -> PrintedCounts:
    """The counts of figures as a reader finds them. The whole of a measure is a total, its groups are the parts."""
    counts = dict(_counts(tallies))
    totals = frozenset(cell for cell in counts if not cell[1])
    return PrintedCounts(counts, list(_relations(counts)), totals)


def _counts(tallies: Iterable[Tally]) -> Iterable[tuple[Cell, int]]:
    for one in tallies:
        yield (one.measure, one.by, one.group, NUMERATOR), one.numerator
        if one.denominator is not None:
            yield (one.measure, one.by, one.group, DENOMINATOR), one.denominator


def _relations(counts: Mapping[Cell, int]) -> Iterable[Relation]:
    """What adds up: the groups of one kind to the whole, where they do. Groups that overlap don't."""
    parts = sorted((cell for cell in counts if cell[1]), key=lambda cell: (cell[0], cell[1], cell[3]))
    for (measure, _, count), group in groupby(parts, key=lambda cell: (cell[0], cell[1], cell[3])):
        whole, cells = (measure, "", "", count), list(group)
        if whole in counts and counts[whole] == sum(counts[cell] for cell in cells):
            yield adds_up(whole, cells)


def _told(one: Tally, cells: frozenset[Cell]) -> ToldTally:
    numerator: Cell = (one.measure, one.by, one.group, NUMERATOR)
    gone = share_withheld(numerator, (*numerator[:3], DENOMINATOR), cells)
    return ToldTally(
        one.measure,
        one.version,
        one.by,
        one.group,
        None if gone else one.numerator,
        None if gone else one.denominator,
        one.denominator is not None,
    )
