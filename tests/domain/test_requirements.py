"""Sessions add up in any order, and a kind of requirement is to be had in the areas that the policy lists."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.requirements import ATTENDED, MISSED, NOT_RECORDED, added_up, outside

SESSION = st.one_of(
    st.tuples(st.just(ATTENDED), st.none()), st.tuples(st.just(MISSED), st.sampled_from(["medical", "court", "none"]))
)
ACCEPTED = frozenset({"medical", "court"})


@given(st.lists(SESSION, min_size=1))
def test_attended_acceptable_and_unacceptable_add_up_to_the_sessions_offered(sessions: list[tuple[str, None]]) -> None:
    each = added_up(((outcome, reason, 1) for outcome, reason in sessions), ACCEPTED)
    together = added_up(((*one, number) for one, number in Counter(sessions).items()), ACCEPTED)
    assert each == together
    assert each is not None
    assert each.offered == len(sessions) == each.attended + each.acceptable + each.unacceptable
    assert each.attended == sum(outcome == ATTENDED for outcome, _ in sessions)
    assert each.acceptable == sum(reason in ACCEPTED for _, reason in sessions)


def test_no_session_recorded_is_not_none_offered() -> None:
    assert added_up((), ACCEPTED) is None


def test_a_kind_without_areas_is_to_be_had_everywhere() -> None:
    assert outside((), "Bedford") is None
    assert outside((), None) is None


def test_a_kind_that_is_tried_out_in_some_areas_is_not_to_be_had_elsewhere() -> None:
    assert outside(("Luton", "Dunstable"), "luton") is None
    assert outside(("Luton", "Dunstable"), "Bedford") == "Bedford"
    assert outside(("Luton",), None) == NOT_RECORDED
