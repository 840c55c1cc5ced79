"""Days served since a sentence are counted over every stay, each day once."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.time_served import Stay, days_served

SENTENCED = date(2026, 3, 2)
DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))
STAYS = st.lists(st.tuples(DAYS, st.none() | DAYS))


def test_the_day_of_sentence_and_the_day_of_release_count() -> None:
    assert days_served([(SENTENCED, None)], SENTENCED, date(2026, 3, 29)) == 28
    assert days_served([(SENTENCED, None)], SENTENCED, SENTENCED) == 1


def test_remand_before_the_sentence_does_not_count() -> None:
    assert days_served([(date(2026, 1, 5), None)], SENTENCED, date(2026, 3, 29)) == 28
    assert days_served([(date(2026, 1, 5), date(2026, 3, 1))], SENTENCED, date(2026, 3, 29)) == 0


def test_the_stays_of_somebody_recalled_add_up() -> None:
    stays = [(date(2026, 5, 1), None), (SENTENCED, date(2026, 3, 15))]
    assert days_served(stays, SENTENCED, date(2026, 5, 13)) == 27
    assert days_served(stays, SENTENCED, date(2026, 5, 14)) == 28


@given(STAYS, DAYS, DAYS)
def test_counting_day_by_day_finds_the_same(stays: list[Stay], sentenced_on: date, until_on: date) -> None:
    days = [sentenced_on + timedelta(step) for step in range((until_on - sentenced_on).days + 1)]
    inside = [day for day in days if any(first <= day <= (last or until_on) for first, last in stays)]
    assert days_served(stays, sentenced_on, until_on) == len(inside)
