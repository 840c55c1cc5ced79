"""A group of a cohort while its people are read one after the other, and the figure that it comes to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.domain.reoffending.cohorts import CohortCounts, ListedBeside
from iomctl.domain.reoffending.figures import BinaryRate, binary_rate_so_far, median_days, per_100, per_reoffender
from iomctl.domain.reoffending.follow_up import FollowedPerson
from iomctl.domain.reoffending.recorded import DatedScore
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reoffending.score_intervals import Limits
from iomctl.domain.reoffending.seriousness import BESIDE_INDEX, beside_index
from iomctl.domain.worded import Worded
from iomctl.services.evidence.figure_records import ReoffendingFigure
from iomctl.services.evidence.groups import index_group
from iomctl.services.evidence.histories import ReadPerson


@dataclass
class GroupTally:
    """What is added up of a group; nothing of it grows with the number of people but `scores`, where asked for."""

    people: int = 0
    reoffenders: int = 0
    reoffences: int = 0
    days: Counter[int] = field(default_factory=Counter)
    crimes: Counter[str] = field(default_factory=Counter)
    seriousness: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    scores: list[DatedScore] = field(default_factory=list)

    def add(self, one: ReadPerson, row: FollowedPerson) -> None:
        """Add a person, or all who are alike."""
        self.people += one.people
        self.reoffenders += one.people * bool(row.reoffences)
        self.reoffences += one.people * len(row.reoffences)
        if row.days_to_first is not None:
            self.days[row.days_to_first] += one.people
        # A hundred thousand come by here, and of nearly all there is nothing more to add.
        for number in row.counted:
            self.crimes[one.groups[number]] += one.people
        if row.counted:
            firsts = [one.groups[number] for number in row.of_first_day]
            self.seriousness[beside_index(index_group(one, row), firsts)] += one.people
        for name in ListedBeside._fields:
            if count := int(getattr(row, name)):
                self.beside[name] += one.people * count

    def put_together(self, other: "GroupTally") -> "GroupTally":
        """This group and another, with nobody in both."""
        return GroupTally(
            self.people + other.people,
            self.reoffenders + other.reoffenders,
            self.reoffences + other.reoffences,
            self.days + other.days,
            self.crimes + other.crimes,
            self.seriousness + other.seriousness,
            self.beside + other.beside,
            self.scores + other.scores,
        )

    @property
    def counts(self) -> CohortCounts:
        """The people, those of them who reoffended, and their reoffences."""
        return CohortCounts(self.people, self.reoffenders, self.reoffences)

    def figure(self, group: str, asked: AskedCohort) -> ReoffendingFigure:
        """The figures that may be printed."""
        run, counts = asked.months_run, self.counts
        rate = binary_rate_so_far(counts, run)
        others = (per_reoffender(counts, run), per_100(counts, run), median_days(self.days, self.people, run))
        told: list[Any] = [getattr(one, "value", None) for one in others]
        beside: dict[str, Any] = {name: self.beside[name] for name in ListedBeside._fields}
        value, low, high = of_rate(rate)
        return ReoffendingFigure(
            group,
            self.people,
            self.reoffenders,
            self.reoffences,
            value,
            low,
            high,
            told[0],
            told[1],
            told[2],
            run.words,
            None if isinstance(rate, BinaryRate) else rate.words.removeprefix("refused: "),
            crimes_in_words(self.crimes),
            seriousness=_in_words({name: self.seriousness[name] for name in BESIDE_INDEX if self.seriousness[name]}),
            **beside,
        )


def of_rate(rate: Any) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """A rate with its limits, in per cent; nothing where there is none."""
    if not isinstance(rate, BinaryRate):
        return None, None, None
    return rate.value, *percents(rate.limits)


def percents(limits: Limits) -> tuple[Decimal, Decimal]:
    """The limits of a rate in per cent, two decimals."""
    return rounded(100 * Fraction(limits.low), 2), rounded(100 * Fraction(limits.high), 2)


def crimes_in_words(crimes: Counter[str]) -> Worded | None:
    """Offences by group of crime, the most first; None where there are none."""
    return _in_words(dict(sorted(crimes.items(), key=lambda one: (-one[1], one[0]))))


def _in_words(counts: Mapping[str, int]) -> Worded | None:
    return Worded(", ".join(f"{name} {count}" for name, count in counts.items()), counts) if counts else None
