"""The figures of a cohort: its rates, its days, and the reason where one is not printed.

They are refused in this order: not final, under LEAST_PEOPLE people, no reoffender.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from iomctl.domain.medians import median_of
from iomctl.domain.reoffending.asked import MonthsRun
from iomctl.domain.reoffending.cohorts import CohortCounts
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reoffending.score_intervals import Limits, wilson
from iomctl.domain.reoffending.telling_apart import LEAST_PEOPLE

NOBODY = "no value: nobody reoffended"


class NoFigure(NamedTuple):
    """Why there is none: `refused: fewer than 30 people (29)`."""

    words: str


class PrintedFigure(NamedTuple):
    """A figure, rounded as it is printed."""

    value: Decimal

    @property
    def words(self) -> str:
        """Its digits."""
        return str(self.value)


class BinaryRate(NamedTuple):
    """So many per cent of the people reoffended, with Wilson's interval; `so_far` is said before what is not final."""

    value: Decimal
    counts: CohortCounts
    limits: Limits
    so_far: str | None = None

    @property
    def words(self) -> str:
        """`50.0 % (15 of 30), 33.15 to 66.85`."""
        rate = f"{self.value} % ({self.counts.reoffenders} of {self.counts.people}), {self.limits.words}"
        return f"{self.so_far}: {rate}" if self.so_far else rate


def refused(people: int, run: MonthsRun) -> NoFigure | None:
    """Why no final figure of so many people is printed; None where one is."""
    return not_final(run) or too_few(people)


def not_final(run: MonthsRun) -> NoFigure | None:
    """Why it is not final."""
    return None if run.final else NoFigure(f"refused as final: {run.words}")


def too_few(people: int, which: str = "people") -> NoFigure | None:
    """Why so many people have no rate [MOJ-YJS]."""
    return None if people >= LEAST_PEOPLE else _fewer(people, which)


def _fewer(people: int, which: str = "people") -> NoFigure:
    return NoFigure(f"refused: fewer than {LEAST_PEOPLE} {which} ({people})")


def binary_rate(counts: CohortCounts, run: MonthsRun) -> BinaryRate | NoFigure:
    """Reoffenders of all people, in per cent with one decimal [MOJ-PR]."""
    return not_final(run) or _rate(counts, None)


def binary_rate_so_far(counts: CohortCounts, run: MonthsRun) -> BinaryRate | NoFigure:
    """The same of a cohort that need not be final, with the months that have run in its words."""
    return _rate(counts, None if run.final else run.words)


def _rate(counts: CohortCounts, so_far: str | None) -> BinaryRate | NoFigure:
    limits = wilson(counts.reoffenders, counts.people)
    if limits is None or counts.people < LEAST_PEOPLE:
        return _fewer(counts.people)
    return BinaryRate(rounded(percent(counts), 1), counts, limits, so_far)


def percent(counts: CohortCounts) -> Fraction:
    """Reoffenders of all people, in per cent and not rounded; there are people."""
    return Fraction(100 * counts.reoffenders, counts.people)


def per_reoffender(counts: CohortCounts, run: MonthsRun) -> PrintedFigure | NoFigure:
    """Reoffences for each reoffender, two decimals [MOJ-PR]: without a reoffender there is none, which is not 0."""
    if no := refused(counts.people, run):
        return no
    if not counts.reoffenders:
        return NoFigure(NOBODY)
    return PrintedFigure(rounded(Fraction(counts.reoffences, counts.reoffenders), 2))


def per_100(counts: CohortCounts, run: MonthsRun) -> PrintedFigure | NoFigure:
    """Reoffences for each 100 people, one decimal [MOJ-PR]; 0.0 is a value."""
    return refused(counts.people, run) or PrintedFigure(rounded(Fraction(100 * counts.reoffences, counts.people), 1))


def few_reoffenders(counts: CohortCounts) -> bool:
    """Whether a figure rests on so few reoffenders that it is said beside it; the figure is not refused for that."""
    return counts.reoffenders < LEAST_PEOPLE


def median_days(counted: Mapping[int, int], people: int, run: MonthsRun) -> PrintedFigure | NoFigure:
    """The median of the days to the first reoffence, one decimal, over the reoffenders among so many people."""
    if no := refused(people, run):
        return no
    middle = median_of(counted)
    return NoFigure(NOBODY) if middle is None else PrintedFigure(rounded(middle, 1))
