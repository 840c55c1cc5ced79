"""The figures of a scheme with small counts withheld, as they leave it."""

from collections.abc import Mapping

from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule, PaperBefore
from iomctl.domain.disclosure.withholding import withheld
from iomctl.domain.measures.adding_up import OF, REST, SO, as_counts, cell, printed
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.measure import MIDDLE
from iomctl.domain.measures.tally import Tallies, Tally
from iomctl.domain.returns.told_tally import ToldTally


def told(tallies: Tallies, rule: DisclosureRule, before: PaperBefore | None = None) -> list[ToldTally]:
    """The figures with small counts withheld, over all of them at once, in the order of measure, by and group.

    By the same rule and the same sums as the board's paper of that day, so that the two tell nothing beside each other.
    Of a share both counts go. Medians are left out: those of many schemes don't add up to one.
    """
    cells = withheld(printed(tallies), rule, before).cells
    kept = [one for one in tallies if measures()[one.measure].kind != MIDDLE]
    return [_told(one, cells) for one in sorted(kept, key=lambda one: one.key)]


def paper_before(then: Tallies, sent: Mapping[tuple[str, str, str], ToldTally]) -> PaperBefore:
    """The earlier return for the rule of differencing: its counts as known now, and what it withheld."""
    counts = as_counts(then)
    gone = {key for key, one in sent.items() if one.withheld}
    return PaperBefore(counts, frozenset(one for one in counts if one[:3] in gone))


def _told(one: Tally, cells: frozenset[Cell]) -> ToldTally:
    gone = any(cell(one.key, which) in cells for which in (SO, OF, REST))
    return ToldTally(
        one.measure,
        one.version,
        one.by,
        one.group,
        None if gone else one.numerator,
        None if gone else one.denominator,
        one.denominator is not None,
    )
