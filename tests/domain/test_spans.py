"""Months tell a time without a gap: each day of it lies in one of them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.spans import months

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(DAYS, st.integers(0, 900))
def test_every_day_lies_in_one_month(first: date, length: int) -> None:
    before = first + timedelta(days=length)
    told = {day: span.name for span in months(first, before) for day in days_of(span.first or first, span.before)}
    assert told == {day: f"{day:%Y-%m}" for day in days_of(first, before)}


def days_of(first: date, before: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((before - first).days)]
