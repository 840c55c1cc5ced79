"""What may be said of two groups: the sentence follows from the interval of their difference [MOJ-JDL]."""

from decimal import Decimal
from fractions import Fraction

from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reoffending.score_intervals import Difference, newcombe

LEAST_PEOPLE = 30
"""Under so many people no rate, average or median is printed [MOJ-YJS]."""


def told_apart(group: tuple[int, int], compared: tuple[int, int]) -> str:
    """Whether fewer or more people of a group reoffended than of the one it is compared with, or nobody can tell.

    Each group is so many reoffenders of so many people. Refused, in words, where one of them has under LEAST_PEOPLE. A
    limit of exactly 0 tells nothing. Raises BadValue as `wilson` does.
    """
    difference = newcombe(group, compared)
    if difference is None or min(group[1], compared[1]) < LEAST_PEOPLE:
        return f"refused: fewer than {LEAST_PEOPLE} people in a group ({group[1]}, {compared[1]})"
    if difference.low > 0:
        return _cause_unknown("More", difference.value, difference.low, difference.high)
    if difference.high < 0:
        return _cause_unknown("Fewer", -difference.value, -difference.high, -difference.low)
    return _no_telling(difference)


def _cause_unknown(word: str, size: Decimal, least: Decimal, most: Decimal) -> str:
    low = word.lower()
    return (
        f"{word} people reoffended than in the comparison group: {_points(size)} points {low} "
        f"(95 % interval {_points(least)} to {_points(most)} points {low}). This does not show the cause."
    )


def _no_telling(difference: Difference) -> str:
    return (
        f"Not enough evidence to tell the groups apart: difference {_points(difference.value)} points "
        f"(95 % interval {_points(difference.low)} to {_points(difference.high)}). More people are needed."
    )


def _points(proportion: Decimal) -> Decimal:
    return rounded(100 * Fraction(proportion), 1)
