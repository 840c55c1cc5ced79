"""Every name of one person against every name of another: the pair of names that fits best."""

from typing import NamedTuple

from iomctl.domain.duplicates.described_people import ComparableName, DescribedPerson
from iomctl.domain.duplicates.names_compared import (
    NameLevel,
    NameMatch,
    both_shared,
    forenames_matched,
    is_slip,
    letters_off,
    surnames_matched,
)
from iomctl.domain.duplicates.shares import RARE, Shares

_CROSSED_LESS = 4
_CROSSED_CERTAIN = 11
_CERTAIN_SURNAMES = {NameLevel.SAME, NameLevel.SPELLING, NameLevel.LETTER}
_CERTAIN_FORENAMES = {NameLevel.SAME, NameLevel.SPELLING, NameLevel.SHORT, NameLevel.LETTER}


class NamesMatched(NamedTuple):
    """Two names compared: the levels, the points of both together, and which names they are.

    `others` counts how many of the two are other names than the recorded one. `crossed` is whether surname and
    forename fit better the other way round; then `surname` is the first's surname against the second's forename.
    """

    one: ComparableName
    other: ComparableName
    surname: NameMatch
    forename: NameMatch
    points: int
    crossed: bool = False
    others: int = 0

    @property
    def has_a_letter_off(self) -> bool:
        """Whether surname or forename is one letter off."""
        return NameLevel.LETTER in {self.surname.level, self.forename.level}

    @property
    def has_a_same(self) -> bool:
        """Whether surname or forename is the same."""
        return NameLevel.SAME in {self.surname.level, self.forename.level}

    @property
    def is_whole(self) -> bool:
        """Whether surname and first forename are each the same or written another way, and recorded for one."""
        return (
            not self.crossed
            and self.others < 2
            and self.surname.level in {NameLevel.SAME, NameLevel.SPELLING}
            and self.forename.level in {NameLevel.SAME, NameLevel.SPELLING, NameLevel.SHORT}
        )

    @property
    def may_be_certain(self) -> bool:
        """Whether the names are alike enough to be one person's beyond doubt, given the rest."""
        levels = self.surname.level in _CERTAIN_SURNAMES and self.forename.level in _CERTAIN_FORENAMES
        if not levels or not self.has_a_same or self.others == 2:
            return False
        if self.crossed:
            return self.points >= _CROSSED_CERTAIN
        return self._surname_is_certain and self._forename_is_certain

    @property
    def may_be_certain_with_number(self) -> bool:
        """The same when a number is the same, too: an initial will do then, and another surname."""
        if not self.has_a_same or self.others == 2 or self.crossed:
            return self.may_be_certain
        fits = self.forename.level in {*_CERTAIN_FORENAMES, NameLevel.INITIAL}
        return fits and self._forename_is_certain

    @property
    def _surname_is_certain(self) -> bool:
        # Hall and Hill are two surnames, not a slip: one that is common is seldom a mistake for another.
        return self.surname.level is not NameLevel.LETTER or self.surname.rarest >= RARE

    @property
    def _forename_is_certain(self) -> bool:
        first, second = self.one.forenames, self.other.forenames
        if both_shared(first, second) and bool(first[1:]) != bool(second[1:]):
            return False
        if self.forename.level is not NameLevel.LETTER or letters_off(first[0], second[0]) is not NameLevel.LETTER:
            return True
        return is_slip(first[0], second[0])


def best_names(one: DescribedPerson, other: DescribedPerson, shares: Shares) -> NamesMatched:
    """The pair of names with most points; of equal ones that with fewer other names."""
    found = None
    for at, name in enumerate(one.names):
        for beside, against in enumerate(other.names):
            others = (at > 0) + (beside > 0)
            match = _matched(name, against, shares)
            match = match._replace(points=match.points - min(others, 1), others=others)
            if found is None or (match.points, -others) > (found.points, -found.others):
                found = match
    if found is None:
        raise ValueError("a person without a name")
    return found


def _matched(one: ComparableName, other: ComparableName, shares: Shares) -> NamesMatched:
    surname = surnames_matched(one, other, shares)
    forename = forenames_matched(one, other, shares)
    points = surname.points + forename.points
    straight = NamesMatched(one, other, surname, forename, points)
    if not one.forenames or not other.forenames:
        return straight
    there = _across(one.core, other.forenames, shares)
    if there.level is NameLevel.DIFFERENT:
        return straight
    back = _across(other.core, one.forenames, shares)
    if back.level is NameLevel.DIFFERENT:
        return straight
    crossed = there.points + back.points - _CROSSED_LESS
    return NamesMatched(one, other, there, back, crossed, crossed=True) if crossed > points else straight


def _across(surname: str, forenames: tuple[str, ...], shares: Shares) -> NameMatch:
    """One's surname against the other's first forename, or all of them as one word, whichever fits better."""
    first = _word_across(surname, forenames[0], shares)
    if len(forenames) == 1 or first.level is NameLevel.SAME:
        return first
    return max(first, _word_across(surname, "".join(forenames), shares), key=lambda match: match.points)


def _word_across(surname: str, forename: str, shares: Shares) -> NameMatch:
    """Two words of two roles; each has the fewer points of its two."""
    level = NameLevel.SAME if surname == forename else letters_off(surname, forename)
    if level is NameLevel.DIFFERENT:
        return NameMatch(level, -3)
    points = min(shares.surname(one) for one in (surname, forename))
    points = min(points, *(shares.forename(one) for one in (surname, forename)))
    less = {NameLevel.LETTER: 1, NameLevel.ALIKE: 4}.get(level, 0)
    return NameMatch(level, max(1, points - less))
