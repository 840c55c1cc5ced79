"""Evidence for readers outside: the one place where small groups are put together and small counts withheld."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from typing import Any

from iomctl.domain.merged_counts import pooled
from iomctl.domain.reoffending.cohorts import ListedBeside
from iomctl.domain.small_counts import THRESHOLD
from iomctl.services.evidence.figure_records import Reoffending, ReoffendingFigure
from iomctl.services.evidence.groups import OVERLAPPING
from iomctl.services.evidence.tallies import GroupTally

TOGETHER = "others together"
_OF_REOFFENDERS = tuple(
    "reoffenders reoffences rate low high per_reoffender per_100 median_days crimes seriousness".split()
)
WITHHELD = f"withheld: fewer than {THRESHOLD}"


def shown_groups(groups: Mapping[str, GroupTally], everyone: GroupTally, by: str) -> dict[str, GroupTally]:
    """The groups to publish: a small one is put together with others; where people are in several it is left out.

    Small is a group in which fewer than THRESHOLD reoffended, or fewer did not. Where people are in several groups the
    others, who are everyone less a group, are no small count either.
    """
    names = sorted(groups)
    columns = [[groups[one].reoffenders for one in names], [_others(groups[one]) for one in names]]
    if by in OVERLAPPING:
        return {one: groups[one] for one in names if not _is_small(groups[one]) and _hides_rest(groups[one], everyone)}
    found = pooled(columns) if names else None
    if found is None:
        return {}
    told = {}
    for places in found:
        some = [groups[names[at]] for at in places]
        told[names[places[0]] if len(places) == 1 else TOGETHER] = reduce(GroupTally.put_together, some)
    return told


def for_others(made: Reoffending) -> Reoffending:
    """The same without the counts that are small by themselves."""
    whole = made.everyone
    if whole.people is None or whole.reoffenders is None:
        return made
    if min(whole.reoffenders, whole.people - whole.reoffenders) < THRESHOLD:
        return replace(made, rows=(), everyone=_withheld(whole), sentences=(), gaps={})
    return replace(
        made, rows=tuple(map(_without_small, made.rows)), everyone=_without_small(whole), gaps=_large(made.gaps)
    )


def is_small(count: int) -> bool:
    """Whether a count is withheld; 0 is too."""
    return count < THRESHOLD


def _others(group: GroupTally) -> int:
    return group.people - group.reoffenders


def _is_small(group: GroupTally) -> bool:
    return is_small(group.reoffenders) or is_small(_others(group))


def _hides_rest(group: GroupTally, everyone: GroupTally) -> bool:
    rest = everyone.reoffenders - group.reoffenders, _others(everyone) - _others(group)
    return not any(rest) or not any(map(is_small, rest))


def _withheld(one: ReoffendingFigure) -> ReoffendingFigure:
    people = one.people if one.people is not None and not is_small(one.people) else None
    nothing: dict[str, Any] = dict.fromkeys((*_OF_REOFFENDERS, *ListedBeside._fields))
    return replace(one, people=people, why=WITHHELD, **nothing)


def _without_small(one: ReoffendingFigure) -> ReoffendingFigure:
    """A figure without what is listed beside it and small, and without what few people are counted in."""
    counts = {name: getattr(one, name) for name in ListedBeside._fields}
    beside: dict[str, Any] = {name: None if is_small(count or 0) else count for name, count in counts.items()}
    return replace(one, crimes=None, seriousness=None, **beside)


def _large(gaps: Mapping[str, int]) -> dict[str, int]:
    return {name: count for name, count in gaps.items() if not is_small(count)}
