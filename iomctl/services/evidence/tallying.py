"""The people of a cohort added up by any number of groupings, each of them read once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iomctl.domain.reoffending.adjusted import score_at
from iomctl.domain.reoffending.follow_up import FollowedPerson, followed
from iomctl.services.evidence.alike import people_told
from iomctl.services.evidence.asked import EvidenceScope, ReadBeside
from iomctl.services.evidence.groups import EVERYONE, INDEX_GROUP, OVERLAPPING, groups_of
from iomctl.services.evidence.histories import NOTHING, ReadPerson
from iomctl.services.evidence.tallies import GroupTally
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass
class Tallied:
    """The tallies by group, of everyone, and what the book lacks."""

    scope: EvidenceScope
    groups: dict[str, GroupTally]
    everyone: GroupTally
    gaps: Counter[str]


def tallied(work: UnitOfWork, scope: EvidenceScope, by: str = "", score: str | None = None) -> Tallied:
    """The people of a cohort by one of groups.BY, "" for all together; with their scores of a kind, where asked for."""
    return tallied_by(work, scope, (by,), ReadBeside(score, by in OVERLAPPING))[by]


def tallied_by(
    work: UnitOfWork,
    scope: EvidenceScope,
    groupings: Sequence[str],
    beside: ReadBeside = NOTHING,
    also: Callable[[ReadPerson, FollowedPerson], None] = lambda _, __: None,
) -> dict[str, Tallied]:
    """The same by several of them, of which `everyone` is one; `also` is told of each person and their row, of all
    who are alike at once."""
    everyone, gaps = GroupTally(), Counter[str]()
    found = {by: Tallied(scope, defaultdict(GroupTally), everyone, gaps) for by in groupings}
    if "" in found:
        found[""].groups[EVERYONE] = everyone
    apart = [(by, tally) for by, tally in found.items() if by]
    for one in people_told(work, scope, beside._replace(index_offence=INDEX_GROUP in groupings)):
        gaps.update(one.gaps)
        row = followed(one.history, scope.asked)
        if row is None:
            continue
        everyone.add(one, row)
        for by, tally in apart:
            for group in groups_of(by, one, row, scope.asked.day):
                tally.groups[group].add(one, row)
        held = score_at(one.history, row.entry, beside.score, scope.asked) if beside.score else None
        if held is not None:
            everyone.scores.append(held)
        also(one, row)
    return found
