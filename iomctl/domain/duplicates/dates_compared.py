"""Two birth dates compared: how far they agree, and the points of it."""

from enum import Enum

from iomctl.domain.duplicates.described_people import BirthDay


class DateLevel(Enum):
    """How far two birth dates agree; the value says it in words, and is "" where there is nothing to say."""

    MISSING = "no birth date to tell them apart"
    SAME_YEAR = "same year of birth"
    ONE_NEW_YEAR = "same year of birth, one date is 1 January"
    SAME = "same birth date"
    SAME_NEW_YEAR = "same birth date, but 1 January"
    NEAR_NEW_YEAR = "one birth date is 1 January"
    EXCHANGED = "day and month of birth swapped"
    DIGIT = "birth date one digit off"
    TWO_OF_THREE = "another birth date, two parts of it the same"
    TWO_DIGITS = "another birth date, two digits off"
    ONLY_YEAR = "another birth date in the same year"
    DIFFERENT = "another birth date"


DATE_POINTS = {
    DateLevel.MISSING: 0,
    DateLevel.SAME_YEAR: 3,
    DateLevel.ONE_NEW_YEAR: 3,
    DateLevel.SAME: 13,
    DateLevel.SAME_NEW_YEAR: 9,
    DateLevel.NEAR_NEW_YEAR: 0,
    DateLevel.EXCHANGED: 9,
    DateLevel.DIGIT: 7,
    DateLevel.TWO_OF_THREE: -2,
    DateLevel.TWO_DIGITS: -3,
    DateLevel.ONLY_YEAR: -5,
    DateLevel.DIFFERENT: -4,
}
DOUBTFUL = frozenset({DateLevel.MISSING, DateLevel.SAME_YEAR, DateLevel.ONE_NEW_YEAR, DateLevel.SAME_NEW_YEAR})
"""Agreeing, or not known to differ, but with nothing that tells two people of one name apart."""
NEAR = frozenset({DateLevel.EXCHANGED, DateLevel.DIGIT})
AGAINST = frozenset({DateLevel.TWO_OF_THREE, DateLevel.TWO_DIGITS, DateLevel.ONLY_YEAR, DateLevel.DIFFERENT})


def dates_matched(one: BirthDay | None, other: BirthDay | None) -> DateLevel:
    """How far two birth dates agree; the first level that fits counts.

    A 1 January stands for a date that is not known, so it is looked at before single digits: 1990-01-01 and
    1980-01-01 are two defaults, not a slip.
    """
    if one is None or other is None:
        return DateLevel.MISSING
    if not (one.is_whole and other.is_whole):
        return _partly_known(one, other)
    if one == other:
        return DateLevel.SAME_NEW_YEAR if one.is_new_year else DateLevel.SAME
    if one.is_new_year or other.is_new_year:
        return _with_new_year(one, other)
    return _two_dates(one, other)


def _partly_known(one: BirthDay, other: BirthDay) -> DateLevel:
    if one.year != other.year:
        return DateLevel.DIFFERENT
    months = {one.month, other.month}
    defaults = one.is_new_year or other.is_new_year
    return DateLevel.SAME_YEAR if None in months or len(months) == 1 or defaults else DateLevel.ONLY_YEAR


def _with_new_year(one: BirthDay, other: BirthDay) -> DateLevel:
    if one.is_new_year and other.is_new_year:
        return DateLevel.DIFFERENT
    apart = abs(one.year - other.year)
    if apart == 0:
        return DateLevel.ONE_NEW_YEAR
    return DateLevel.NEAR_NEW_YEAR if apart <= 2 else DateLevel.DIFFERENT


def _two_dates(one: BirthDay, other: BirthDay) -> DateLevel:
    if one.year == other.year and one.month == other.day and one.day == other.month:
        return DateLevel.EXCHANGED
    pairs = zip(one.digits, other.digits, strict=True)
    differ = [at for at, (first, second) in enumerate(pairs) if first != second]
    if len(differ) == 1 or _neighbours_exchanged(one.digits, other.digits, differ):
        return DateLevel.DIGIT
    if (one.year == other.year) + (one.month == other.month) + (one.day == other.day) == 2:
        return DateLevel.TWO_OF_THREE
    if len(differ) == 2:
        return DateLevel.TWO_DIGITS
    return DateLevel.ONLY_YEAR if one.year == other.year else DateLevel.DIFFERENT


def _neighbours_exchanged(one: str, other: str, differ: list[int]) -> bool:
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return one[first] == other[second] and one[second] == other[first]
