"""The median of what was counted by its value."""

from collections.abc import Mapping
from decimal import Decimal


def median_of(counted: Mapping[int, int]) -> Decimal | None:
    """The median of values, each with how often it occurs; halfway between the middle two where their number is even.

    None where there are none.
    """
    number = sum(counted.values())
    if not number:
        return None
    return Decimal(_at(counted, (number - 1) // 2) + _at(counted, number // 2)) / 2


def _at(counted: Mapping[int, int], place: int) -> int:
    before = 0
    for value in sorted(counted):
        before += counted[value]
        if place < before:
            return value
    raise IndexError(place)
