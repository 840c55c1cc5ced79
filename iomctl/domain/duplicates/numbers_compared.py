"""The official numbers of two people compared."""

from typing import NamedTuple

from iomctl.domain.duplicates.described_people import DescribedPerson

_SAME, _SLIP, _OTHER = 22, 13, -4
_ONE_A_LIFE = ("pnc", "cro")
_CENTURY_TURNS = 30


class NumbersMatched(NamedTuple):
    """The best number in common, and what stands against it.

    `same` is the kind and value of an equal number, `slip` a kind and the two values one slip apart, and `two` are
    the kinds of which a person has one for life and the two have different ones.
    """

    points: int = 0
    same: tuple[str, str] | None = None
    slip: tuple[str, str, str] | None = None
    two: tuple[str, ...] = ()


def numbers_matched(one: DescribedPerson, other: DescribedPerson) -> NumbersMatched:
    """How the numbers of two people match; the best counts once."""
    if not one.numbers or not other.numbers:
        return NumbersMatched()
    same, slip = None, None
    met, close = set(), set()
    for kind, value in one.numbers:
        for other_kind, against in other.numbers:
            if kind != other_kind:
                continue
            met.add(kind)
            first, second = _plain(kind, value), _plain(kind, against)
            if first == second:
                close.add(kind)
                same = same or (kind, value)
            elif _is_slip(first, second):
                close.add(kind)
                slip = slip or (kind, value, against)
    two = tuple(kind for kind in _ONE_A_LIFE if kind in met - close)
    points = _SAME if same else _SLIP if slip else 0
    return NumbersMatched(points + _OTHER * len(two), same, None if same else slip, two)


def _plain(kind: str, value: str) -> str:
    """A number in capitals without spaces and signs; a PNC id with the four digits of its year and seven more."""
    word = value.upper()
    if kind == "pnc" and "/" in word:
        year, _, serial = word.partition("/")
        if len(year) == 2 and year.isdigit():
            year = ("20" if int(year) <= _CENTURY_TURNS else "19") + year
        word = year + serial.strip().zfill(8)
    return "".join(filter(str.isalnum, word))


def _is_slip(one: str, other: str) -> bool:
    """Whether one character is changed, lost or added, or two neighbours are exchanged.

    Not a changed last character: numbers are given out in order, so that is the next person.
    """
    from rapidfuzz.distance import OSA

    if abs(len(one) - len(other)) > 1 or (len(one) == len(other) and one[:-1] == other[:-1]):
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1
