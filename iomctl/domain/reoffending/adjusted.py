"""The rate adjusted for risk: what was observed, less how much higher the scores were than a baseline's."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from iomctl.domain.reoffending.asked import AskedCohort, MonthsRun
from iomctl.domain.reoffending.cohorts import CohortCounts
from iomctl.domain.reoffending.entries import CohortEntry
from iomctl.domain.reoffending.figures import NoFigure, percent, refused
from iomctl.domain.reoffending.recorded import DatedScore, PersonHistory
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reoffending.seen import as_seen

MOST_WITHOUT = 5
"""No more of the people, in per cent, may be without a score (no source prints it); exactly so many may."""


class Baseline(NamedTuple):
    """The mean score of the people that a cohort is compared with, in per cent, and the version of the score."""

    mean: Decimal
    version: str


class AdjustedRate(NamedTuple):
    """In points, one decimal; the version of the scores and the baseline are always said with it."""

    value: Decimal
    baseline: Baseline

    @property
    def words(self) -> str:
        """`45.0 % (OGRS4, baseline 50)`."""
        return f"{self.value} % ({self.baseline.version}, baseline {self.baseline.mean})"


def score_at(history: PersonHistory, entry: CohortEntry, version: str, asked: AskedCohort) -> DatedScore | None:
    """The latest score of one version on or before the day of entry, as seen; None without one.

    Of two of one day it is the one recorded later, then the higher.
    """
    held = [one for one in as_seen(history, asked).scores if one.version == version and one.on <= entry.on]
    return max(held, key=lambda one: (one.on, one.recorded_on or one.on, one.value), default=None)


def adjusted_rate(
    counts: CohortCounts,
    scores: Iterable[Decimal | None],
    baseline: Baseline,
    run: MonthsRun,
    most_without: int = MOST_WITHOUT,
) -> AdjustedRate | NoFigure:
    """The observed rate less (mean score less the baseline's), of a score or None for each of the people.

    The mean is over those with one (general knowledge, unverified). Refused as a rate is, then where more than
    `most_without` per cent have none.
    """
    if no := refused(counts.people, run):
        return no
    held = [Fraction(score) for score in scores if score is not None]
    if no := without_scores(counts.people, len(held), most_without):
        return no
    expected = sum(held, Fraction()) / len(held) - Fraction(baseline.mean)
    return AdjustedRate(rounded(percent(counts) - expected, 1), baseline)


def without_scores(people: int, held: int, most_without: int = MOST_WITHOUT) -> NoFigure | None:
    """Why no figure adjusted for risk is printed of people of whom so many have a score; None where one is."""
    if 100 * (people - held) <= most_without * people:
        return None
    return NoFigure(f"refused: no score for more than {most_without} % ({people - held} of {people})")


def versions_of(scores: Iterable[DatedScore]) -> str:
    """The versions in the words in which they were recorded: `version OGRS3`, or `versions OGRS3, not recorded`."""
    words = sorted({one.words for one in scores} - {""}) + ["not recorded"] * any(not one.words for one in scores)
    return f"version{'s' if len(words) > 1 else ''} {', '.join(words)}"
