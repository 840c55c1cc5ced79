"""What a report publishes of people is true, tells no count under 6, and adds up from what is published alone."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.small_counts import Count
from iomctl.services.rescopes.reports.breakdowns import by_decision, by_result
from iomctl.services.rescopes.reports.people_counted import (
    INSIDE,
    KEPT,
    MOVE,
    NO_DECISION,
    PUT_OFF,
    STAY,
    UNDECIDED,
    PersonCounted,
)

TIERS = ("fixed", "flex", "free")
PLAN = "as the plan says"

results = st.lists(
    st.tuples(st.sampled_from(INSIDE), st.sampled_from(TIERS), st.sampled_from("FM?"), st.integers(1, 9)), max_size=14
)
"""Groups of people: a result, a tier, a gender, and how many they are."""


def people_of(drawn: list[tuple[str, str, str, int]]) -> list[PersonCounted]:
    """The people, one by one."""
    found = []
    for result, tier, gender, people in drawn:
        how = (PUT_OFF, KEPT, NO_DECISION)[people % 3] if result == STAY else ""
        one = PersonCounted(result, how, tier, tier, PLAN, None, gender, "25 to 29", "White", "Luton")
        found += [one] * people
    return found


def tells(count: Count, true: int) -> bool:
    """Whether a published count holds, and says no count from 1 to 5."""
    return count.least <= true <= count.most and (not count.exact or count.least == 0 or count.least >= 6)


@given(results)
def test_what_is_published_is_true_and_tells_no_small_count(drawn: list[tuple[str, str, str, int]]) -> None:
    people = people_of(drawn)
    counts = by_result(people, outside=False, settled=True)
    decisions = by_decision(counts)
    for result, total in counts.totals.items():
        assert tells(total, sum(one.result == result for one in people))
    for name, total in decisions.totals.items():
        result, _, how = name.partition(": ")
        assert tells(total, sum(one.result == result and (not how or one.how == how) for one in people))
    genders = counts.by(lambda one: one.gender, ("F", "M", "?"), INSIDE)
    tiers = counts.by_found(lambda one: one.tier_from, INSIDE)
    for gender, true in Counter({"F": 0, "M": 0, "?": 0} | Counter(one.gender for one in people)).items():
        assert tells(counts.sum_of(genders, ((result, (gender,)) for result in INSIDE)), true)
    for tier in TIERS:
        assert tells(
            counts.sum_of(tiers, ((result, (tier,)) for result in INSIDE)), sum(one.tier_from == tier for one in people)
        )


def test_what_is_under_the_threshold_is_not_broken_down_however_its_parts_are() -> None:
    counts = by_result(people_of([(STAY, "fixed", "F", 20), (MOVE, "flex", "F", 5)]), outside=False, settled=False)
    assert set(counts.by_found(lambda one: one.tier_from, INSIDE)) == {STAY}
    assert counts.totals[UNDECIDED] == (0, 5)
    assert UNDECIDED not in by_result([], outside=False, settled=True).totals


def test_who_is_undecided_is_counted_even_where_all_should_be_settled() -> None:
    people = people_of([(UNDECIDED, "fixed", "F", 7)])
    assert by_result(people, outside=False, settled=True).totals[UNDECIDED] == (7, 7)
