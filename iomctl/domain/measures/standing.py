"""How a share stands to its target: Green, Amber or Red."""

from fractions import Fraction

from iomctl.domain.measures.measure import LOWER
from iomctl.domain.measures.tally import Tally
from iomctl.domain.policy.board_rules import BoardTarget

GREEN, AMBER, RED = "Green", "Amber", "Red"
RULE = (
    "Green: at the target or better. Amber: worse, by no more than the tolerance. Red: worse than that. "
    "By the share itself, before it is rounded; a measure without a target in the policy has none of the three."
)


def standing(one: Tally, target: BoardTarget, better: str) -> str:
    """Green at the target or better, Amber within the tolerance of it (that included), else Red.

    Raises ValueError for a tally that is no share, or of nothing.
    """
    if not one.denominator:
        raise ValueError("no share of nothing")
    short = Fraction(target.target) - Fraction(100 * one.numerator, one.denominator)
    short = -short if better == LOWER else short
    if short <= 0:
        return GREEN
    return AMBER if short <= target.tolerance else RED
