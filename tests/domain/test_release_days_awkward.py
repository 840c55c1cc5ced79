"""The day of release around bank holidays, against a table worked out by hand.

A row: the nations it holds in (E England and Wales, S Scotland, N Northern Ireland), the day due, then release where
nothing is brought forward (a curfew, or reverted), for an adult, and for an adult whose governor granted a further day.
"""

from dataclasses import replace
from datetime import date, datetime

import pytest

from iomctl.domain.days.working_days import Calendar
from iomctl.domain.release_days import EARLIER, FURTHER_DAY, REVERTED, WORKING_DAY, DueRelease, release_day
from tests.domain.holidays import shipped

NATION = {"E": "england-and-wales", "S": "scotland", "N": "northern-ireland"}
COMMON = """
ESN  Wed 14 May 2025  Wed 14 May  Wed 14 May  Wed 14 May
ESN  Thu 15 May 2025  Thu 15 May  Thu 15 May  Thu 15 May
ESN  Fri 16 May 2025  Fri 16 May  Thu 15 May  Wed 14 May
ESN  Sun 18 May 2025  Fri 16 May  Thu 15 May  Wed 14 May
ESN  Fri  2 May 2025  Fri  2 May  Thu  1 May  Wed 30 Apr
ESN  Sat  3 May 2025  Fri  2 May  Thu  1 May  Wed 30 Apr
ESN  Mon  5 May 2025  Fri  2 May  Thu  1 May  Wed 30 Apr
ESN  Tue  6 May 2025  Tue  6 May  Tue  6 May  Tue  6 May
ESN  Mon 26 May 2025  Fri 23 May  Thu 22 May  Wed 21 May
EN   Fri 22 Aug 2025  Fri 22 Aug  Thu 21 Aug  Wed 20 Aug
EN   Mon 25 Aug 2025  Fri 22 Aug  Thu 21 Aug  Wed 20 Aug
S    Mon 25 Aug 2025  Mon 25 Aug  Mon 25 Aug  Mon 25 Aug
S    Mon  4 Aug 2025  Fri  1 Aug  Thu 31 Jul  Wed 30 Jul
"""
EASTER = """
EN   Mon  1 Apr 2024  Thu 28 Mar  Wed 27 Mar  Tue 26 Mar
ESN  Thu 17 Apr 2025  Thu 17 Apr  Wed 16 Apr  Tue 15 Apr
ESN  Fri 18 Apr 2025  Thu 17 Apr  Wed 16 Apr  Tue 15 Apr
ESN  Sat 19 Apr 2025  Thu 17 Apr  Wed 16 Apr  Tue 15 Apr
ESN  Sun 20 Apr 2025  Thu 17 Apr  Wed 16 Apr  Tue 15 Apr
EN   Mon 21 Apr 2025  Thu 17 Apr  Wed 16 Apr  Tue 15 Apr
S    Mon 21 Apr 2025  Mon 21 Apr  Mon 21 Apr  Mon 21 Apr
ESN  Fri  3 Apr 2026  Thu  2 Apr  Wed  1 Apr  Tue 31 Mar
EN   Mon 29 Mar 2027  Thu 25 Mar  Wed 24 Mar  Tue 23 Mar
EN   Mon 17 Apr 2028  Thu 13 Apr  Wed 12 Apr  Tue 11 Apr
"""
CHRISTMAS = """
ESN  Tue 24 Dec 2024  Tue 24 Dec  Mon 23 Dec  Thu 19 Dec
ESN  Wed 25 Dec 2024  Tue 24 Dec  Mon 23 Dec  Thu 19 Dec
ESN  Thu 26 Dec 2024  Tue 24 Dec  Mon 23 Dec  Thu 19 Dec
ESN  Fri 27 Dec 2024  Fri 27 Dec  Mon 23 Dec  Thu 19 Dec
ESN  Sat 28 Dec 2024  Fri 27 Dec  Mon 23 Dec  Thu 19 Dec
ESN  Mon 30 Dec 2024  Mon 30 Dec  Mon 30 Dec  Mon 30 Dec
ESN  Wed 24 Dec 2025  Wed 24 Dec  Tue 23 Dec  Mon 22 Dec
ESN  Thu 25 Dec 2025  Wed 24 Dec  Tue 23 Dec  Mon 22 Dec
ESN  Sun 28 Dec 2025  Wed 24 Dec  Tue 23 Dec  Mon 22 Dec
ESN  Mon 29 Dec 2025  Mon 29 Dec  Mon 29 Dec  Mon 29 Dec
ESN  Fri 25 Dec 2026  Thu 24 Dec  Wed 23 Dec  Tue 22 Dec
ESN  Mon 28 Dec 2026  Thu 24 Dec  Wed 23 Dec  Tue 22 Dec
ESN  Tue 29 Dec 2026  Tue 29 Dec  Tue 29 Dec  Tue 29 Dec
ESN  Sat 25 Dec 2027  Fri 24 Dec  Thu 23 Dec  Wed 22 Dec
ESN  Tue 28 Dec 2027  Fri 24 Dec  Thu 23 Dec  Wed 22 Dec
ESN  Wed 29 Dec 2027  Wed 29 Dec  Wed 29 Dec  Wed 29 Dec
ESN  Fri 22 Dec 2028  Fri 22 Dec  Thu 21 Dec  Wed 20 Dec
ESN  Mon 25 Dec 2028  Fri 22 Dec  Thu 21 Dec  Wed 20 Dec
ESN  Tue 26 Dec 2028  Fri 22 Dec  Thu 21 Dec  Wed 20 Dec
ESN  Sun 31 Dec 2028  Fri 29 Dec  Thu 28 Dec  Wed 27 Dec
"""
NEW_YEAR = """
ESN  Mon  1 Jan 2024  Fri 29 Dec  Thu 28 Dec  Wed 27 Dec
S    Tue  2 Jan 2024  Fri 29 Dec  Thu 28 Dec  Wed 27 Dec
EN   Tue  2 Jan 2024  Tue  2 Jan  Tue  2 Jan  Tue  2 Jan
ESN  Tue 31 Dec 2024  Tue 31 Dec  Mon 30 Dec  Mon 23 Dec
ESN  Wed  1 Jan 2025  Tue 31 Dec  Mon 30 Dec  Mon 23 Dec
EN   Fri  3 Jan 2025  Fri  3 Jan  Thu  2 Jan  Mon 30 Dec
S    Thu  2 Jan 2025  Tue 31 Dec  Mon 30 Dec  Mon 23 Dec
S    Fri  3 Jan 2025  Fri  3 Jan  Mon 30 Dec  Mon 23 Dec
EN   Fri  2 Jan 2026  Fri  2 Jan  Tue 30 Dec  Mon 29 Dec
S    Fri  2 Jan 2026  Wed 31 Dec  Tue 30 Dec  Mon 29 Dec
ESN  Fri  1 Jan 2027  Thu 31 Dec  Wed 30 Dec  Tue 29 Dec
EN   Mon  4 Jan 2027  Mon  4 Jan  Mon  4 Jan  Mon  4 Jan
S    Mon  4 Jan 2027  Thu 31 Dec  Wed 30 Dec  Tue 29 Dec
ESN  Mon  3 Jan 2028  Fri 31 Dec  Thu 30 Dec  Wed 29 Dec
EN   Tue  4 Jan 2028  Tue  4 Jan  Tue  4 Jan  Tue  4 Jan
S    Tue  4 Jan 2028  Fri 31 Dec  Thu 30 Dec  Wed 29 Dec
"""
SCOTLAND = """
S    Mon  2 Dec 2024  Fri 29 Nov  Thu 28 Nov  Wed 27 Nov
EN   Mon  2 Dec 2024  Mon  2 Dec  Mon  2 Dec  Mon  2 Dec
S    Mon 15 Jun 2026  Fri 12 Jun  Thu 11 Jun  Wed 10 Jun
EN   Mon 15 Jun 2026  Mon 15 Jun  Mon 15 Jun  Mon 15 Jun
S    Mon 29 Nov 2027  Mon 29 Nov  Thu 25 Nov  Wed 24 Nov
S    Tue 30 Nov 2027  Mon 29 Nov  Thu 25 Nov  Wed 24 Nov
S    Wed 29 Nov 2028  Wed 29 Nov  Tue 28 Nov  Mon 27 Nov
S    Thu 30 Nov 2028  Wed 29 Nov  Tue 28 Nov  Mon 27 Nov
S    Fri  1 Dec 2028  Fri  1 Dec  Tue 28 Nov  Mon 27 Nov
"""
NORTHERN_IRELAND = """
N    Mon 18 Mar 2024  Fri 15 Mar  Thu 14 Mar  Wed 13 Mar
N    Mon 16 Mar 2026  Mon 16 Mar  Thu 12 Mar  Wed 11 Mar
N    Tue 17 Mar 2026  Mon 16 Mar  Thu 12 Mar  Wed 11 Mar
ES   Tue 17 Mar 2026  Tue 17 Mar  Tue 17 Mar  Tue 17 Mar
N    Wed 17 Mar 2027  Tue 16 Mar  Mon 15 Mar  Thu 11 Mar
N    Fri 17 Mar 2028  Thu 16 Mar  Wed 15 Mar  Tue 14 Mar
N    Fri 12 Jul 2024  Thu 11 Jul  Wed 10 Jul  Tue  9 Jul
N    Mon 14 Jul 2025  Fri 11 Jul  Thu 10 Jul  Wed  9 Jul
N    Mon 13 Jul 2026  Fri 10 Jul  Thu  9 Jul  Wed  8 Jul
N    Mon 12 Jul 2027  Fri  9 Jul  Thu  8 Jul  Wed  7 Jul
N    Tue 11 Jul 2028  Tue 11 Jul  Mon 10 Jul  Thu  6 Jul
N    Wed 12 Jul 2028  Tue 11 Jul  Mon 10 Jul  Thu  6 Jul
N    Fri 14 Jul 2028  Fri 14 Jul  Thu 13 Jul  Mon 10 Jul
"""
# No Christmas from 2024 to 2028 is on a Tuesday or a Sunday; these are laid as those of 2018 and 2022 were.
OTHER_CHRISTMASES = """
E    Mon 24 Dec 2029  Mon 24 Dec  Thu 20 Dec  Wed 19 Dec
E    Wed 26 Dec 2029  Mon 24 Dec  Thu 20 Dec  Wed 19 Dec
E    Thu 27 Dec 2029  Thu 27 Dec  Thu 27 Dec  Thu 27 Dec
E    Fri 28 Dec 2029  Fri 28 Dec  Thu 27 Dec  Thu 20 Dec
E    Sun 25 Dec 2033  Fri 23 Dec  Thu 22 Dec  Wed 21 Dec
E    Tue 27 Dec 2033  Fri 23 Dec  Thu 22 Dec  Wed 21 Dec
E    Wed 28 Dec 2033  Wed 28 Dec  Wed 28 Dec  Wed 28 Dec
"""
LAID = {2029: (25, 26), 2033: (26, 27)}


