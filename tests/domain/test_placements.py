"""Nights are counted to the day of leaving, and nobody is in two places on one night."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.placements import (
    after_nights,
    lasts_until,
    nights_between,
    nights_over,
    overlap,
    runs_out_on,
    state_on,
)

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
NEAR = st.dates(date(2026, 4, 1), date(2026, 4, 20))
NIGHTS = st.integers(0, 200)
MAY = date(2026, 5, 1)


def may(day: int) -> date:
    return date(2026, 5, day)


def test_fourteen_nights_from_the_first_of_may_end_on_the_fifteenth() -> None:
    assert after_nights(MAY, 14) == may(15)
    assert after_nights(date(2026, 2, 20), 14) == date(2026, 3, 6)
    assert after_nights(date(2024, 2, 20), 14) == date(2024, 3, 5)


@given(DAYS, NIGHTS)
def test_the_nights_to_the_day_of_leaving_are_those_that_were_given(from_on: date, nights: int) -> None:
    assert nights_between(from_on, after_nights(from_on, nights)) == nights
    assert nights_between(from_on, from_on - timedelta(nights)) == 0


@pytest.mark.parametrize(
    ("on", "leaves_on", "left_on", "over"),
    [
        (may(15), may(15), None, 0),
        (may(16), may(15), None, 1),
        (may(10), may(20), None, 5),
        (may(22), may(20), None, 7),
        (may(22), may(20), may(18), 3),
        (may(17), may(20), may(18), 5),
        (may(22), None, may(12), 0),
        (may(22), None, None, 7),
    ],
)
def test_nights_over_the_fourteen_that_are_funded(
    on: date, leaves_on: date | None, left_on: date | None, over: int
) -> None:
    assert nights_over(on, may(15), leaves_on, left_on) == over
    assert nights_over(on, None, leaves_on, left_on) is None


@given(DAYS, NIGHTS, NIGHTS, st.none() | NIGHTS)
def test_nobody_who_left_in_time_is_over_and_the_nights_add_up(
    from_on: date, funded: int, stayed: int, expected: int | None
) -> None:
    last, left_on = after_nights(from_on, funded), after_nights(from_on, stayed)
    leaves_on = None if expected is None else after_nights(from_on, expected)
    over = nights_over(left_on, last, leaves_on, left_on)
    assert over == max(stayed - funded, 0)
    growing = [nights_over(from_on + timedelta(day), last, leaves_on, None) or 0 for day in range(funded + 3)]
    assert growing == sorted(growing)
    assert growing[-1] == max(2, (expected or 0) - funded)


@given(DAYS, DAYS, st.none() | DAYS)
def test_a_placement_is_ahead_then_open_then_ended(on: date, from_on: date, left_on: date | None) -> None:
    state = state_on(on, from_on, left_on)
    assert (state == "ended") == (left_on is not None and left_on <= on)
    assert state == "ended" or (state == "open") == (from_on <= on)


@given(st.none() | DAYS, st.none() | DAYS)
def test_it_runs_out_when_the_first_of_the_two_comes(funded: date | None, leaves_on: date | None) -> None:
    first = runs_out_on(funded, leaves_on)
    assert first in {funded, leaves_on}
    assert first is None or all(first <= day for day in (funded, leaves_on) if day)


STAYS = st.tuples(NEAR, st.none() | NEAR).map(lambda one: (one[0], max(one[0], one[1]) if one[1] else None))


def nights_of(stay: tuple[date, date | None]) -> set[date]:
    last = stay[1] or date(2026, 6, 1)
    return {stay[0] + timedelta(day) for day in range((last - stay[0]).days)}


@given(STAYS, STAYS)
def test_stays_overlap_when_a_night_is_in_both(one: tuple[date, date | None], other: tuple[date, date | None]) -> None:
    assert overlap(one, other) == overlap(other, one) == bool(nights_of(one) & nights_of(other))


def test_who_leaves_on_a_day_may_be_elsewhere_that_night() -> None:
    assert not overlap((MAY, may(15)), (may(15), None))
    assert overlap((MAY, may(15)), (may(14), None))
    assert not overlap((MAY, None), (MAY, MAY))


def test_a_placement_that_nobody_ended_goes_on() -> None:
    assert lasts_until(may(15), may(15), None) == may(15)
    assert lasts_until(may(16), may(15), None) is None
    assert lasts_until(may(16), None, None) is None
    assert lasts_until(may(16), may(15), may(12)) == may(12)
