"""What the book said at an event."""

import pytest

from iomctl.domain.course.known import Recorded, known_at


@pytest.mark.parametrize(
    ("recorded", "known"),
    [
        (Recorded(3), [3, 4, 5, 6, 7, 8, 9]),
        (Recorded(3, 6), [3, 4, 5]),
        (Recorded(3, None, ((5, 7),)), [3, 4, 7, 8, 9]),
        (Recorded(3, 9, ((4, 5), (6, 8))), [3, 5, 8]),
        (Recorded(3, 3), []),
    ],
)
def test_a_fact_is_known_from_its_event_on_but_for_its_times_away(recorded: Recorded, known: list[int]) -> None:
    assert [event for event in range(1, 10) if recorded.known_at(event)] == known


def test_the_facts_known_at_an_event_keep_their_order() -> None:
    facts = [("red", Recorded(2, 3)), ("green", Recorded(3)), ("held", Recorded(1))]
    assert [list(known_at(facts, event)) for event in (1, 2, 3)] == [["held"], ["red", "held"], ["green", "held"]]
