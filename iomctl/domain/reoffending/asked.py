"""What is asked of the measure: who enters, in which period, as of which day, and as known on which."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from iomctl.domain.reoffending.edges import WAIT_ENDS, months_on, whole_months
from iomctl.errors import BadValue

OFFICIAL, SCHEME = "official", "scheme"
QUARTER, TWELVE_MONTHS = "quarter", "12 months"
FIRST_YEAR = 2014
"""Earlier cohorts counted reprimands, warnings and tests for drugs [MOJ-PR], which nobody records any more."""


@dataclass(frozen=True)
class AskedCohort:
    """The people who entered by `route` from `first` to `last`, both included, as seen on two days.

    `route` is OFFICIAL, or SCHEME for the scheme's own cohort, which is entered by adoption. Facts of the day `as_of`
    are seen, later ones are not; nor is what was recorded after `known_on`. Raises BadValue for a period that ends
    before it begins, or begins before FIRST_YEAR.
    """

    route: str
    first: date
    last: date
    as_of: date
    known_on: date

    def __post_init__(self) -> None:
        if self.route not in (OFFICIAL, SCHEME):
            raise BadValue(f'route "{self.route}": it is {OFFICIAL} or {SCHEME}')
        if self.last < self.first:
            raise BadValue(f"the period ends on {self.last}, before it begins on {self.first}: turn the two round")
        if self.first.year < FIRST_YEAR:
            raise BadValue(f"the period begins on {self.first}: ask for {FIRST_YEAR} or later, others were counted so")

    @property
    def measure(self) -> str:
        """What a figure of it is called: the scheme's own is never printed as if it were the official one."""
        return "the scheme's own cohort" if self.route == SCHEME else "proven reoffending, official measure"

    @cached_property
    def day(self) -> date:
        """The day as of which facts are seen: none is seen after the day on which it is known."""
        return min(self.as_of, self.known_on)

    def sees(self, on: date, recorded_on: date | None) -> bool:
        """Whether a fact of a day is seen."""
        return on <= self.day and self.knows(on, recorded_on)

    def knows(self, on: date, recorded_on: date | None) -> bool:
        """Whether a fact was recorded by the day on which it is to be known."""
        return (recorded_on or on) <= self.known_on

    @property
    def months_run(self) -> "MonthsRun":
        """How much of the year and the wait has run since the end of the period."""
        return MonthsRun(whole_months(self.last, self.day, WAIT_ENDS))

    @property
    def length(self) -> str:
        """How long a period it is: `quarter` of a calendar year, `12 months`, or its days in words."""
        after = self.last + timedelta(days=1)
        if months_on(self.first, 12) == after:
            return TWELVE_MONTHS
        if self.first.day == 1 and self.first.month % 3 == 1 and months_on(self.first, 3) == after:
            return QUARTER
        return f"{(after - self.first).days} days"


@dataclass(frozen=True)
class MonthsRun:
    """Whole months from the end of a cohort's period to the day as of which it is asked: from 0 to WAIT_ENDS."""

    months: int

    @property
    def final(self) -> bool:
        """Whether every outcome that may count has had its time."""
        return self.months >= WAIT_ENDS

    @property
    def words(self) -> str:
        """`final`, or `so far, 7 of 18 months`."""
        return "final" if self.final else f"so far, {self.months} of {WAIT_ENDS} months"


def in_one_line(cohorts: list[AskedCohort]) -> None:
    """Refuse what must not be drawn or read as one line.

    BadValue for periods of different lengths (quarters count a person once a quarter, twelve months once a year, so
    their rates differ [MOJ-PR]), for the scheme's own cohort beside the official one, and for figures so far of which
    different months have run.
    """
    faults = []
    if len(lengths := dict.fromkeys(one.length for one in cohorts)) > 1:
        faults.append(f"cohorts of {' and '.join(lengths)} are never one line: ask for one length")
    if len({one.route for one in cohorts}) > 1:
        faults.append("the scheme's own cohort is never one line with the official one: ask for one of them")
    if len(run := dict.fromkeys(one.months_run.words for one in cohorts)) > 1:
        faults.append(f"figures of which different months have run are not compared: {'; '.join(run)}")
    if faults:
        raise BadValue(*faults)
