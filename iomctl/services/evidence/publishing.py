"""Evidence for readers outside: its counts are withheld by the one rule by which those of the board's paper are."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule
from iomctl.domain.disclosure.withholding import withheld
from iomctl.domain.measures.adding_up import REOFFENDED, Key, printed, withheld_of
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.tally import Tallies, Tally
from iomctl.domain.reoffending.cohorts import ListedBeside
from iomctl.services.evidence.figure_records import Reoffending, ReoffendingFigure
from iomctl.services.evidence.groups import OVERLAPPING

OF_ALL = ("", "")
WITH, WITHOUT = "with", "without"
WITHHELD = "withheld: of few people, or it would tell of few"
_OF_REOFFENDERS = tuple(
    "reoffenders reoffences rate low high per_reoffender per_100 median_days crimes seriousness".split()
)


def for_others(made: Reoffending, rule: DisclosureRule) -> Reoffending:
    """The same without the counts that say something of few people, and those by which one could be worked out."""
    cells = withheld(printed(Tallies(_shares(made))), rule).cells
    rows = tuple(figure_for_others(one, _key(made, one), cells, rule) for one in made.rows)
    return whole_for_others(replace(made, rows=rows), (REOFFENDED, *OF_ALL), cells, rule)


def whole_for_others(made: Reoffending, key: Key, cells: AbstractSet[Cell], rule: DisclosureRule) -> Reoffending:
    """The same of everyone, and of what is said of them; `key` is that of their counts, of which cells are withheld."""
    whole = figure_for_others(made.everyone, key, cells, rule)
    if whole.reoffenders is None:
        return replace(made, everyone=whole, sentences=(), gaps={})
    gaps = {name: count for name, count in made.gaps.items() if not is_small(count, rule)}
    return replace(made, everyone=whole, gaps=gaps)


def figure_for_others(
    one: ReoffendingFigure, key: Key, cells: AbstractSet[Cell], rule: DisclosureRule
) -> ReoffendingFigure:
    """A figure without what is withheld of its counts, and all that is made of them.

    Crimes by group and their seriousness are left out, which few people commit, and what is listed beside and small.
    """
    so, of = withheld_of(key, cells)
    if so or of:
        nothing: dict[str, Any] = dict.fromkeys((*_OF_REOFFENDERS, *ListedBeside._fields))
        return replace(one, people=None if of else one.people, why=WITHHELD, **nothing)
    counts = {name: getattr(one, name) for name in ListedBeside._fields}
    beside: dict[str, Any] = {name: None if is_small(count or 0, rule) else count for name, count in counts.items()}
    return replace(one, crimes=None, seriousness=None, **beside)


def reoffended(one: ReoffendingFigure, by: str = "", group: str = "") -> Tally:
    """Those who reoffended of all in a group, by exact counts."""
    return Tally(REOFFENDED, measures()[REOFFENDED].version, by, group, one.reoffenders or 0, one.people or 0)


def is_small(count: int, rule: DisclosureRule) -> bool:
    """Whether a count is withheld that adds up with no other; 0 is too, for it tells of each of those it is of."""
    return count < rule.threshold


def _shares(made: Reoffending) -> Iterator[Tally]:
    """The groups that people are in once, with the whole; of others each group beside all who are not in it."""
    whole = reoffended(made.everyone)
    yield whole
    for one in made.rows:
        tally = reoffended(one, *_key(made, one)[1:])
        yield tally
        if made.by in OVERLAPPING:
            so, of = whole.numerator - tally.numerator, (whole.denominator or 0) - (tally.denominator or 0)
            yield replace(tally, group=WITHOUT, numerator=so, denominator=of)


def _key(made: Reoffending, one: ReoffendingFigure) -> Key:
    return (REOFFENDED, one.group, WITH) if made.by in OVERLAPPING else (REOFFENDED, made.by, one.group)
