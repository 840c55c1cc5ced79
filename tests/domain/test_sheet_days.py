"""Days in files are read as the file's program meant them, and nothing is guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.sheet_days import parse_sheet_day
from iomctl.errors import BadValue

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "2026-04-06",
        " 2026-04-06 ",
        "2026-04-06 00:00:00",
        "2026-04-06T00:00:00",
        "2026-04-06T00:00:00.000Z",
        "6/4/2026",
        "06/04/2026",
        "06/04/2026 00:00",
        "06.04.2026",
        "6-4-2026",
        "6 Apr 2026",
        "06-Apr-2026",
        "46118",
        "46118.0",
    ],
)
def test_one_day_in_the_spellings_of_files(cell: str) -> None:
    assert parse_sheet_day(cell) == date(2026, 4, 6)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("1", date(1900, 1, 1)),
        ("59", date(1900, 2, 28)),
        ("61", date(1900, 3, 1)),
        ("80000", date(2119, 1, 11)),
        ("1899", date(1905, 3, 13)),
        ("2201", date(1906, 1, 9)),
    ],
)
def test_spreadsheet_numbers_allow_for_the_leap_day_that_never_was(cell: str, day: date) -> None:
    assert parse_sheet_day(cell) == day


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("60", "29 Feb 1900, which never was"),
        ("0", "from 1 to 80000"),
        ("80001", "from 1 to 80000"),
        ("1994", "a year alone is not a day"),
        ("1900", "a year alone is not a day"),
        ("2200", "a year alone is not a day"),
        ("2026.0", "a year alone is not a day"),
        ("46118.5", "not understood"),
        ("20260406", "not understood"),
        ("2026-04-06 09:30:00", "not understood"),
        ("2026-W15-1", "not understood"),
        ("6/4/26", "write the year in full"),
        ("4/13/2026", "no month 13"),
        ("2026-02-30", "February 2026 has days 1 to 28, not 30"),
        ("1066-10-14", "outside 1900 to 2200"),
        ("n/a", "not understood"),
        ("", "not understood"),
        ("fri", "not understood"),
        ("today", "not understood"),
    ],
)
def test_what_is_unclear_is_refused(cell: str, part: str) -> None:
    with pytest.raises(BadValue) as caught:
        parse_sheet_day(cell)
    (line,) = caught.value.faults
    assert line.startswith(f'day "{cell}": ')
    assert part in line


@pytest.mark.parametrize(
    ("cell", "fmt"),
    [
        ("20260406", "%Y%m%d"),
        ("04/06/2026", "%m/%d/%Y"),
        ("6/4/26", "%d/%m/%y"),
        ("6 April 2026", "%d %B %Y"),
    ],
)
def test_a_format_that_is_given_is_the_only_one(cell: str, fmt: str) -> None:
    assert parse_sheet_day(cell, fmt) == date(2026, 4, 6)


@pytest.mark.parametrize(
    ("cell", "fmt"),
    [
        ("2026-04-06", "%Y%m%d"),
        ("2026111", "%Y%m%d"),
        ("46118", "%Y%m%d"),
        ("6/4/2026", "%d %B %Y"),
        ("6/4", "%d/%m"),
        ("2026", "%Q"),
        ("18500406", "%Y%m%d"),
    ],
)
def test_a_cell_that_does_not_fit_its_format_is_refused(cell: str, fmt: str) -> None:
    with pytest.raises(BadValue):
        parse_sheet_day(cell, fmt)


@given(days)
def test_every_day_comes_back_from_a_file(day: date) -> None:
    assert parse_sheet_day(day.isoformat()) == day
    assert parse_sheet_day(f"{day} 00:00:00") == day
    assert parse_sheet_day(f"{day:%d/%m/%Y}") == day
    assert parse_sheet_day(f"{day:%Y%m%d}", "%Y%m%d") == day


@given(st.integers(2201, 80_000))
def test_spreadsheet_numbers_run_without_a_gap(number: int) -> None:
    assert parse_sheet_day(str(number)) == date(1899, 12, 30) + timedelta(days=number)


@given(st.text(max_size=20))
def test_any_cell_is_a_day_or_a_one_line_refusal(cell: str) -> None:
    try:
        assert 1900 <= parse_sheet_day(cell).year <= 2200
    except BadValue as refused:
        (line,) = refused.faults
        assert line.isprintable()
