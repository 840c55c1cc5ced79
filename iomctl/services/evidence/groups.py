"""The groups in which a cohort is told: each person is in one of them, or in as many as they were referred to."""

from collections.abc import Callable, Mapping
from datetime import date

from iomctl.domain.reoffending.follow_up import FollowedPerson, FollowedYear
from iomctl.services.evidence.histories import ReadPerson

EVERYONE, NONE, NO_REFERRAL = "everyone", "none", "no referral"
INDEX_GROUP = "index-group"
BY = ("tier", INDEX_GROUP, "year", "provider", "pathway")
OVERLAPPING = ("provider", "pathway")
"""Of these a person may be in several groups, so that the groups do not add up."""


def groups_of(by: str, one: ReadPerson, row: FollowedPerson, day: date) -> set[str]:
    """The groups that a person is in."""
    return _GROUPS[by](one, row, day)


def index_group(one: ReadPerson, row: FollowedPerson) -> str | None:
    """The group of the offence by which a person entered; of the scheme's own cohort, of the case's index offence then.

    None where there is none.
    """
    named = row.entry.named
    if named is None:
        named = max((held for held in one.index_days if held[0] <= row.entry.on), default=(None, None))[1]
    return one.groups.get(named) if named else None


def _by_tier(_one: ReadPerson, row: FollowedPerson, _day: date) -> set[str]:
    return {row.entry.tier or NONE}


def _by_year(_one: ReadPerson, row: FollowedPerson, _day: date) -> set[str]:
    return {str(row.entry.on.year)}


def _by_index_group(one: ReadPerson, row: FollowedPerson, _day: date) -> set[str]:
    return {index_group(one, row) or NONE}


def _by_provider(one: ReadPerson, row: FollowedPerson, day: date) -> set[str]:
    year = FollowedYear.since(row.entry.on)
    return {made.provider for made in one.referrals if made.fits(year, day)} or {NO_REFERRAL}


def _by_pathway(one: ReadPerson, row: FollowedPerson, day: date) -> set[str]:
    year = FollowedYear.since(row.entry.on)
    return {made.pathway for made in one.referrals if made.fits(year, day)} or {NO_REFERRAL}


_GROUPS: Mapping[str, Callable[..., set[str]]] = {
    "": lambda *_: {EVERYONE},
    "tier": _by_tier,
    INDEX_GROUP: _by_index_group,
    "year": _by_year,
    "provider": _by_provider,
    "pathway": _by_pathway,
}
