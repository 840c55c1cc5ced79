"""Why a day of release is the day it is, in a code and in words; and where no day can be told."""

from dataclasses import replace
from datetime import date

import pytest

from iomctl.domain.days.bank_holidays import NATIONS
from iomctl.domain.days.reasoned_days import ReasonedDay
from iomctl.domain.release_days import (
    EARLIER,
    FIXED,
    FURTHER_DAY,
    REVERTED,
    WORKING_DAY,
    DueRelease,
    is_before_day_off,
    release_day,
)
from tests.domain.holidays import shipped

CALENDAR = shipped()["england-and-wales"]
DUE = DueRelease(date(2025, 5, 2), "conditional release", EARLIER, days_served=90)
SATURDAY = replace(DUE, due_on=date(2025, 5, 3))
EVE = replace(DUE, due_on=date(2025, 4, 17))
CHRISTMAS = replace(DUE, due_on=date(2024, 12, 27))
WEDNESDAY = replace(DUE, due_on=date(2025, 5, 14))
CURFEW = replace(DUE, kind="home detention curfew", rule=WORKING_DAY)
REMAND = replace(DUE, kind="end of remand", rule=FIXED)
CHILD = replace(DUE, adult=False, days_served=None)

REASONS = [
    (WEDNESDAY, 14, "as-due", "as due"),
    (replace(WEDNESDAY, decision=FURTHER_DAY), 14, "as-due", "as due; the decision recorded moves nothing"),
    (replace(REMAND, due_on=date(2025, 5, 5)), 5, "fixed", "as due: nothing moves end of remand"),
    (DUE, 1, "friday-or-before-holiday", "due on Fri 2 May 2025: one working day earlier"),
    (
        SATURDAY,
        1,
        "friday-or-before-holiday",
        "due on Sat 3 May 2025, not a working day, the last before it Fri 2 May 2025: one working day earlier",
    ),
    (
        EVE,
        16,
        "friday-or-before-holiday",
        "due on Thu 17 Apr 2025, the day before a bank holiday: one working day earlier",
    ),
    (
        CHRISTMAS,
        23,
        "friday-or-before-holiday",
        "due on Fri 27 Dec 2024: one working day earlier, not counting days before a day off",
    ),
    (
        replace(DUE, days_served=None),
        1,
        "friday-or-before-holiday",
        "due on Fri 2 May 2025: one working day earlier; days served are not recorded, taken as 28 or more",
    ),
    (
        replace(DUE, decision=FURTHER_DAY),
        30,
        "governor-further-day",
        "due on Fri 2 May 2025: two working days earlier, one of them granted by the governor",
    ),
    (
        replace(CHRISTMAS, decision=FURTHER_DAY),
        19,
        "governor-further-day",
        "due on Fri 27 Dec 2024: two working days earlier, not counting days before a day off, one of them granted"
        " by the governor",
    ),
    (CHILD, 30, "friday-or-before-holiday", "due on Fri 2 May 2025: two working days earlier, for a child"),
    (
        replace(CHILD, decision=FURTHER_DAY),
        30,
        "friday-or-before-holiday",
        "due on Fri 2 May 2025: two working days earlier, for a child; the decision recorded moves nothing",
    ),
    (replace(DUE, decision=REVERTED), 2, "reverted", "due on Fri 2 May 2025: kept on that day by decision"),
    (
        replace(SATURDAY, decision=REVERTED),
        2,
        "reverted",
        "due on Sat 3 May 2025, not a working day, the last before it Fri 2 May 2025: kept on that day by decision",
    ),
    (CURFEW, 2, "not-covered", "due on Fri 2 May 2025: home detention curfew is not brought forward"),
    (
        replace(CURFEW, due_on=SATURDAY.due_on, decision=FURTHER_DAY),
        2,
        "not-working-day",
        "due on Sat 3 May 2025, not a working day, the last before it Fri 2 May 2025: home detention curfew is not"
        " brought forward; the decision recorded moves nothing",
    ),
    (
        replace(DUE, days_served=27),
        2,
        "not-covered",
        "due on Fri 2 May 2025: 27 days served since sentence, not brought forward under 28",
    ),
    (replace(DUE, days_served=28), 1, "friday-or-before-holiday", "due on Fri 2 May 2025: one working day earlier"),
]


@pytest.mark.parametrize(("due", "day", "code", "words"), REASONS)
def test_the_reason_for_a_day(due: DueRelease, day: int, code: str, words: str) -> None:
    found = release_day(due, CALENDAR)
    assert found.day is not None
    assert (found.day.day, found.code, found.words) == (day, code, words)


def test_before_the_rule_was_in_force_nobody_was_brought_forward() -> None:
    found = release_day(replace(DUE, due_on=date(2023, 11, 24)), CALENDAR)
    words = "due on Fri 24 Nov 2023: before Thu 30 Nov 2023 no release was brought forward"
    assert found == ReasonedDay(date(2023, 11, 24), "not-covered", words)
    assert release_day(replace(DUE, due_on=date(2023, 12, 1)), CALENDAR).day == date(2023, 11, 30)


@pytest.mark.parametrize("nation", NATIONS)
def test_beyond_the_known_holidays_no_day_is_told(nation: str) -> None:
    calendar = shipped()[nation]
    assert release_day(replace(DUE, due_on=date(2028, 12, 31)), calendar).day == date(2028, 12, 28)
    found = release_day(replace(DUE, due_on=date(2029, 1, 1)), calendar)
    assert (found.day, found.code) == (None, "beyond-holidays")
    assert found.words.startswith("due on Mon 1 Jan 2029; not known: bank holidays for ")
    assert "are known to 31 Dec 2028 only" in found.words
    assert release_day(replace(REMAND, due_on=date(2029, 1, 1)), calendar).day == date(2029, 1, 1)


def test_a_working_day_whose_next_day_is_beyond_the_holidays_is_not_known() -> None:
    calendar = replace(CALENDAR, last_day=date(2026, 12, 31))
    assert calendar.is_working(date(2026, 12, 31))
    assert release_day(replace(DUE, due_on=date(2026, 12, 30)), calendar).day == date(2026, 12, 30)
    assert release_day(replace(DUE, due_on=date(2026, 12, 31)), calendar).code == "beyond-holidays"
    ends_on_friday = replace(CALENDAR, last_day=date(2027, 12, 31))
    assert is_before_day_off(date(2027, 12, 31), ends_on_friday)
    assert release_day(replace(DUE, due_on=date(2027, 12, 31)), ends_on_friday).day == date(2027, 12, 30)


def test_other_words_for_rule_and_decision_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="'perhaps'"):
        replace(DUE, rule="perhaps")
    with pytest.raises(ValueError, match="'perhaps'"):
        replace(DUE, decision="perhaps")
