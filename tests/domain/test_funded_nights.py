"""Nights count per person, release and rule, over all placements; a plain reading night by night agrees."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.funded_nights import FundedNights, Limit, Slept, counts_as, funded_nights
from iomctl.domain.accommodation.funded_words import in_brief, none_left, past_them
from iomctl.domain.accommodation.home import Held
from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.home_and_release_choices import PlacementKind
from tests.domain.plain_nights import paid_nights

HOTEL = Limit(14)
VANGUARD = Limit(84, Interval.parse("12 weeks"))
TODAY = date(2026, 4, 20)
FIRST = date(2026, 1, 1)
NIGHT = timedelta(days=1)


def april(day: int) -> date:
    return date(2026, 4, day)


def slept(number: int, from_on: date, until: date | None = None) -> Slept:
    return Slept(number, "hotel", from_on, until)


def test_a_second_hotel_has_what_the_first_left() -> None:
    first = slept(1, april(1), april(11))
    second = funded_nights(slept(2, april(20)), HOTEL, [first], [Held(FIRST, april(1))])
    assert (second.left, second.leaves_on, second.last_night) == (4, april(24), april(23))
    assert second.out_on == april(1)
    assert in_brief(second) == (
        "4 of 14 funded nights from 20 Apr 2026: P00001 used 10 of 14 since the release on 1 Apr 2026"
    )
    assert past_them(april(30), second, TODAY) == (
        "Thu 30 Apr 2026 (in 10 days) is 6 nights past the 4 funded nights left, which end on Fri 24 Apr 2026"
        " (in 4 days): P00001 used 10 of 14 since the release on 1 Apr 2026"
    )


def test_none_is_left_after_fourteen_and_the_last_one_is_named() -> None:
    used = [slept(1, april(1), april(11)), slept(2, april(12), april(18))]
    third = funded_nights(slept(3, april(20)), HOTEL, used, [])
    assert (third.left, third.leaves_on, third.nights_used, third.last_night) == (0, april(20), 16, april(15))
    assert none_left(third) == (
        "no funded night is left from 20 Apr 2026: P00001 used 10, P00002 6 of 14, counted together"
        " for no release is recorded; the last one paid for was the night of 15 Apr 2026"
    )


def test_a_release_begins_the_count_anew() -> None:
    first = slept(1, date(2026, 1, 5), date(2026, 1, 19))
    inside = [Held(date(2025, 6, 1), date(2026, 1, 5)), Held(date(2026, 2, 1), april(10))]
    again = funded_nights(slept(2, april(10)), HOTEL, [first], inside)
    assert (again.left, again.used, again.out_on) == (14, (), april(10))
    assert funded_nights(slept(2, april(9)), HOTEL, [first], inside[:1]).left == 0


def test_what_is_arranged_inside_counts_from_the_release_ahead() -> None:
    inside = [Held(date(2026, 2, 1), None)]
    before = slept(1, date(2026, 1, 5), date(2026, 1, 19))
    first = slept(2, date(2026, 5, 4), date(2026, 5, 14))
    second = funded_nights(slept(3, date(2026, 5, 14)), VANGUARD, [before, first], inside)
    assert (second.left, second.ahead, second.out_on) == (74, True, None)
    assert second.closes_on == date(2026, 7, 27)


def test_twelve_weeks_after_the_release_nothing_is_paid_for_any_more() -> None:
    inside = [Held(FIRST, april(8))]
    in_time = funded_nights(slept(1, date(2026, 6, 1)), VANGUARD, [], inside)
    assert (in_time.left, in_time.leaves_on, in_time.last_night) == (30, date(2026, 7, 1), date(2026, 6, 30))
    assert in_brief(in_time) == (
        "30 of 84 funded nights from 1 Jun 2026: 12 weeks after the release on 8 Apr 2026 end on 1 Jul 2026"
    )
    late = funded_nights(slept(1, date(2026, 7, 1)), VANGUARD, [], inside)
    assert (late.left, late.leaves_on, late.last_night) == (0, date(2026, 7, 1), date(2026, 6, 30))
    never = funded_nights(slept(1, date(2026, 7, 1)), VANGUARD, [], [])
    assert (never.left, never.closes_on) == (84, None)


def test_without_a_number_the_time_after_the_release_is_all_there_is() -> None:
    window = Limit(None, Interval.parse("12 weeks"))
    assert funded_nights(slept(1, april(8)), window, [], [Held(FIRST, april(8))]).left == 84
    assert funded_nights(slept(1, april(8)), window, [], []).leaves_on is None


def test_a_kind_uses_up_the_nights_of_the_one_it_counts_with() -> None:
    hotel = PlacementKind("hotel", "Hotel", "A03", nights=14)
    hostel = PlacementKind("hostel", "Hostel", "A08C", counts_with="hotel")
    kinds = {"hotel": hotel, "hostel": hostel}
    assert [counts_as(one, kinds).code for one in (hotel, hostel)] == ["hotel", "hotel"]


DAYS = st.integers(0, 150).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Slept], list[Held]]:
    """Placements that share no night, in an order of their own, and stays that do not either."""
    days = sorted(draw(st.sets(DAYS, max_size=12)))
    held = [(one, other) for one, other in pairwise(days) if draw(st.booleans())]
    numbers = draw(st.permutations(range(1, len(held) + 1)))
    placed = [slept(number, *pair) for number, pair in zip(numbers, held, strict=True)]
    stays = sorted(draw(st.sets(DAYS, max_size=6)))
    inside = [Held(one, other) for one, other in list(pairwise(stays))[::2]]
    return draw(st.permutations(placed)), inside


LIMITS = st.builds(
    Limit, st.none() | st.integers(1, 40), st.none() | st.integers(1, 60).map(lambda days: Interval(days, 0))
)


def found_by_rule(placed: list[Slept], limit: Limit, inside: list[Held]) -> list[tuple[Slept, FundedNights]]:
    return [(one, funded_nights(one, limit, [o for o in placed if o != one], inside)) for one in placed]


@given(lives(), LIMITS)
def test_a_plain_reading_night_by_night_agrees(life: tuple[list[Slept], list[Held]], limit: Limit) -> None:
    placed, inside = life
    paid = paid_nights(placed, limit, inside)
    for one, funded in found_by_rule(placed, limit, inside):
        assert one.until is not None
        nights = [one.from_on + NIGHT * number for number in range((one.until - one.from_on).days)]
        until = one.until if funded.leaves_on is None else funded.leaves_on
        assert [night in paid for night in nights] == [night < until for night in nights]


@given(lives(), LIMITS, st.randoms())
def test_the_order_of_recording_does_not_matter(
    life: tuple[list[Slept], list[Held]], limit: Limit, chance: st.DataObject
) -> None:
    placed, inside = life
    shuffled = list(inside)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dict(found_by_rule(placed, limit, inside)) == dict(found_by_rule(placed[::-1], limit, shuffled))


@given(lives(), LIMITS)
def test_what_is_said_of_the_last_night_is_a_night_that_was_paid_for(
    life: tuple[list[Slept], list[Held]], limit: Limit
) -> None:
    placed, inside = life
    for _, funded in found_by_rule(placed, limit, inside):
        if funded.left == 0 and funded.last_night is not None:
            assert funded.last_night < funded.from_on
        if funded.left:
            assert funded.last_night == funded.from_on + NIGHT * (funded.left - 1)


@pytest.mark.parametrize("nights", [1, 14, 84])
def test_who_has_used_nothing_has_them_all(nights: int) -> None:
    one = funded_nights(slept(1, april(1)), Limit(nights), [], [])
    assert (one.left, one.whole, one.last_night) == (nights, True, april(1) + NIGHT * (nights - 1))
