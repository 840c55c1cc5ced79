"""Figures are rounded once, from the exact fraction, so that two programs print the same one."""

from decimal import Decimal
from fractions import Fraction


def rounded(value: Fraction | Decimal | int, places: int) -> Decimal:
    """`value` to so many places, halves away from nought: 31.25 is 31.3, -0.25 is -0.3. Nought has no sign."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = tuple(int(digit) for digit in str(whole))
    return Decimal((int(exact < 0 < whole), digits, -places))
