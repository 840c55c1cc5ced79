"""Days written in full are read day first, and impossible or half-written ones are refused by name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.written_days import MONTHS, quotable, written_day
from iomctl.errors import BadValue

TODAY = date(2026, 11, 23)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(days)
def test_every_day_is_read_from_every_way_of_writing_it(day: date) -> None:
    month = MONTHS[day.month - 1]
    ways = [
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.day:02}-{month[:3].upper()}-{day.year}",
        f"{day.day}th {month[:3].lower()} {day.year}",
        f"{day.day} {'Sept' if day.month == 9 else month} {day.year}",
    ]
    assert {written_day(way) for way in ways} == {day}


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("3/4/26", 'day "3/4/26": write the year in full, like 3/4/2026 or 2026-04-03'),
        ("14/8/94", 'day "14/8/94": write the year in full, like 14/8/1994 or 1994-08-14'),
        ("6 Apr 36", 'day "6 Apr 36": write the year in full, like 6 Apr 2036 or 2036-04-06'),
        ("3/14/26", 'day "3/14/26": write the year in full'),
        ("6 Apr", 'day "6 Apr": which year? write it in full: 2026-04-06 or 2027-04-06'),
        ("6/4", 'day "6/4": which year? write it in full: 2026-04-06 or 2027-04-06'),
        ("29 Feb", 'day "29 Feb": which year? write it in full: 2024-02-29 or 2028-02-29'),
        ("31 Dec", 'day "31 Dec": which year? write it in full: 2025-12-31 or 2026-12-31'),
        ("31/2", 'day "31/2": which year? write it in full'),
        ("31/2/2026", 'day "31/2/2026": February 2026 has days 1 to 28, not 31'),
        ("2026-02-29", 'day "2026-02-29": February 2026 has days 1 to 28, not 29'),
        ("0/1/2026", 'day "0/1/2026": January 2026 has days 1 to 31, not 0'),
        ("4/13/2026", 'day "4/13/2026": there is no month 13; 13 April is written 13/4/2026'),
        ("1/13/2026", 'day "1/13/2026": there is no month 13; 13 January is written 13/1/2026'),
        ("12/31/2026", 'day "12/31/2026": there is no month 31; 31 December is written 31/12/2026'),
        ("13/13/2026", 'day "13/13/2026": there is no month 13'),
        ("31/1/26", 'day "31/1/26": write the year in full, like 31/1/2026 or 2026-01-31'),
        ("1/12/26", 'day "1/12/26": write the year in full, like 1/12/2026 or 2026-12-01'),
        ("4/31/2026", 'day "4/31/2026": there is no month 31'),
        ("1/1/1899", 'day "1/1/1899": the year 1899 is outside 1900 to 2200'),
        ("2201-01-01", 'day "2201-01-01": the year 2201 is outside 1900 to 2200'),
    ],
)
def test_refusal_says_what_is_wrong(typed: str, line: str) -> None:
    with pytest.raises(BadValue) as caught:
        written_day(typed, TODAY)
    assert caught.value.faults == (line,)


@given(days, st.integers(0, 99))
def test_a_short_year_is_taken_for_the_one_at_most_ten_years_ahead(today: date, short: int) -> None:
    with pytest.raises(BadValue, match="write the year in full, like") as caught:
        written_day(f"1/2/{short:02}", today)
    year = int(caught.value.faults[0][-10:-6])
    assert year % 100 == short
    assert today.year - 100 < year <= today.year + 10


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2026-4-6",
        "2026/04/06",
        "6/4-2026",
        "6 Foo 2026",
        "Apr 6 2026",
        "20260406",
        "۶/4/2026",
        "6 4 2026",
    ],
)
def test_other_shapes_are_not_taken_for_a_day(typed: str) -> None:
    assert written_day(typed, TODAY) is None


def test_quoted_text_cannot_work_on_a_screen() -> None:
    assert quotable("fri\x1b[31m\u202e" + "x" * 100) == "fri?[31m?" + "x" * 31
