"""Two names compared: the level of likeness of surname and of forename, and the points of each."""

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from iomctl.domain.duplicates.described_people import ComparableName
from iomctl.domain.duplicates.name_lists import name_lists
from iomctl.domain.duplicates.shares import Shares


class NameLevel(Enum):
    """How far two surnames or two forenames are the same, most alike first."""

    SAME = "same"
    SPELLING = "another spelling"
    SHORT = "short form"
    LETTER = "one letter off"
    PART = "part of a double surname"
    INITIAL = "initial"
    MIDDLE = "middle name"
    ALIKE = "much alike"
    SILENT = "says nothing"
    MISSING = "missing"
    DIFFERENT = "different"


class NameMatch(NamedTuple):
    """A level and its points; `rarest` are the points of the rarer of the two names."""

    level: NameLevel
    points: int
    rarest: int = 0


_SURNAME_LESS = {NameLevel.SPELLING: 1, NameLevel.LETTER: 1, NameLevel.PART: 3, NameLevel.ALIKE: 4}
_FORENAME_LESS = {
    NameLevel.SPELLING: 2,
    NameLevel.SHORT: 2,
    NameLevel.LETTER: 1,
    NameLevel.INITIAL: 5,
    NameLevel.MIDDLE: 3,
    NameLevel.ALIKE: 4,
}
_DIFFERENT = NameMatch(NameLevel.DIFFERENT, -3)
_NEAR_JARO_WINKLER = 0.90


def surnames_matched(one: ComparableName, other: ComparableName, shares: Shares) -> NameMatch:
    """How two surnames match; the first level that fits counts."""
    if not one.core or not other.core:
        return NameMatch(NameLevel.MISSING, -1)
    level = _surname_level(one, other)
    if level is NameLevel.SILENT:
        return NameMatch(level, 0)
    if level is NameLevel.DIFFERENT:
        return _DIFFERENT
    if level is NameLevel.PART:
        most = rarest = max(map(shares.surname, _common_parts(one, other)))
    else:
        most, rarest = sorted((shares.surname(one.core), shares.surname(other.core)))
    return NameMatch(level, max(1, most - _SURNAME_LESS.get(level, 0)), rarest)


def _surname_level(one: ComparableName, other: ComparableName) -> NameLevel:
    if not {one.core, one.whole}.isdisjoint({other.core, other.whole}):
        return NameLevel.SAME
    if _stands_in(one, other) or _stands_in(other, one):
        return NameLevel.SILENT
    if one.spelt == other.spelt:
        return NameLevel.SPELLING
    off = letters_off(one.core, other.core)
    if off is NameLevel.LETTER:
        return off
    return NameLevel.PART if _common_parts(one, other) else off


def _common_parts(one: ComparableName, other: ComparableName) -> set[str]:
    """The words of two letters or more in both surnames."""
    return {word for word in one.parts if len(word) > 1 and word in other.parts}


def _stands_in(one: ComparableName, other: ComparableName) -> bool:
    """Whether one's whole surname is a word like Singh, which the other has beside a surname."""
    return one.core in name_lists().beside and (one.core in other.words or one.core in other.forenames)


def forenames_matched(one: ComparableName, other: ComparableName, shares: Shares) -> NameMatch:
    """How the first forenames match; the first level that fits counts.

    After Mohammed, Said or Abdul in both, the further forenames must match too: brothers share the first.
    """
    return words_matched(one.forenames, other.forenames, shares)


def words_matched(one: tuple[str, ...], other: tuple[str, ...], shares: Shares) -> NameMatch:
    """The same of the words of forenames."""
    if not one or not other:
        return NameMatch(NameLevel.MISSING, 0)
    level = _forename_level(one, other)
    if level in {NameLevel.SAME, NameLevel.SPELLING, NameLevel.SHORT, NameLevel.LETTER}:
        level = _with_further(level, one, other, shares)
    if level is NameLevel.DIFFERENT:
        return _DIFFERENT
    if level is NameLevel.MIDDLE:
        most = shares.forename(one[0] if one[0] in other[1:] else other[0])
    else:
        most = min(shares.forename(one[0]), shares.forename(other[0]))
    return NameMatch(level, max(1, most - _FORENAME_LESS.get(level, 0)))


def _forename_level(one: tuple[str, ...], other: tuple[str, ...]) -> NameLevel:
    first, second = one[0], other[0]
    if len(first) == 1 or len(second) == 1:
        return NameLevel.INITIAL if first[0] == second[0] else NameLevel.DIFFERENT
    if first == second or (len(one) != len(other) and "".join(one) == "".join(other)):
        return NameLevel.SAME
    off = _another_writing(first, second) or letters_off(first, second)
    if off not in {NameLevel.ALIKE, NameLevel.DIFFERENT}:
        return off
    if first in other[1:] or second in one[1:]:
        return NameLevel.MIDDLE
    return NameLevel.ALIKE if first.startswith(second) or second.startswith(first) else off


def _another_writing(first: str, second: str) -> NameLevel | None:
    lists = name_lists()
    if lists.family_of(first) == lists.family_of(second):
        return NameLevel.SPELLING
    is_short = lists.is_short_for(first, second) or lists.is_short_for(second, first)
    return NameLevel.SHORT if is_short else None


def both_shared(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both first forenames are Mohammed, Said or Abdul, which say little before another forename."""
    lists = name_lists()
    return bool(one and other) and all(lists.family_of(first) in lists.shared for first in (one[0], other[0]))


def _with_further(level: NameLevel, one: tuple[str, ...], other: tuple[str, ...], shares: Shares) -> NameLevel:
    if not both_shared(one, other) or not (one[1:] and other[1:]):
        return level
    further = words_matched(one[1:], other[1:], shares).level
    if further is NameLevel.LETTER and is_slip(one[1], other[1]):
        return NameLevel.LETTER
    stays = further in {NameLevel.SAME, NameLevel.SPELLING, NameLevel.SHORT, NameLevel.INITIAL}
    return level if stays else NameLevel.DIFFERENT


@lru_cache(maxsize=100_000)
def letters_off(one: str, other: str) -> NameLevel:
    """One letter off, much alike, or different, of two words that differ.

    A letter is added, lost or changed, or two neighbours are exchanged. One letter counts from 3 letters in both,
    two letters from 6; much alike is also a Jaro-Winkler likeness of 0.90 or more.
    """
    from rapidfuzz.distance import OSA, JaroWinkler

    shortest = min(len(one), len(other))
    off = OSA.distance(one, other, score_cutoff=2)
    if off == 1 and shortest >= 3:
        return NameLevel.LETTER
    if off == 2 and shortest >= 6:
        return NameLevel.ALIKE
    near = JaroWinkler.similarity(one, other, score_cutoff=_NEAR_JARO_WINKLER) >= _NEAR_JARO_WINKLER
    return NameLevel.ALIKE if near else NameLevel.DIFFERENT


def is_slip(one: str, other: str) -> bool:
    """Whether two forenames one letter off are most likely one name mistyped, not two names.

    Five letters or more in both and the same first one; and two neighbours exchanged, a letter doubled or not, an h
    or a letter inside lost or added, or i for y. A letter changed (Amina, Amira) or added at the end (Daniel,
    Daniela) makes another name.
    """
    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    if len(one) == len(other):
        differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        return len(differ) == 2 or set(differ[0]) == {"i", "y"}
    short, long = sorted((one, other), key=len)
    place = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return place < len(short) or long[place] in ("h", long[place - 1])
