"""How a contact stands on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.facts.contacts import STATES, days_ago, state_on
from iomctl.errors import BadValue

MONDAY = date(2026, 4, 20)
DAYS = st.dates(date(2025, 1, 1), date(2027, 1, 1))


@given(on=DAYS, contact_on=DAYS, outcome=st.sampled_from([None, "kept", "missed"]), later=st.integers(0, 90))
def test_it_has_one_state_and_an_outcome_only_from_its_day_on(
    on: date, contact_on: date, outcome: str | None, later: int
) -> None:
    said_on = contact_on + timedelta(days=later) if outcome else None
    state = state_on(on, contact_on, outcome, said_on)
    assert state in STATES
    assert (state in ("kept", "missed")) == (said_on is not None and said_on <= on)
    if state in ("planned", "no-outcome"):
        assert (state == "planned") == (contact_on >= on)


@pytest.mark.parametrize(("span", "days"), [("30d", 30), ("4W", 28), ("1m", 31), ("1y", 365), (" 007d ", 7)])
def test_a_span_back_from_a_day(span: str, days: int) -> None:
    assert days_ago(span, MONDAY) == days


@pytest.mark.parametrize("span", ["", "0d", "30", "d", "-30d", "+30d", "1.5w", "30 days", "99999y", "1\n2d"])
def test_no_span(span: str) -> None:
    with pytest.raises(BadValue, match="--for "):
        days_ago(span, MONDAY)
