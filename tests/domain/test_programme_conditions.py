"""How a condition of a contract stands on a day, and what several amount to in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.programmes.conditions import OUTCOMES, STATES, in_words, standing

DUE = date(2026, 4, 17)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("on", "due_on", "outcome", "left_on", "state"),
    [
        ("2026-04-17", DUE, None, None, "open"),
        ("2026-04-18", DUE, None, None, "overdue"),
        ("2026-12-31", None, None, None, "open"),
        ("2026-04-12", DUE, ("met", "2026-04-13"), None, "open"),
        ("2026-04-13", DUE, ("met", "2026-04-13"), None, "met"),
        ("2026-04-20", DUE, ("not-met", "2026-04-20"), None, "not-met"),
        ("2026-04-19", DUE, ("not-met", "2026-04-20"), None, "overdue"),
        ("2026-04-14", DUE, None, "2026-04-14", "never-said"),
        ("2026-04-13", DUE, None, "2026-04-14", "open"),
        ("2026-04-20", DUE, ("met", "2026-04-20"), "2026-04-14", "met"),
        ("2026-04-19", DUE, ("met", "2026-04-20"), "2026-04-14", "never-said"),
    ],
)
def test_a_condition_stands_as_it_was_known_on_the_day(
    on: str, due_on: date | None, outcome: tuple[str, str] | None, left_on: str | None, state: str
) -> None:
    said = (None, None) if outcome is None else (outcome[0], date.fromisoformat(outcome[1]))
    left = None if left_on is None else date.fromisoformat(left_on)
    assert standing(date.fromisoformat(on), due_on, said, left) == state


@given(days, st.none() | days, st.none() | st.tuples(st.sampled_from(OUTCOMES), days), st.none() | days)
def test_once_said_it_stays_so(
    on: date, due_on: date | None, outcome: tuple[str, date] | None, left_on: date | None
) -> None:
    said = outcome or (None, None)
    state = standing(on, due_on, said, left_on)
    assert state in STATES
    if state in OUTCOMES:
        assert standing(on + timedelta(days=1), due_on, said, left_on) == state


def test_several_are_told_in_words() -> None:
    assert in_words([]) is None
    assert in_words(["open", "met", "open", "not-met", "never-said"]) == "1 met, 1 not met, 2 open, 1 never said"
