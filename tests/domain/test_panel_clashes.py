"""Two panels of a day: whether they are at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.panels.clashes import at_once

HOURS = st.one_of(st.none(), st.times().map(lambda one: f"{one:%H:%M}"))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("14:00", "14:00", True),
        ("14:00", "15:59", True),
        ("14:00", "16:00", False),
        ("09:30", "14:00", False),
        ("14:00", None, True),
        (None, None, True),
    ],
)
def test_they_are_at_once_while_the_first_goes_on(one: str | None, other: str | None, found: bool) -> None:
    assert at_once(one, other, 120) is found


@given(one=HOURS, other=HOURS, minutes=st.integers(5, 720))
def test_it_is_the_same_whichever_is_asked_of(one: str | None, other: str | None, minutes: int) -> None:
    assert at_once(one, other, minutes) is at_once(other, one, minutes)
    assert at_once(one, one, minutes)
