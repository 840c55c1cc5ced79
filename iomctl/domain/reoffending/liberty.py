"""Reoffences for each month at liberty: a figure of our own, never called the official one."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from iomctl.domain.reoffending.asked import AskedCohort, MonthsRun
from iomctl.domain.reoffending.figures import NoFigure, too_few
from iomctl.domain.reoffending.follow_up import FollowedPerson, FollowedYear
from iomctl.domain.reoffending.recorded import PersonHistory
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reoffending.seen import as_seen, last_day
from iomctl.domain.reoffending.stretches import stretches

MONTH = Fraction("30.4375")
"""Days of a month: a twelfth of 365.25."""


class LibertyDays(NamedTuple):
    """Days at liberty and reoffences of so many people who had any."""

    people: int
    days: int
    reoffences: int


class LibertyRate(NamedTuple):
    """Reoffences for each month at liberty, three decimals; `so_far` is said before what is not final."""

    value: Decimal
    of: LibertyDays
    so_far: str | None = None

    @property
    def words(self) -> str:
        """`0.042 per month at liberty (15 in 10845 days, 30 people)`."""
        counted = f"{self.of.reoffences} in {self.of.days} days, {self.of.people} people"
        rate = f"{self.value} per month at liberty ({counted})"
        return f"{self.so_far}: {rate}" if self.so_far else rate


def liberty_of(history: PersonHistory, row: FollowedPerson, asked: AskedCohort) -> LibertyDays:
    """The days at liberty of a person in a cohort, and the reoffences but those of a whole day in custody.

    The days are those of the year up to the day as of which is asked and the day of death, both included, less whole
    days in custody of any kind: the days of reception and of release stay. The year is not made longer. All are 0 for
    somebody without a day.
    """
    seen, year = as_seen(history, asked), FollowedYear.since(row.entry.on)
    before = min(year.ends, _next_day(asked.day), _next_day(last_day(seen)))
    inside = list(stretches(seen.stays))
    days = (before - year.on).days - sum(one.whole_days(year.on, before) for one in inside)
    outside = sum(not any(one.whole(day) for one in inside) for day in row.reoffences)
    return LibertyDays(1, days, outside) if days > 0 else LibertyDays(0, 0, 0)


def added_up(people: Iterable[LibertyDays]) -> LibertyDays:
    """The days and reoffences of all of them."""
    listed = list(people)
    return LibertyDays(
        sum(one.people for one in listed), sum(one.days for one in listed), sum(one.reoffences for one in listed)
    )


def per_month(of: LibertyDays, run: MonthsRun) -> LibertyRate | NoFigure:
    """Reoffences for each month; no value of nobody, refused under the least number of people with days.

    It may be so far, with the months that have run.
    """
    if not of.people:
        return NoFigure("no value: nobody was at liberty")
    rate = MONTH * of.reoffences / of.days
    return too_few(of.people, "people at liberty") or LibertyRate(
        rounded(rate, 3), of, None if run.final else run.words
    )


def _next_day(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
