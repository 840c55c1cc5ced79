"""Two people compared: points, and whether they are certainly, possibly or not the same person."""

from dataclasses import dataclass
from enum import StrEnum

from iomctl.domain.duplicates.dates_compared import DATE_POINTS, DOUBTFUL, NEAR, DateLevel, dates_matched
from iomctl.domain.duplicates.described_people import DescribedPerson
from iomctl.domain.duplicates.numbers_compared import NumbersMatched, numbers_matched
from iomctl.domain.duplicates.shares import Shares
from iomctl.domain.duplicates.whole_names import NamesMatched, best_names

_THRESHOLDS = ((5_000, 12, 20), (20_000, 14, 20), (200_000, 17, 22))
_MOST = (20, 24)
_NEAR_DATE_NAMES = 18
_TWO_GENDERS = {"male", "female"}


class Verdict(StrEnum):
    """Whether two records are one person's; a person decides, nothing is joined by itself."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Likeness:
    """Two people compared. One point doubles the odds that they are the same person.

    `gender` is 1 when it is the same, -4 when one is male and the other female, and 0 when it is not known; `area`
    the points of where they live.
    """

    names: NamesMatched
    date: DateLevel
    gender: int
    area: int
    numbers: NumbersMatched
    verdict: Verdict = Verdict.DIFFERENT

    @property
    def points(self) -> int:
        """All points together."""
        return self.names.points + DATE_POINTS[self.date] + self.gender + self.area + self.numbers.points


def thresholds(people: int) -> tuple[int, int]:
    """The points from which two people are possibly, and from which certainly one, in a book of so many people."""
    found = next((found for most, *found in _THRESHOLDS if people <= most), None)
    return (found[0], found[1]) if found else _MOST


def compared(one: DescribedPerson, other: DescribedPerson, shares: Shares) -> Likeness:
    """Two people compared in a book with these shares; the order of the two does not matter to the verdict."""
    names = best_names(one, other, shares)
    found = Likeness(
        names,
        dates_matched(one.born, other.born),
        _gender(one.gender, other.gender),
        _area(one, other, shares),
        numbers_matched(one, other),
    )
    verdict = _verdict(found, *thresholds(shares.people_in_all))
    return Likeness(found.names, found.date, found.gender, found.area, found.numbers, verdict)


def _gender(one: str | None, other: str | None) -> int:
    """Only male against female is different; any other value counts as missing."""
    if one not in _TWO_GENDERS or other not in _TWO_GENDERS:
        return 0
    return 1 if one == other else -4


def _area(one: DescribedPerson, other: DescribedPerson, shares: Shares) -> int:
    if not one.folded_area or not other.folded_area:
        return 0
    return shares.area(one.folded_area) if one.folded_area == other.folded_area else -2


def _verdict(found: Likeness, possible: int, certain: int) -> Verdict:
    if found.points >= certain and _may_be_certain(found):
        return Verdict.CERTAIN
    raised = found.numbers.same is not None or (found.names.is_whole and found.date in DOUBTFUL)
    return Verdict.POSSIBLE if raised or found.points >= possible else Verdict.DIFFERENT


def _may_be_certain(found: Likeness) -> bool:
    """Whether nothing speaks against a certain verdict, whatever the points."""
    if found.gender < 0 or found.numbers.two:
        return False
    names, date = found.names, found.date
    near_date = date in NEAR and not names.has_a_letter_off and names.points >= _NEAR_DATE_NAMES
    if names.may_be_certain and (date is DateLevel.SAME or near_date):
        return True
    agreeing = date in {DateLevel.SAME, *NEAR, *DOUBTFUL}
    return found.numbers.same is not None and agreeing and names.may_be_certain_with_number
