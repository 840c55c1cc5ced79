"""Where the last day of a review goes that is no working day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.working_days import Calendar
from iomctl.domain.review_days import AS_COUNTED, DAY_AFTER, DAY_BEFORE, review_day
from tests.domain.holidays import shipped

EASTER_MONDAY = date(2026, 4, 6)
ENGLAND = shipped()["england-and-wales"]
FROM_2027 = Calendar(ENGLAND.nation, frozenset(day for day in ENGLAND.holidays if day.year > 2026), ENGLAND.last_day)


@pytest.mark.parametrize(
    ("rule", "expected", "words"),
    [
        (AS_COUNTED, EASTER_MONDAY, ""),
        (DAY_BEFORE, date(2026, 4, 2), ", moved from Mon 6 Apr 2026"),
        (DAY_AFTER, date(2026, 4, 7), ", moved from Mon 6 Apr 2026"),
    ],
)
def test_a_bank_holiday_moves_as_the_policy_says_and_the_words_name_it(rule: str, expected: date, words: str) -> None:
    assert review_day(EASTER_MONDAY, rule, ENGLAND) == (expected, words)


@pytest.mark.parametrize("rule", [DAY_BEFORE, DAY_AFTER])
def test_a_working_day_stays(rule: str) -> None:
    assert review_day(EASTER_MONDAY, rule, shipped()["scotland"]) == (EASTER_MONDAY, "")


@given(st.dates(date(2012, 1, 5), date(2028, 12, 28)), st.sampled_from([DAY_BEFORE, DAY_AFTER]))
def test_a_day_off_becomes_the_nearest_working_day_on_its_side(counted: date, rule: str) -> None:
    day, words = review_day(counted, rule, ENGLAND)
    assert ENGLAND.is_working(day)
    assert (words == "") == (day == counted)
    first, last = sorted((counted, day))
    between = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    assert [one for one in between if ENGLAND.is_working(one)] == [day]
    assert day <= counted if rule == DAY_BEFORE else day >= counted


@pytest.mark.parametrize(
    ("counted", "rule", "expected", "words"),
    [
        # A Monday to Friday that may be a bank holiday stays, and that this is a guess is said.
        (date(2029, 1, 1), DAY_BEFORE, date(2029, 1, 1), ", bank holidays of 2029 not known"),
        (date(2026, 6, 2), DAY_AFTER, date(2026, 6, 2), ", bank holidays of 2026 not known"),
        # A Saturday or Sunday is none of a bank holiday, but where it moves to may be one.
        (
            date(2029, 1, 6),
            DAY_BEFORE,
            date(2029, 1, 5),
            ", moved from Sat 6 Jan 2029, bank holidays of 2029 not known",
        ),
        (
            date(2026, 12, 27),
            DAY_AFTER,
            date(2026, 12, 28),
            ", moved from Sun 27 Dec 2026, bank holidays of 2026 not known",
        ),
        # From the one into the other: what counts is where the day comes to lie.
        (
            date(2028, 12, 31),
            DAY_AFTER,
            date(2029, 1, 1),
            ", moved from Sun 31 Dec 2028, bank holidays of 2029 not known",
        ),
        (
            date(2027, 1, 1),
            DAY_BEFORE,
            date(2026, 12, 31),
            ", moved from Fri 1 Jan 2027, bank holidays of 2026 not known",
        ),
        (date(2028, 12, 31), DAY_BEFORE, date(2028, 12, 29), ", moved from Sun 31 Dec 2028"),
    ],
)
def test_in_a_year_not_known_only_saturdays_and_sundays_move_and_the_words_say_so(
    counted: date, rule: str, expected: date, words: str
) -> None:
    assert review_day(counted, rule, FROM_2027) == (expected, words)


def test_nothing_is_said_of_a_year_not_known_where_the_policy_lets_days_stay() -> None:
    assert review_day(date(2190, 1, 2), AS_COUNTED, ENGLAND) == (date(2190, 1, 2), "")
