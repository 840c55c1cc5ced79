"""Papers of cohorts beside that of the whole scheme: what one withholds must not follow from the others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule, PaperBefore, PrintedCounts, Relation
from iomctl.domain.disclosure.withholding import withheld
from iomctl.domain.measures.adding_up import SO, cell, printed
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.kept_counts import GivenOut
from iomctl.domain.measures.tally import Tallies

OPENING = "opening"
BETWEEN = frozenset({"came_in", "left", "moved_in", "moved_out", "days_on_scheme"})
"""Who goes from one cohort to another came and left in their papers, and did neither in that of the whole."""
EVERYBODY = cell(("people", "", ""), SO)
OTHERS = "others"


@dataclass(frozen=True)
class CohortsBeside:
    """Papers for others that end on the day of a paper: of the whole scheme, and of its other cohorts, each once.

    `whole` is None where the paper is itself that of the whole.
    """

    whole: GivenOut | None
    cohorts: Sequence[GivenOut]


@dataclass(frozen=True)
class _LaidPaper:
    """A paper among those that are laid together; `place` is "" for the one that is made, whose cells keep theirs."""

    place: str
    paper: PrintedCounts
    withheld: frozenset[Cell]
    all_days: bool

    def named(self, one: Cell) -> Cell:
        """The name of a cell of it."""
        return (self.place, *one) if self.place else one

    def tells(self, one: Cell) -> bool:
        """Whether it counts the same as the paper that is made: of another period only what stands on its last day."""
        return self.all_days or (measures()[one[0]].on_a_day and one[0] != OPENING)

    def counts(self) -> Iterator[tuple[Cell, int]]:
        """Its counts by their names."""
        return ((self.named(one), count) for one, count in self.paper.counts.items())

    def relations(self) -> Iterator[Relation]:
        """What adds up in it, by their names."""
        return ({self.named(one): times for one, times in held.items()} for held in self.paper.relations)

    def held_back(self) -> Iterator[Cell]:
        """The names of what it withheld."""
        return (self.named(one) for one in self.withheld & self.paper.counts.keys())

    def people(self) -> Iterator[tuple[Cell, int]]:
        """How many people had what is counted, by the names."""
        return ((self.named(one), number) for one, number in self.paper.people.items())


def hidden_beside_cohorts(
    tallies: Tallies, first: date, rule: DisclosureRule, beside: CohortsBeside
) -> frozenset[Cell]:
    """The cells of a paper, of a period from `first` on, that are withheld because of the papers of other cohorts.

    The whole less the cohorts that have papers are the others, whom no paper counts: of few of them a reader would know
    all that the whole tells. Where the papers count everybody, what one withholds is the whole less the rest of them.
    """
    own = _LaidPaper("", printed(tallies), frozenset(), all_days=True)
    papers = enumerate((*filter(None, (beside.whole,)), *beside.cohorts), 1)
    out = [_LaidPaper(f"{at}", printed(one.tallies), one.withheld, one.first == first) for at, one in papers]
    whole, cohorts = (own, out) if beside.whole is None else (out[0], [own, *out[1:]])
    others = [(some, one) for some, one in _others(whole, cohorts) if _tells(one, rule.threshold)]
    back = frozenset(chain.from_iterable(one.held_back() for one in out))
    made_up = [held for one in others for held in _made_up(whole, *one)]
    laid = _laid_together(own, out, back, [one for _, one in others], made_up)
    cells = withheld(laid, rule, PaperBefore({one: laid.counts[one] for one in back}, back)).cells
    return cells & own.paper.counts.keys()


def _laid_together(
    own: _LaidPaper,
    out: Sequence[_LaidPaper],
    back: frozenset[Cell],
    others: Sequence[_LaidPaper],
    made_up: Sequence[Relation],
) -> PrintedCounts:
    """The paper that is made, those that are out with what they hold `back`, and the others, as one."""
    every = (own, *out, *others)
    seen = frozenset(name for one in out for name, _ in one.counts()) - back
    # That there is nobody else is known as well.
    known = frozenset(name for one in others for name, _ in one.counts() if not one.paper.counts[EVERYBODY])
    return PrintedCounts(
        dict(chain.from_iterable(one.counts() for one in every)),
        [*chain.from_iterable(one.relations() for one in every), *made_up],
        own.paper.totals,
        people=dict(chain.from_iterable(one.people() for one in (own, *others))),
        given=seen | known,
        unprinted=frozenset(name for one in others for name, _ in one.counts()) - known,
    )


def _others(whole: _LaidPaper, cohorts: Sequence[_LaidPaper]) -> Iterator[tuple[Sequence[_LaidPaper], _LaidPaper]]:
    """The whole less some cohorts, which are given with it, as far as they can be told.

    All cohorts are taken together; where somebody is in two of them and they are more than the whole, each by itself.
    """
    left: dict[tuple[int, ...], dict[Cell, int]] = defaultdict(dict)
    for name in (one for one in whole.paper.counts if one[0] not in BETWEEN and whole.tells(one)):
        there = tuple(at for at, one in enumerate(cohorts) if one.tells(name))
        together = _less(whole, [cohorts[at] for at in there], name) >= 0
        for places in [there] if together else [(at,) for at in there]:
            number = _less(whole, [cohorts[at] for at in places], name)
            if number >= 0:
                left[places][name] = number
    for places, counts in left.items():
        if EVERYBODY in counts:
            some = [cohorts[at] for at in places]
            named = " ".join((OTHERS, *(one.place for one in some)))
            relations = [held for held in whole.paper.relations if held.keys() <= counts.keys()]
            asked = counts.keys() & whole.paper.people.keys()
            people = {name: _less(whole, some, name, of_people=True) for name in asked}
            yield some, _LaidPaper(named, PrintedCounts(counts, relations, people=people), frozenset(), all_days=True)


def _tells(others: _LaidPaper, threshold: int) -> bool:
    """Whether others could be told by a paper: few of them are in a group, or there are none at all."""
    found = others.paper
    few = (0 < min(number, found.people.get(name, number)) < threshold for name, number in found.counts.items())
    return not found.counts[EVERYBODY] or any(few)


def _made_up(whole: _LaidPaper, cohorts: Sequence[_LaidPaper], others: _LaidPaper) -> Iterator[Relation]:
    """The whole is the cohorts and the others, cell by cell."""
    for name in others.paper.counts:
        parts = {one.named(name): -1 for one in cohorts if name in one.paper.counts}
        yield {whole.named(name): 1} | parts | {others.named(name): -1}


def _less(whole: _LaidPaper, cohorts: Iterable[_LaidPaper], name: Cell, of_people: bool = False) -> int:
    """What a cell of the whole counts without the cohorts: a group that a paper has not is of nobody."""
    first, *rest = (one.paper.people if of_people else one.paper.counts for one in (whole, *cohorts))
    return first.get(name, 0) - sum(one.get(name, 0) for one in rest)
