"""How many people it takes to tell two rates apart: what a scheme can't say on few is said before it asks."""

from decimal import ROUND_CEILING, Decimal, localcontext
from fractions import Fraction

from iomctl.domain.reoffending.score_intervals import Z

POWER = Decimal("0.841621")
"""The distance from the middle below which 80 % of a normal distribution lies."""
POINTS = (5, 10)
"""Differences, in points, of which it is said beside the one that was observed."""


def people_needed(rate: Fraction, compared: Fraction) -> int | None:
    """How many people in each of two groups of one size, to see that their rates differ four times in five.

    Rates are from 0 to 1; None where they are the same. The usual formula for two proportions (general knowledge,
    unverified), at 5 % on two sides and a power of 80 %, with p the mean of both rates:

    n = (1.959964 root(2 p (1 - p)) + 0.841621 root(p1 (1 - p1) + p2 (1 - p2)))^2 / (p1 - p2)^2, rounded up.
    """
    if rate == compared:
        return None
    with localcontext(prec=50):
        one, other = (Decimal(part.numerator) / part.denominator for part in (rate, compared))
        mean = (one + other) / 2
        reach = Z * (2 * mean * (1 - mean)).sqrt() + POWER * (one * (1 - one) + other * (1 - other)).sqrt()
        return int((reach**2 / (one - other) ** 2).to_integral_value(ROUND_CEILING))


def needed_in_words(group: tuple[int, int] | None, compared: tuple[int, int]) -> str:
    """What number could tell: for the difference of two groups, each so many of so many, and for POINTS of it.

    Both groups have people; None is one of which no difference was observed yet.
    """
    other, told = Fraction(*compared), []
    if group and (number := people_needed(Fraction(*group), other)):
        told.append(f"{number:,} to tell a difference of the size observed")
    for points in POINTS:
        # Down from the rate compared with, or up where it is too low for that.
        moved = other - Fraction(points, 100)
        number = people_needed(moved if moved >= 0 else other + Fraction(points, 100), other)
        told.append(f"{number:,} for {points} points" if number else "")
    listed = "; ".join(filter(None, told))
    return f"People needed in each of two groups of one size: {listed} (80 % power, two-sided 5 %)."
