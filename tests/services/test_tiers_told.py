"""The people of a cohort by tier after a run, beside the whole scheme: what is published leaves room for what is so."""

from dataclasses import replace

from iomctl.domain.small_counts import THRESHOLD
from iomctl.services.rescopes.reports.breakdowns import by_result, merged
from iomctl.services.rescopes.reports.capacity import TiersTold
from iomctl.services.rescopes.reports.merged_tables import tiers_told
from iomctl.services.rescopes.reports.people_counted import ENTER, UNDECIDED, PersonCounted
from tests.services.made_up_cohorts import TIERS, cohort

COMING = {"fixed": 14, "flex": 1, "free": 7}


def told_of(people: list[PersonCounted]) -> TiersTold | None:
    """What is told of some people by tier."""
    return tiers_told(list(TIERS), merged(by_result(people, True, False, THRESHOLD)))


def test_who_comes_in_and_who_is_not_decided_about_may_be_in_any_tier() -> None:
    after = 0
    for seed in range(40):
        people = list(cohort(120, seed, 20 * (seed % 2)))
        someone = replace(people[0], result=ENTER, how="", tier_from=None)
        people += [replace(someone, tier_to=tier) for tier, many in COMING.items() for _ in range(many)]
        told = told_of(people)
        if told is None or told.when == "before":
            continue
        after += 1
        for tier, count in told.counts.items():
            there = sum(tier in {one.tier_to, one.tier_from if one.result == UNDECIDED else ""} for one in people)
            assert count.least <= there <= count.most
        assert told.about == (
            "Who comes in, and who is not decided about, is not shown by tier: each may be in any of them after.",
        )
    assert after
