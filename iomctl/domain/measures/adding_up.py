"""What a reader of a paper knows to add up, measure by measure and across them: what is withheld is held against it."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from iomctl.domain.disclosure.printed_counts import Cell, PrintedCounts, Relation, adds_up
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.tally import Tallies, Tally

SO, OF, REST = "so", "of", "rest"
"""The counts of a share: those for whom it is so, all, and the others, who are not printed but follow from the two."""

Key = tuple[str, str, str]

REOFFENDED, ENTRY_YEAR, NATION, APART = "reoffended", "entry_year", "nation", ": "
"""Who reoffended, by the year of their entry; of a year by other groups, which are called `YEAR: GROUP`.

Beside them stands a baseline of the nation, which was not counted here.
"""
FLOW = {"opening": 1, "came_in": 1, "moved_in": 1, "moved_out": -1, "left": -1, "closing": -1}
"""opening + in - out = closing, in all and in each tier."""
SAME = (
    (("people", SO), ("closing", SO)),
    (("home_first_night", OF), ("home_settled_first_night", OF)),
    (("needs_asked", SO), ("needs_found", OF)),
    (("needs_found", SO), ("needs_referred", OF)),
    (("needs_found", SO), ("needs_met", OF)),
    (("needs_not_met", SO), ("needs_met", REST)),
    (("women_met", SO), ("needs_met", SO)),
    (("women_met", OF), ("needs_met", OF)),
)
"""Counts that are of the same people, in all and in each group that both are broken down by."""


def cell(key: Key, which: str) -> Cell:
    """The cell of one of the counts of a tally."""
    return (*key, which)


def printed(tallies: Tallies) -> PrintedCounts:
    """The counts of a paper with what is known to add up; the wholes are withheld as a last resort.

    Those that are told in any case are not among them.
    """
    counts = as_counts(tallies)
    held = (*_shares(tallies), *_groups(tallies), *_entries(tallies), *_flows(tallies), *_same(tallies))
    relations = [one for one in held if one.keys() <= counts.keys()]
    totals = frozenset(one for one in counts if one[1] in {"", ENTRY_YEAR})
    people = {one: had for one, had in _people(tallies) if one in counts}
    return PrintedCounts(counts, relations, totals, frozenset(_telling_noughts(tallies)), people)


def withheld_of(key: Key, cells: AbstractSet[Cell]) -> tuple[bool, bool]:
    """Whether those for whom it is so are withheld, as they are where all or the others are; and whether all are."""
    so, of, rest = (cell(key, which) in cells for which in (SO, OF, REST))
    return so or of or rest, of


def _people(tallies: Tallies) -> Iterator[tuple[Cell, int]]:
    """How many people had the nights: so many nights of one of them say where that one was."""
    for one in tallies.groups("funded_people", "kind"):
        yield cell(("funded_nights", one.by, one.group), SO), one.numerator


def _counts(tallies: Iterable[Tally]) -> Iterator[tuple[Cell, int]]:
    known = measures()
    for one in tallies:
        if known[one.measure].told:
            continue
        yield cell(one.key, SO), one.numerator
        if one.denominator is not None:
            yield cell(one.key, OF), one.denominator
            yield cell(one.key, REST), one.denominator - one.numerator


def _shares(tallies: Iterable[Tally]) -> Iterator[Relation]:
    for one in tallies:
        if one.denominator is not None:
            yield adds_up(cell(one.key, OF), (cell(one.key, SO), cell(one.key, REST)))


def _groups(tallies: Tallies) -> Iterator[Relation]:
    """The groups of each measure are the whole, where nobody is in two of them."""
    known = measures()
    for measure in dict.fromkeys(one.measure for one in tallies):
        whole = tallies.whole(measure)
        if whole is None or not known[measure].parts:
            continue
        for by in tallies.broken_down(measure):
            groups = tallies.groups(measure, by)
            for which in (SO, OF, REST) if whole.denominator is not None else (SO,):
                yield adds_up(cell(whole.key, which), (cell(one.key, which) for one in groups))


def _entries(tallies: Tallies) -> Iterator[Relation]:
    """Those who entered in a year are its groups together."""
    for by in tallies.broken_down(REOFFENDED):
        parts: dict[str, list[Tally]] = {}
        for one in tallies.groups(REOFFENDED, by):
            year, apart, _ = one.group.partition(APART)
            if apart:
                parts.setdefault(year, []).append(one)
        for year, groups in parts.items():
            for which in (SO, OF, REST):
                yield adds_up(cell((REOFFENDED, ENTRY_YEAR, year), which), (cell(one.key, which) for one in groups))


def _telling_noughts(tallies: Tallies) -> Iterator[Cell]:
    """That it is so of nobody or of everybody, where that tells of each of them."""
    for one in tallies:
        if measures()[one.measure].telling and one.denominator != 0:
            yield cell(one.key, SO)
            if one.denominator is not None:
                yield cell(one.key, REST)


def _flows(tallies: Tallies) -> Iterator[Relation]:
    keys = [("", ""), *(("tier", one.group) for one in tallies.groups("closing", "tier"))]
    for by, group in keys:
        yield {
            cell((measure, by, group), SO): times
            for measure, times in FLOW.items()
            if tallies.of(measure, by, group) is not None
        }


def _same(tallies: Tallies) -> Iterator[Relation]:
    for (one, which), (other, of) in SAME:
        for tally in tallies:
            if tally.measure == one and tallies.of(other, tally.by, tally.group) is not None:
                yield {cell(tally.key, which): 1, cell((other, tally.by, tally.group), of): -1}


def as_counts(tallies: Tallies) -> Mapping[Cell, int]:
    """The counts alone, of a paper that was made before."""
    return dict(_counts(tallies))
