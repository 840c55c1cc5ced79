"""Days typed at the command line mean one day or are refused with the nearest accepted spellings."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.days import Interval, parse_day, parse_sheet_day, short, spoken
from iomctl.errors import BadValue

MONDAY = date(2026, 11, 23)
days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
weekdays = st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])


def _refusal(text: str, today: date = MONDAY) -> str:
    with pytest.raises(BadValue) as caught:
        parse_day(text, today)
    (line,) = caught.value.faults
    return line


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-04-06", date(2026, 4, 6)),
        ("6/4/2026", date(2026, 4, 6)),
        ("06.04.2026", date(2026, 4, 6)),
        (" 6  April 2026 ", date(2026, 4, 6)),
        ("Mon 6 Apr 2026", date(2026, 4, 6)),
        ("TODAY", MONDAY),
        ("tomorrow", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("fri", date(2026, 11, 27)),
        ("Friday", date(2026, 11, 27)),
        ("mon", date(2026, 11, 30)),
        ("next mon", date(2026, 11, 30)),
        ("next fri", date(2026, 12, 4)),
        ("next Friday", date(2026, 12, 4)),
        ("last fri", date(2026, 11, 20)),
        ("last mon", date(2026, 11, 16)),
        ("+14d", date(2026, 12, 7)),
        ("-3m", date(2026, 8, 23)),
        ("+6w", date(2027, 1, 4)),
        ("+1Y", date(2027, 11, 23)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("in 1 month", date(2026, 12, 23)),
        ("2 weeks ago", date(2026, 11, 9)),
        ("1 year ago", date(2025, 11, 23)),
        ("eom", date(2026, 11, 30)),
        ("-126y", date(1900, 11, 23)),
        ("+174y", date(2200, 11, 23)),
    ],
)
def test_accepted_spellings(typed: str, day: date) -> None:
    assert parse_day(typed, MONDAY) == day


def test_on_a_saturday_the_week_still_runs_monday_to_sunday() -> None:
    saturday = date(2026, 11, 28)
    assert parse_day("fri", saturday) == date(2026, 12, 4)
    assert parse_day("next fri", saturday) == date(2026, 12, 4)
    assert parse_day("last fri", saturday) == date(2026, 11, 20)
    assert parse_day("sat", saturday) == date(2026, 12, 5)
    assert parse_day("sun", saturday) == date(2026, 11, 29)


def test_months_stop_at_the_end_of_a_shorter_month() -> None:
    assert parse_day("+1m", date(2026, 1, 31)) == date(2026, 2, 28)
    assert parse_day("-1y", date(2028, 2, 29)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("3/4/26", 'day "3/4/26": write the year in full, like 3/4/2026 or 2026-04-03'),
        ("31/2/2026", 'day "31/2/2026": February 2026 has days 1 to 28, not 31'),
        ("nxt fri", 'day "nxt fri": not understood; write it like next fri'),
        ("next su", 'day "next su": not understood; write it like next sun, next tue or next thu'),
        ("thurs", 'day "thurs": not understood; write it like thursday or thu'),
        ("tomorow", 'day "tomorow": not understood; write it like tomorrow'),
        ("2026-4-6", 'day "2026-4-6": not understood; write it like 2026-04-06 or 6 Apr 2026'),
        ("Apr 6, 2026", 'day "Apr 6, 2026": not understood; write it like 2026-04-06 or 6 Apr 2026'),
        ("4 6 2026", 'day "4 6 2026": not understood; write it like 2026-06-04 or 4 Jun 2026'),
        ("2026-W30", 'day "2026-W30": not understood; write it like 2026-11-23, 23/11/2026 or +2w'),
        (
            "Thu 17 Jul 2026",
            'day "Thu 17 Jul 2026": 17 Jul 2026 is a Friday, so leave the weekday out or mend it',
        ),
        ("-127y", 'day "-127y": that is outside the years 1900 to 2200'),
        ("+175y", 'day "+175y": that is outside the years 1900 to 2200'),
        ("+9999y", 'day "+9999y": that is outside the years 1900 to 2200'),
        ("99999 weeks ago", 'day "99999 weeks ago": that is outside the years 1900 to 2200'),
        ("fri\x1b[2J", 'day "fri?[2J": not understood; write it like 2026-11-23, 23/11/2026 or +2w'),
    ],
)
def test_refusals_name_what_was_typed_and_what_to_write(typed: str, line: str) -> None:
    assert _refusal(typed) == line


@pytest.mark.parametrize(
    "typed", ["", " ", "12", "99", "May", "12/2026", "5pm", "next", "next week", "+w", "+2", "now"]
)
def test_anything_unclear_is_refused(typed: str) -> None:
    assert _refusal(typed).startswith('day "')


@given(
    st.text(max_size=20) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9a-z]{1,4}[-/. ][0-9]{1,4}", fullmatch=True),
    days,
)
def test_any_text_is_a_day_in_range_or_a_one_line_refusal(text: str, today: date) -> None:
    try:
        day = parse_day(text, today)
    except BadValue as refused:
        (line,) = refused.faults
        assert line.isprintable()
    else:
        assert 1900 <= day.year <= 2200


@given(st.integers(1, 12), st.integers(13, 31), st.integers(1900, 2200))
def test_month_and_day_are_never_swapped(day: int, month: int, year: int) -> None:
    assert "there is no month" in _refusal(f"{day}/{month}/{year}")


@given(days, weekdays)
def test_a_weekday_is_within_the_next_seven_days(today: date, name: str) -> None:
    day = parse_day(name, today)
    assert today < day <= today + timedelta(days=7)
    assert f"{day:%a}".lower() == name
    monday = today - timedelta(days=today.weekday())
    assert monday + timedelta(days=7) <= parse_day(f"next {name}", today) < monday + timedelta(days=14)
    assert monday - timedelta(days=7) <= parse_day(f"last {name}", today) < monday


@given(days, days)
def test_what_is_said_can_be_typed_back(day: date, today: date) -> None:
    assert parse_day(spoken(day, today).partition(" (")[0], today) == day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 7, 17), "Fri 17 Jul 2026 (in 9 days)"),
        (date(2026, 7, 8), "Wed 8 Jul 2026 (today)"),
        (date(2026, 7, 9), "Thu 9 Jul 2026 (tomorrow)"),
        (date(2026, 7, 7), "Tue 7 Jul 2026 (yesterday)"),
        (date(2026, 7, 5), "Sun 5 Jul 2026 (3 days ago)"),
    ],
)
def test_a_day_is_said_with_its_weekday_and_distance(day: date, said: str) -> None:
    assert spoken(day, date(2026, 7, 8)) == said


def test_short_leaves_the_year_out_only_when_it_is_this_one() -> None:
    assert short(date(2026, 4, 10), date(2026, 12, 31)) == "10 Apr"
    assert short(date(2025, 4, 1), date(2026, 1, 1)) == "1 Apr 2025"


def test_one_module_offers_all_that_others_need_of_days() -> None:
    assert Interval.parse("4 weeks").after(parse_sheet_day("2026-04-06")) == date(2026, 5, 4)
