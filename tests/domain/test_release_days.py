"""The day of release for every day from 2024 to 2028, held against a reading of the calendar as a line of letters."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from iomctl.domain.days.bank_holidays import NATIONS
from iomctl.domain.days.working_days import Calendar
from iomctl.domain.release_days import EARLIER, FIXED, FURTHER_DAY, REVERTED, WORKING_DAY, DueRelease, release_day
from tests.domain.holidays import published, shipped

FIRST, LAST = date(2024, 1, 1), date(2028, 12, 31)
BEFORE = 60
"""How many days before the first are laid out as well, for releases that move back over the new year."""

DUE = [FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)]
RELEASE = DueRelease(FIRST, "conditional release", EARLIER, days_served=28)
CURFEW = replace(RELEASE, kind="home detention curfew", rule=WORKING_DAY)

# The rule again, in other words. Days are one line of letters, W a working day and - any other: an eligible working
# day is where "WW" stands, and release is at the last place that will do. `at` is the place of the day that is due.


def _last_working(line: str, at: int) -> int:
    return line.rindex("W", 0, at + 1)


def _last_eligible(line: str, at: int) -> int:
    return line.rindex("WW", 0, at + 2)


def _last_eligible_but_one(line: str, at: int) -> int:
    """The same where the day due is eligible itself, and otherwise the eligible working day before that."""
    last = _last_eligible(line, at)
    return last if last == at else line.rindex("WW", 0, last + 1)


RESTATED: dict[str, tuple[DueRelease, Callable[[str, int], int]]] = {
    "an adult": (RELEASE, _last_eligible),
    "an adult, days served not recorded": (replace(RELEASE, days_served=None), _last_eligible),
    "an adult with a further day": (replace(RELEASE, decision=FURTHER_DAY), _last_eligible_but_one),
    "a child": (replace(RELEASE, adult=False, days_served=5), _last_eligible_but_one),
    "a child with a further day": (replace(RELEASE, adult=False, decision=FURTHER_DAY), _last_eligible_but_one),
    "reverted": (replace(RELEASE, decision=REVERTED), _last_working),
    "a child, reverted": (replace(RELEASE, adult=False, decision=REVERTED), _last_working),
    "27 days served": (replace(RELEASE, days_served=27), _last_working),
    "27 days served with a further day": (replace(RELEASE, days_served=27, decision=FURTHER_DAY), _last_working),
    "home detention curfew": (CURFEW, _last_working),
    "a child on home detention curfew": (replace(CURFEW, adult=False), _last_working),
    "home detention curfew with a further day": (replace(CURFEW, decision=FURTHER_DAY), _last_working),
    "end of remand": (replace(RELEASE, kind="end of remand", rule=FIXED), lambda _, at: at),
}


def _line(calendar: Calendar) -> str:
    """The days from `BEFORE` days before the first to the last as a line of letters."""
    days = [FIRST - timedelta(BEFORE - place) for place in range(BEFORE + len(DUE))]
    return "".join("W" if day.isoweekday() < 6 and day not in calendar.holidays else "-" for day in days)


def _worked_out(release: DueRelease, calendar: Calendar) -> list[date | None]:
    return [release_day(replace(release, due_on=day), calendar).day for day in DUE]


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("who", RESTATED)
def test_every_day_from_2024_to_2028(nation: str, who: str) -> None:
    calendar = shipped()[nation]
    release, restated = RESTATED[who]
    line = _line(calendar)
    places = [restated(line, BEFORE + at) for at in range(len(DUE))]
    assert _worked_out(release, calendar) == [FIRST + timedelta(place - BEFORE) for place in places]


@pytest.mark.parametrize("nation", NATIONS)
def test_every_day_with_the_holidays_that_gov_uk_published(nation: str, shared_data: Path) -> None:
    theirs, ours = published(shared_data)[nation], shipped()[nation]
    assert (theirs.first_day, theirs.last_day) == (ours.first_day, ours.last_day) == (date(2012, 1, 1), LAST)
    line = _line(theirs)
    places = [_last_eligible(line, BEFORE + at) for at in range(len(DUE))]
    answers = _worked_out(RELEASE, theirs)
    assert answers == [FIRST + timedelta(place - BEFORE) for place in places]
    changed = [day for day, one, other in zip(DUE, answers, _worked_out(RELEASE, ours), strict=True) if one != other]
    # The file kept lacks one day that is shipped; no other release depends on it, for the Friday before moves anyhow.
    assert changed == ([date(2026, 6, 15)] if nation == "scotland" else [])


@pytest.mark.parametrize("nation", NATIONS)
def test_reasons_say_what_happened_to_the_day(nation: str) -> None:
    calendar = shipped()[nation]
    for release, _ in RESTATED.values():
        for due_on in DUE:
            found = release_day(replace(release, due_on=due_on), calendar)
            assert found.day is not None
            stays = found.code in ("as-due", "not-covered", "fixed")
            moves = found.code in ("friday-or-before-holiday", "governor-further-day", "not-working-day")
            assert stays == (found.code != "reverted" and found.day == due_on)
            assert moves == (found.code != "reverted" and found.day < due_on)
            assert found.words.startswith("as due" if found.code in ("as-due", "fixed") else "due on ")
            assert (found.code == "not-covered") <= calendar.is_working(due_on)


OUTSIDE = {
    "england-and-wales": [date(2025, 1, 1)],
    "scotland": [date(2025, 1, day) for day in range(1, 6)],
    "northern-ireland": [date(2025, 1, 1)],
}
"""Days due whose further day is earlier than the licence software's earliest: it counts Christmas Eve 2024, a Tuesday,
which no eligible working day is."""


@pytest.mark.parametrize("nation", NATIONS)
def test_no_release_is_earlier_than_the_licence_software_allows(nation: str) -> None:
    """Its earliest day: the third working day before that is no Friday, for one due on a Friday or a day off."""
    calendar = shipped()[nation]
    due = [day for day in DUE if day.weekday() == 4 or not calendar.is_working(day)]
    for decision, outside in ((None, []), (FURTHER_DAY, OUTSIDE[nation])):
        release = replace(RELEASE, decision=decision)
        assert [day for day in due if _is_too_early(replace(release, due_on=day), calendar)] == outside


def _is_too_early(release: DueRelease, calendar: Calendar) -> bool:
    back = [release.due_on - timedelta(days) for days in range(1, 15)]
    third = [day for day in back if calendar.is_working(day) and day.weekday() != 4][2]
    found = release_day(release, calendar).day
    return found is None or found < third
