"""Keys of people: two who share none are not compared. Whole numbers, made of a birth date and letters of names."""

from collections.abc import Hashable, Iterator

from iomctl.domain.duplicates.described_people import BirthDay, ComparableName, DescribedPerson
from iomctl.domain.duplicates.likeness import thresholds
from iomctl.domain.duplicates.name_lists import name_lists
from iomctl.domain.duplicates.shares import Shares

MOST_TO_A_KEY = 400
"""People; a key that more of them share tells nobody apart, and is passed over where the whole book is compared."""
MOST_TO_A_NUMBER = 20
"""People; numbers are given out in order, so that the first halves of many are the same and say nothing."""
_LETTERS = 27
_DAYS = 32
_SHIPPED = Shares()


def date_keys(person: DescribedPerson) -> set[int]:
    """Birth date, with day and month in ascending order, and the first two letters of each name; none without a date.

    So that a swapped day and month, a swapped surname and forename and a slip in one name all meet.
    """
    born = person.born
    if born is None or not born.is_whole:
        return set()
    low, high = sorted((born.month or 0, born.day or 0))
    day = (born.year * _DAYS + low) * _DAYS + high
    starts = {_number(word[:2], 2) for name in person.names for word in _words(name)}
    return {day * _LETTERS**2 + start for start in starts}


def names_keys(person: DescribedPerson) -> set[int]:
    """The first three letters of surname and of forename, in alphabetical order, of each name that is not too common.

    Too common is a name that would not be a possible duplicate by itself in a small book with the shipped lists; but
    somebody without a whole birth date has these keys always, for there is nothing else to meet by.
    """
    always = person.born is None or not person.born.is_whole
    return {key for name in person.names for key in _names_keys(name, always)}


def stored_keys(person: DescribedPerson) -> set[int]:
    """All keys that are kept for a person; each fits in 32 bits for birth years up to 2800, and the two never meet."""
    return date_keys(person) | names_keys(person)


def wide_keys(person: DescribedPerson) -> set[Hashable]:
    """Further keys by which the whole book is compared, made when they are needed.

    Two of year, month and day with a whole surname or forename; the names for everybody.
    """
    found: set[Hashable] = {key for name in person.names for key in _names_keys(name, True)}
    words = {word for name in person.names for word in _words(name)}
    if person.born is not None and person.born.is_whole:
        found |= {(part, word) for part in _parts(person.born) for word in words}
    return found


def number_keys(person: DescribedPerson) -> set[Hashable]:
    """Each official number and its halves: a slip is in one of them, and the other stays the same."""
    found: set[Hashable] = set()
    for kind, value in person.numbers:
        plain = "".join(filter(str.isalnum, value))
        middle = len(plain) // 2
        found |= {(kind, plain), (kind, "first", plain[:middle]), (kind, "last", plain[middle:])}
    return found


def _parts(born: BirthDay) -> Iterator[tuple[str, int, int]]:
    month, day = born.month or 0, born.day or 0
    yield "year and month", born.year, month
    yield "year and day", born.year, day
    yield "month and day", min(month, day), max(month, day)


def _words(name: ComparableName) -> set[str]:
    """The parts of a surname and the first two forenames, in one spelling and in the long form."""
    family = name_lists().family_of
    surnames = {name.spelt, *map(family, name.parts)}
    return {*surnames, *(long for one in name.forenames[:2] for long in _long(one))} - {""}


def _long(forename: str) -> set[str]:
    lists = name_lists()
    return {lists.family_of(long) for long in lists.long_forms.get(forename, (forename,))}


def _names_keys(name: ComparableName, always: bool) -> Iterator[int]:
    if not name.spelt or not name.forenames:
        return
    points = _SHIPPED.surname(name.core) + _SHIPPED.forename(name.forenames[0])
    if always or points >= thresholds(0)[0]:
        for forename in _long(name.forenames[0]):
            first, second = sorted((name.spelt[:3], forename[:3]))
            yield _number(first, 3) * _LETTERS**3 + _number(second, 3)


def _number(word: str, length: int) -> int:
    """A word of at most `length` letters as a number; whatever is no letter counts as nothing."""
    number = 0
    for letter in word.ljust(length)[:length]:
        number = number * _LETTERS + (ord(letter) - 96 if "a" <= letter <= "z" else 0)
    return number
