"""Counts of people for readers outside: a small one is withheld, and so is what would let it be worked out.

A published count is a range: one number from `least` to the same `most`, or all that a reader may know of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

THRESHOLD = 6
"""Counts below it are withheld, 0 among them (general knowledge, unverified)."""


class Count(NamedTuple):
    """What is published of a count: it is `least` or more and `most` or fewer, both inclusive."""

    least: int
    most: int

    @property
    def exact(self) -> bool:
        """Whether the count itself is published."""
        return self.least == self.most


def alone(count: int, threshold: int = THRESHOLD) -> Count:
    """A count that nothing else published adds up with."""
    return Count(0, threshold - 1) if count < threshold else Count(count, count)


def added(counts: Iterable[Count]) -> Count:
    """The sum of published counts, which says no more than they do."""
    listed = list(counts)
    return Count(sum(one.least for one in listed), sum(one.most for one in listed))


def parts(counts: Sequence[int], threshold: int = THRESHOLD, least: int = 0) -> list[Count] | None:
    """A whole in parts, which add up to it, as published beside the whole itself; None where no part may be.

    No part is fewer than `least`, which is 1 where a part is only listed when there is somebody; `threshold` is two or
    more above it. A reader who knows the whole, everything published and this rule can't tell any withheld small part:
    at least two values of it are possible, and all withheld parts together are no small count. So where the small parts
    alone are too few, or too near to what they could be at most, further parts are withheld from the last on, by their
    place and never by their size, until what is withheld could be spread in other ways too.
    Source: complementary suppression as in tables of official statistics (general knowledge, unverified); that two
    values are left is shown for every small table in tests/domain/test_small_counts.py.
    """
    whole, small = sum(counts), [one < threshold for one in counts]
    if whole < threshold or (whole < 2 * threshold and any(small)):
        return None
    if not any(small):
        return [Count(one, one) for one in counts]
    withheld = set(_withheld(counts, threshold, least))
    if not hides_together([counts[at] for at in withheld], threshold, least):
        return None
    hidden = sum(counts[at] for at in withheld)
    ranges = {at: (least, threshold - 1) if small[at] else (threshold, hidden) for at in withheld}
    return [_range(at, ranges, hidden) if at in withheld else Count(one, one) for at, one in enumerate(counts)]


def _loose(hidden: int, small: int, threshold: int, least: int) -> bool:
    """Whether the sum of small parts says little of each, and is no small count itself, as that of one always is.

    It is two or more away from the least and from the most that it could be.
    """
    return max(threshold, small * least + 2) <= hidden <= small * (threshold - 1) - 2


def _withheld(counts: Sequence[int], threshold: int, least: int) -> list[int]:
    """The places of the small parts, then of the others from the last on, until together they are hidden."""
    places = [at for at, one in enumerate(counts) if one < threshold]
    large = [at for at, one in enumerate(counts) if one >= threshold]
    while large and not hides_together([counts[at] for at in places], threshold, least):
        places.append(large.pop())
    return places


def hides_together(withheld: Sequence[int], threshold: int, least: int) -> bool:
    """Whether parts that are withheld together can't be told by their sum, which is no small count itself."""
    small = sum(one < threshold for one in withheld)
    if small == len(withheld):
        return _loose(sum(withheld), small, threshold, least)
    # What they have above the least that each is known to be can lie with any of them.
    return sum(withheld) - small * least - (len(withheld) - small) * threshold >= threshold


def _range(at: int, ranges: Mapping[int, tuple[int, int]], hidden: int) -> Count:
    """What is left for one withheld part when the others are as few or as many as they can be."""
    others = [one for place, one in ranges.items() if place != at]
    least, most = ranges[at]
    return Count(max(least, hidden - sum(one[1] for one in others)), min(most, hidden - sum(one[0] for one in others)))
