"""Places night by night: what is full, what is free, held against a plain reading of each night."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.places import (
    Capacity,
    FullNights,
    Stay,
    capacity_on,
    first_free,
    full_nights,
    further_nights,
    taken_on,
)

FIRST = date(2026, 5, 1)
WINDOW = [FIRST + timedelta(days=number) for number in range(40)]
FAR = WINDOW[-1] + timedelta(days=1)
"""By then everybody who leaves has left, and every change of the capacity has come."""

days = st.integers(0, 20).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def stays(draw: st.DrawFn, shortest: int = 0) -> Stay:
    """A stay that begins in three weeks; the longest has no end in sight."""
    first, nights = draw(days), draw(st.integers(shortest, 15))
    return first, None if nights == 15 else first + timedelta(days=nights)


others = st.lists(stays(), max_size=6)
capacities = st.lists(st.tuples(days, st.integers(0, 4)), max_size=3)


def may(day: int) -> date:
    """A day of May 2026."""
    return date(2026, 5, day)


def is_full(night: date, held: list[Stay], said: list[Capacity]) -> bool:
    """A plain reading of one night: those who sleep there, against what was said last of it."""
    sleep = [one for one in held if one[0] <= night and (one[1] is None or night < one[1])]
    known = [count for day, count in sorted(said, key=lambda one: one[0]) if day <= night]
    return bool(known) and len(sleep) >= known[-1]


def nights_of(stay: Stay) -> list[date]:
    return [night for night in (*WINDOW, FAR) if stay[0] <= night and (stay[1] is None or night < stay[1])]


@given(stays(), others, capacities)
def test_the_full_nights_are_the_first_run_of_them(stay: Stay, held: list[Stay], said: list[Capacity]) -> None:
    found, nights = full_nights(stay, held, said), nights_of(stay)
    full = [night for night in nights if is_full(night, held, said)]
    if found is None:
        assert full == []
        return
    after = nights.index(full[0])
    run = [
        night
        for place, night in enumerate(nights)
        if place >= after and all(one in full for one in nights[after : place + 1])
    ]
    assert (found.from_on, found.taken, found.capacity) == (
        full[0],
        taken_on(full[0], held),
        capacity_on(full[0], said),
    )
    assert found.until_on == (None if run[-1] == FAR else run[-1] + timedelta(days=1))


@given(stays(shortest=1), others, capacities)
def test_from_the_first_free_day_on_the_stay_fits_and_from_none_before(
    stay: Stay, held: list[Stay], said: list[Capacity]
) -> None:
    found, (start, last) = first_free(stay, held, said), stay
    fitting = [
        day
        for day in (*WINDOW, FAR)
        if day >= start
        and not any(
            is_full(night, held, said) for night in nights_of((day, None if last is None else day + (last - start)))
        )
    ]
    assert found == (fitting[0] if fitting else None)


@given(stays(), stays())
def test_further_nights_are_those_that_were_not_held(stay: Stay, had: Stay) -> None:
    further = [night for part in further_nights(stay, had) for night in nights_of(part)]
    held = nights_of(had) if had[1] is None or had[0] < had[1] else []
    assert further == [night for night in nights_of(stay) if night not in held]


def test_the_day_of_leaving_is_free_for_the_next() -> None:
    assert full_nights((may(15), may(20)), [(may(1), may(15))], [(may(1), 1)]) is None
    assert full_nights((may(14), may(20)), [(may(1), may(15))], [(may(1), 1)]) == FullNights(1, 1, may(14), may(15))


def test_who_has_no_end_in_sight_holds_a_place_for_good() -> None:
    assert full_nights((may(1), None), [(may(4), None)], [(may(1), 1)]) == FullNights(1, 1, may(4), None)
    assert first_free((may(1), may(8)), [(may(4), None)], [(may(1), 1)]) is None


def test_places_that_come_later_are_free_from_then_on() -> None:
    said = [(may(1), 1), (may(18), 2)]
    assert full_nights((may(4), may(30)), [(may(1), None)], said) == FullNights(1, 1, may(4), may(18))
    assert first_free((may(4), may(30)), [(may(1), None)], said) == may(18)


def test_before_anybody_said_how_many_there_are_nothing_is_full() -> None:
    assert full_nights((may(1), may(5)), [(may(1), None)] * 9, []) is None
    assert full_nights((may(1), may(5)), [(may(1), None)] * 9, [(may(4), 9)]) == FullNights(9, 9, may(4), may(5))
    assert capacity_on(may(3), [(may(4), 9)]) is None


def test_of_two_said_from_one_day_the_last_counts() -> None:
    assert capacity_on(may(4), [(may(4), 9), (may(4), 2)]) == 2


def test_what_is_held_already_is_no_further_night() -> None:
    assert further_nights((may(1), may(10)), (may(1), may(10))) == []
    assert further_nights((may(1), may(12)), (may(3), may(10))) == [(may(1), may(3)), (may(10), may(12))]
    assert further_nights((may(1), may(12)), (may(1), None)) == []
    assert further_nights((may(1), None), (may(1), may(10))) == [(may(10), None)]
