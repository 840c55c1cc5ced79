"""A row of figures as a row of blocks, the highest of them the highest figure."""

from collections.abc import Sequence
from fractions import Fraction

BLOCKS = "▁▂▃▄▅▆▇█"
UNKNOWN = "·"


def blocks(figures: Sequence[Fraction | int | None]) -> str:
    """A block for each figure from nought on, UNKNOWN for one that is not told; all lowest where none is above nought.

    Figures are not below nought.
    """
    highest = max((one for one in figures if one is not None), default=0)
    return "".join(UNKNOWN if one is None else _block(one, highest) for one in figures)


def _block(figure: Fraction | int, highest: Fraction | int) -> str:
    if not highest:
        return BLOCKS[0]
    return BLOCKS[min(int(Fraction(figure) * len(BLOCKS) / highest), len(BLOCKS) - 1)]
