"""Going from one service to another at a birthday: when that is, and how far it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.ages import completed_years
from iomctl.domain.days.intervals import Interval
from iomctl.domain.facts.transitions import Progress, StepDone, birthday, concerns, is_ahead, progress
from iomctl.domain.policy.young_adult_choices import Transition

A_DAY = timedelta(days=1)
AT_18 = Transition("turning-18", "At 18", 18, Interval(0, 6), ("agreed", "met", "transferred"), ("stays",))
OF_HUB = AT_18._replace(code="turning-26", age=26, marker="hub")
days = st.dates(date(1930, 1, 1), date(2030, 12, 31))


@given(days, st.integers(10, 100))
def test_a_birthday_is_the_first_day_of_the_age(born_on: date, age: int) -> None:
    turns_on = birthday(born_on, age)
    assert completed_years(born_on, turns_on) == age
    assert completed_years(born_on, turns_on - A_DAY) == age - 1


@pytest.mark.parametrize(
    ("born_on", "age", "turns_on"),
    [
        (date(2008, 5, 4), 18, date(2026, 5, 4)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
        (date(2000, 2, 29), 26, date(2026, 3, 1)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
    ],
)
def test_who_was_born_on_29_february_turns_on_1_march_in_a_common_year(born_on: date, age: int, turns_on: date) -> None:
    assert birthday(born_on, age) == turns_on


@given(days, st.integers(0, 40), st.integers(0, 12), st.integers(0, 800))
def test_lists_tell_of_it_from_the_policys_time_before_to_the_day_itself(
    born_on: date, odd: int, months: int, ago: int
) -> None:
    kind = AT_18._replace(before=Interval(odd, months))
    turns_on = birthday(born_on, kind.age)
    day = turns_on - timedelta(days=ago)
    assert is_ahead(kind, turns_on, day) == (kind.before.before(turns_on) <= day)
    assert not is_ahead(kind, turns_on, turns_on + A_DAY)


steps = st.builds(StepDone, st.sampled_from(AT_18.all_steps), days)


@given(st.lists(steps, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_recording_does_not_matter(recorded: list[StepDone], random: object) -> None:
    mixed = list(recorded)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a Random
    one, other = progress(AT_18, recorded), progress(AT_18, mixed)
    assert (one.to_do, one.over, sorted(one.done)) == (other.to_do, other.over, sorted(other.done))
    known = {step.code for step in recorded}
    assert one.over == bool(known & {"transferred", "stays"})
    assert set(one.to_do) == (set() if one.over else set(AT_18.steps) - known)


def test_what_is_left_is_told_in_the_order_of_the_policy() -> None:
    met = StepDone("met", date(2026, 3, 17))
    assert progress(AT_18, [met]) == Progress((met,), ("agreed", "transferred"), over=False)
    assert progress(AT_18, []).to_do == AT_18.steps
    assert progress(AT_18, [StepDone("stays", date(2026, 3, 18)), met]).over


def test_nobody_is_late_for_a_birthday_before_their_time_on_the_scheme() -> None:
    turns_on = date(2026, 4, 6)
    assert concerns(AT_18, turns_on, turns_on, begun=False)
    assert not concerns(AT_18, turns_on, turns_on + A_DAY, begun=False)
    assert concerns(AT_18, turns_on, turns_on + A_DAY, begun=True)
    assert concerns(OF_HUB, turns_on, turns_on + A_DAY, begun=False)
