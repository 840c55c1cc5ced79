"""Needs on the last day of a period, by pathway: who was asked, who needs something, and whose need is met."""

from collections.abc import Iterator

from iomctl.domain.measures.tally import Tally
from iomctl.services.board.asked import Scope, tally
from iomctl.services.figures.gaps import GapsAsked, tallied

SHARES = {
    "needs_asked": ("asked", "people"),
    "needs_found": ("need", "asked"),
    "needs_referred": ("referred", "need"),
    "needs_met": ("started", "need"),
}
"""The measures of a pathway: those for whom it is so, and of how many."""


def needs(scope: Scope) -> Iterator[Tally]:
    """The measures of each pathway in the order of the policy, and the needs that are not met in all."""
    cohort = None if scope.cohort is None else scope.cohort.code
    found = tallied(scope.work, scope.last, GapsAsked(cohort=cohort)).pathways
    counts = {one.name: next(iter(groups.values())).counts for one, groups in found}
    counts = {name: count for name, count in counts.items() if count["people"]}
    for measure, (so, of) in SHARES.items():
        for name, count in counts.items():
            yield tally(measure, count[so], count[of], by="pathway", group=name)
    yield tally("needs_not_met", sum(one["need"] - one["started"] for one in counts.values()))
    for name, count in counts.items():
        yield tally("needs_not_met", count["need"] - count["started"], by="pathway", group=name)
