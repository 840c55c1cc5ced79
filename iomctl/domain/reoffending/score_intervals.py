"""The 95 % interval of a proportion, and of the difference of two: Wilson's and Newcombe's, never Wald's."""

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from iomctl.domain.reoffending.rounding import rounded
from iomctl.errors import BadValue

Z = Decimal("1.959964")
"""The distance from the middle within which 95 % of a normal distribution lies."""
_DIGITS = 50


class Limits(NamedTuple):
    """A proportion is `low` or more and `high` or less, both from 0 to 1 and not rounded."""

    low: Decimal
    high: Decimal

    @property
    def words(self) -> str:
        """In per cent: `33.15 to 66.85`."""
        return f"{rounded(100 * Fraction(self.low), 2)} to {rounded(100 * Fraction(self.high), 2)}"


class Difference(NamedTuple):
    """One proportion less another, from -1 to 1, with its limits; not rounded."""

    value: Decimal
    low: Decimal
    high: Decimal

    @property
    def words(self) -> str:
        """As a proportion: `0.2000, 0.0524 to 0.3339`."""
        return f"{rounded(self.value, 4)}, {rounded(self.low, 4)} to {rounded(self.high, 4)}"


def wilson(number: int, of: int) -> Limits | None:
    """Wilson's score interval of a proportion; None where it is of nobody.

    0 of any number has the low limit 0, all of them the high limit 1. Raises BadValue for fewer than none and for
    more than all.
    """
    if not 0 <= number <= of:
        raise BadValue(f"{number} of {of} is no proportion: it takes 0 to {max(of, 0)}")
    if not of:
        return None
    with localcontext(prec=_DIGITS):
        centre, whole = number + Z * Z / 2, of + Z * Z
        reach = Z * (Decimal(number * (of - number)) / of + Z * Z / 4).sqrt()
        low = (centre - reach) / whole if number else Decimal(0)
        high = (centre + reach) / whole if number < of else Decimal(1)
    return Limits(low, high)


def newcombe(first: tuple[int, int], second: tuple[int, int]) -> Difference | None:
    """Newcombe's hybrid score interval of the first proportion less the second, each so many of so many.

    None where one of them is of nobody. Raises BadValue as `wilson` does.
    """
    one, other = wilson(*first), wilson(*second)
    if one is None or other is None:
        return None
    with localcontext(prec=_DIGITS):
        rate, compared = Decimal(first[0]) / first[1], Decimal(second[0]) / second[1]
        value = rate - compared
        down = ((rate - one.low) ** 2 + (other.high - compared) ** 2).sqrt()
        up = ((one.high - rate) ** 2 + (compared - other.low) ** 2).sqrt()
        return Difference(value, value - down, value + up)
