"""All that a paper counts, one section after the other."""

from collections.abc import Iterator

from iomctl.domain.measures.tally import Tallies, Tally
from iomctl.services.board import flow, homes, needs, people, programmes, work
from iomctl.services.board.asked import Scope


def counted(scope: Scope) -> Tallies:
    """Every measure of a scheme in a period. Nobody is named, so no look is logged.

    Raises SettingsWrong when a day is beyond the bank holidays that are known.
    """
    found = list(_each(scope))
    return Tallies([*found, *programmes.women(scope, found)])


def _each(scope: Scope) -> Iterator[Tally]:
    yield from people.people_counted(scope)
    yield from flow.flow(scope)
    yield from work.reviews_and_actions(scope)
    yield from work.referrals(scope)
    yield from needs.needs(scope)
    yield from homes.releases(scope)
    yield from homes.funded_nights(scope)
    yield from programmes.programmes(scope)
    yield from programmes.transitions(scope)
