"""How many places are taken on any day of a stay, against counting day by day, and whom a programme is for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.policy.programme_choices import Programme
from iomctl.domain.programmes.places import PlaceHeld, most_taken, not_for, shares_a_day

FIRST = date(2026, 3, 2)
LAST = 40


def span(first: int, days: int | None) -> PlaceHeld:
    """A span from so many days after the first day on, for so many days."""
    joined_on = FIRST + timedelta(first)
    return PlaceHeld(joined_on, None if days is None else joined_on + timedelta(days))


spans = st.builds(span, st.integers(0, LAST), st.none() | st.integers(0, LAST))


def held(one: PlaceHeld) -> set[int]:
    """The days of the test on which a span holds its place, long after its end if it has none."""
    until = 3 * LAST if one.left_on is None else (one.left_on - FIRST).days
    return set(range((one.joined_on - FIRST).days, until))


@given(spans, spans)
def test_two_spans_share_a_day_when_counting_days_says_so(one: PlaceHeld, other: PlaceHeld) -> None:
    assert shares_a_day(one, other) == bool(held(one) & held(other))


@given(st.lists(spans, max_size=8), spans)
def test_the_most_places_taken_are_those_of_the_fullest_day(others: list[PlaceHeld], beside: PlaceHeld) -> None:
    fullest = max((sum(day in held(one) for one in others) for day in held(beside)), default=0)
    assert most_taken(others, beside) == fullest


BORN = date(2000, 3, 3)
HUB = Programme("hub", "Hub", "the young", age_from=18, age_to=25)
CENTRE = Programme("centre", "Centre", "women", gender="female")


@pytest.mark.parametrize(
    ("programme", "gender", "born_on", "field"),
    [
        (CENTRE, "female", None, None),
        (CENTRE, "male", None, "gender"),
        (CENTRE, None, None, None),
        (HUB, None, None, None),
        (HUB, None, date(2008, 3, 2), None),
        (HUB, None, date(2008, 3, 3), "born"),
        (HUB, None, BORN, None),
        (HUB, None, date(2000, 3, 2), "born"),
    ],
)
def test_whom_a_programme_is_not_for(
    programme: Programme, gender: str | None, born_on: date | None, field: str | None
) -> None:
    found = not_for(programme, gender, born_on, FIRST)
    assert (found.field if found else None) == field