@pytest.mark.parametrize("table", [COMMON, EASTER, CHRISTMAS, NEW_YEAR, SCOTLAND, NORTHERN_IRELAND])
def test_the_table_of_awkward_days(table: str) -> None:
    calendars = shipped()
    for row in table.strip().splitlines():
        for letter in row.split()[0]:
            _expect(row, calendars[NATION[letter]])


def test_christmas_on_the_other_weekdays() -> None:
    for row in OTHER_CHRISTMASES.strip().splitlines():
        year = int(row.split()[4])
        laid = frozenset(date(year, 12, day) for day in LAID[year])
        _expect(row, Calendar(NATION["E"], laid, date(year, 12, 31)))


def _expect(row: str, calendar: Calendar) -> None:
    _, *words = row.split()
    due_on = _day(words[:3], words[3])
    kept, moved, further = (_day(words[at : at + 3], _year(words[at + 2], due_on)) for at in (4, 7, 10))
    adult = DueRelease(due_on, "conditional release", EARLIER, days_served=200)
    curfew = replace(adult, kind="home detention curfew", rule=WORKING_DAY)
    found = [release_day(one, calendar).day for one in (curfew, replace(adult, decision=REVERTED), adult)]
    assert found == [kept, kept, moved], f"{row} ({calendar.nation})"
    granted = release_day(replace(adult, decision=FURTHER_DAY), calendar).day
    child = release_day(replace(adult, adult=False), calendar).day
    assert (granted, child) == (further, further), f"{row} ({calendar.nation})"


def _year(month: str, due_on: date) -> str:
    """The year of a day written without one: the year before where a release in January moves to December."""
    return str(due_on.year - (month == "Dec" and due_on.month == 1))


def _day(words: list[str], year: str) -> date:
    weekday, day, month = words
    found = datetime.strptime(f"{day} {month} {year}", "%d %b %Y").date()  # noqa: DTZ007 a day has no time zone
    assert found.strftime("%a") == weekday, f"{day} {month} {year} is no {weekday}"
    return found
