"""Which counts of a paper are withheld, beside the papers that its readers may have."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule, PaperBefore, PrintedCounts, Relation
from iomctl.domain.disclosure.withholding import withheld
from iomctl.domain.measures.adding_up import OF, REST, SO, as_counts, cell, printed
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.cohorts_beside import OPENING, CohortsBeside, hidden_beside_cohorts
from iomctl.domain.measures.kept_counts import GivenOut
from iomctl.domain.measures.tally import Tallies

CLOSING, PEOPLE = "closing", "people"
EVERY_GROUP = 10**9


def hidden(
    tallies: Tallies,
    period: tuple[date, date],
    rule: DisclosureRule,
    before: Iterable[GivenOut] = (),
    beside: CohortsBeside | None = None,
) -> frozenset[Cell]:
    """The cells that are withheld of a paper of a period, by itself, beside the papers before it and those `beside` it.

    `before` are of the same people. What is withheld because of one is withheld: the more is, the less can be worked
    out of the rest.
    """
    paper = printed(tallies)
    cells = withheld(paper, rule).cells
    for one in before:
        then = _beside(one, period)
        if _few_moved(paper.counts, then.counts, rule.threshold):
            # Nine tables that differ by the same few people would tell all about them, however large the groups.
            of_few = rule._replace(small_group=EVERY_GROUP, small_move=rule.threshold)
            groups = PaperBefore({one: count for one, count in then.counts.items() if one[1]}, then.withheld)
            cells |= withheld(paper, of_few, groups).cells
        else:
            cells |= withheld(paper, rule, then).cells
    if beside is not None:
        cells |= hidden_beside_cohorts(tallies, period[0], rule, beside)
    return cells | _whole_shares(tallies, cells)


def hidden_in_all(periods: Sequence[Tallies], rule: DisclosureRule) -> frozenset[Cell]:
    """The cells that are withheld where what was counted in all is told of periods that follow each other.

    They are one paper: how things stood at the beginning of a period is how they stood at the end of the one before. A
    cell opens with the place of its period, as text.
    """
    counts: dict[Cell, int] = {}
    relations: list[Relation] = []
    for place, tallies in enumerate(periods):
        paper = printed(Tallies(one for one in tallies if not one.by))
        counts |= {(f"{place}", *one): count for one, count in paper.counts.items()}
        relations += [{(f"{place}", *one): times for one, times in held.items()} for held in paper.relations]
        ends, begins = (f"{place - 1}", CLOSING, "", "", SO), (f"{place}", OPENING, "", "", SO)
        if place and ends in counts and begins in counts and counts[ends] == counts[begins]:
            relations.append({ends: 1, begins: -1})
    cells = withheld(PrintedCounts(counts, relations), rule).cells
    whole = (
        _whole_shares(tallies, frozenset(one[1:] for one in cells if one[0] == f"{place}"))
        for place, tallies in enumerate(periods)
    )
    return cells | {(f"{place}", *one) for place, found in enumerate(whole) for one in found}


def _few_moved(now: Mapping[Cell, int], then: Mapping[Cell, int], threshold: int) -> bool:
    """Whether so few people came or left between two papers that a small count is told: each move is told twice."""
    moved: Counter[str] = Counter()
    for one, count in now.items():
        if one[0] == PEOPLE and one[1] and one in then:
            moved[one[1]] += abs(count - then[one])
    return bool(moved) and max(moved.values()) < 2 * threshold


def _whole_shares(tallies: Tallies, cells: frozenset[Cell]) -> frozenset[Cell]:
    """Of a share whose whole is withheld all of it: that it is so of nobody, or of all, tells of each of them."""
    known = measures()
    return frozenset(
        cell(one.key, which)
        for one in tallies
        if one.denominator is not None and not known[one.measure].told and cell(one.key, OF) in cells
        for which in (SO, REST)
    )


def _beside(paper: GivenOut, period: tuple[date, date]) -> PaperBefore:
    """What of an earlier paper is of the same people: all of the same period, else what stands on a day.

    How things stood at the beginning of a period is how they stood at the end of the one before it.
    """
    counts = as_counts(paper.tallies)
    if (paper.first, paper.last) == period:
        return PaperBefore(counts, paper.withheld)
    named = list(_of_a_day(counts, follows=paper.last + timedelta(days=1) == period[0]))
    return PaperBefore(
        {name: counts[was] for name, was in named}, frozenset(name for name, was in named if was in paper.withheld)
    )


def _of_a_day(cells: Iterable[Cell], follows: bool) -> Iterator[tuple[Cell, Cell]]:
    """What each cell that stands on a day is called in the later paper, and in the earlier one."""
    known = measures()
    for one in cells:
        measure, *rest = one
        if known[measure].on_a_day and measure != OPENING:
            yield one, one
        if measure == CLOSING and follows:
            yield (OPENING, *rest), one
