"""How a release went: early or not, planned or not, late on a Friday, and what it ended."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.past_releases import Beforehand, days_early, ended, late_friday, why_unplanned

OUT = date(2026, 4, 17)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def later(*days: int) -> tuple[date, ...]:
    return tuple(OUT + timedelta(days=one) for one in days)


@pytest.mark.parametrize(
    ("days", "early"), [((), None), ((0,), 0), ((-3,), 0), ((15,), 15), ((15, 0), 15), ((0, 15), 15), ((-3, 4), 4)]
)
def test_days_early_are_counted_from_the_latest_day_that_was_worked_out(days: tuple[int, ...], early: object) -> None:
    assert days_early(OUT, later(*days)) == early


@pytest.mark.parametrize(
    ("known", "days", "undone", "why"),
    [
        (False, (0,), (), "not known beforehand"),
        (False, (15, 0), (), "not known beforehand"),
        (True, (), ("address",), None),
        (True, (0,), (), None),
        (True, (0,), ("address", "gp"), None),
        (True, (-3,), ("address",), None),
        (True, (15,), (), "15 days before Sat 2 May 2026, the day planned"),
        (True, (1,), (), "1 day before Sat 18 Apr 2026, the day planned"),
        (True, (15, 0), (), None),
        (True, (15, -1), (), None),
        (True, (15, 0), ("address", "gp"), "brought forward by 15 days, not done: address, gp"),
        (True, (15, 3), (), "3 days before Mon 20 Apr 2026, the day planned"),
        (True, (0, 15), (), "15 days before Sat 2 May 2026, the day planned"),
    ],
)
def test_an_early_release_is_planned_only_if_planned_by_then_and_done(
    known: bool, days: tuple[int, ...], undone: tuple[str, ...], why: str | None
) -> None:
    assert why_unplanned(OUT, Beforehand(known, later(*days), undone)) == why


@given(st.booleans(), DAYS, st.lists(DAYS, max_size=4), st.lists(st.sampled_from(["address", "gp"]), unique=True))
def test_it_is_the_plain_reading_of_the_rule(known: bool, out: date, days: list[date], undone: list[str]) -> None:
    early = any(day > out for day in days)
    planned = known and (not early or (days[-1] <= out and not undone))
    assert (why_unplanned(out, Beforehand(known, days, undone)) is None) == planned


@pytest.mark.parametrize(
    ("day", "hour", "late"),
    [
        (date(2026, 4, 17), "15:00", "no"),
        (date(2026, 4, 17), "15:01", "yes"),
        (date(2026, 4, 17), "09:30", "no"),
        (date(2026, 4, 17), None, "not-known"),
        (date(2026, 4, 16), "18:00", "no"),
        (date(2026, 4, 16), None, "no"),
        (date(2026, 4, 2), "18:00", "no"),  # before Good Friday: no Friday
    ],
)
def test_late_on_a_friday_goes_by_the_hour_and_is_not_known_without_one(day: date, hour: str | None, late: str) -> None:
    assert late_friday(day, hour, "15:00") == late


@pytest.mark.parametrize(
    ("of_kind", "stay", "what"),
    [
        ("immediate", "remand", "immediate"),
        ("sentence", None, "sentence"),
        (None, "sentenced", "sentence"),
        (None, "remand", "remand"),
        (None, "recall", "recall"),
        (None, None, "not-known"),
    ],
)
def test_what_ended_goes_by_the_kind_of_release_then_by_the_stay(
    of_kind: str | None, stay: str | None, what: str
) -> None:
    assert ended(of_kind, stay) == what
