"""When a move-on plan is due."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.move_on import plan_due_on
from iomctl.domain.days.intervals import Interval

days = st.dates(date(2024, 1, 1), date(2030, 1, 1))
lengths = st.builds(Interval, st.integers(1, 60), st.just(0)) | st.builds(Interval, st.just(0), st.integers(1, 14))
FOUR_WEEKS = Interval.parse("4 weeks")


def test_it_is_due_so_long_before_the_day_of_leaving() -> None:
    assert plan_due_on(date(2026, 1, 19), date(2026, 4, 13), FOUR_WEEKS) == date(2026, 3, 16)
    assert plan_due_on(date(2026, 1, 19), date(2026, 5, 31), Interval.parse("3 months")) == date(2026, 2, 28)


def test_a_short_stay_has_it_due_on_its_first_day() -> None:
    assert plan_due_on(date(2026, 4, 8), date(2026, 4, 22), FOUR_WEEKS) == date(2026, 4, 8)


def test_without_a_day_of_leaving_or_where_the_policy_asks_for_none_it_is_never_due() -> None:
    assert plan_due_on(date(2026, 4, 8), None, FOUR_WEEKS) is None
    assert plan_due_on(date(2026, 4, 8), date(2026, 4, 22), None) is None


@given(days, st.integers(0, 400), lengths)
def test_it_is_never_due_before_the_first_day_nor_after_the_day_of_leaving(
    from_on: date, nights: int, before: Interval
) -> None:
    leaving_on = from_on + timedelta(days=nights)
    due_on = plan_due_on(from_on, leaving_on, before)
    assert due_on is not None
    assert from_on <= due_on <= leaving_on
    assert due_on == from_on or before.before(leaving_on) == due_on
