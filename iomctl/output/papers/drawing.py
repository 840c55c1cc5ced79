"""What a chart is drawn of: bars, lines, dots and words at places, whatever form draws them.

Lengths are pixels of a screen; a place is right of the left edge and below the top.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import count
from typing import NamedTuple

from iomctl.domain.documents import Cell, Chart, Figure, Table
from iomctl.domain.papers.laid_out import is_total
from iomctl.domain.papers.words import shown

SIZE = 14
"""How high letters are."""
GAP = 8
UNIT = re.compile(r" \([^()]*\)$")
"""The unit in a heading, which the line under the title of a chart says."""

Number = int | float | Decimal


class Bar(NamedTuple):
    """A bar in one of the colours; `hollow` where a count may reach that far, but need not."""

    x: float
    y: float
    wide: float
    high: float
    colour: int
    hollow: bool = False


class Stroke(NamedTuple):
    """A line through places, in one of the colours; None is that of axes, -1 that of a grid."""

    points: tuple[tuple[float, float], ...]
    colour: int | None = None


class Dot(NamedTuple):
    """The place of one number on a line."""

    x: float
    y: float
    colour: int


class Label(NamedTuple):
    """Words on a line whose foot is at `y`; they begin, end or have their middle at `x`."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    strong: bool = False


class Drawing(NamedTuple):
    """A drawing of that size."""

    wide: float
    high: float
    bars: Sequence[Bar] = ()
    strokes: Sequence[Stroke] = ()
    dots: Sequence[Dot] = ()
    labels: Sequence[Label] = ()


class Plotted(NamedTuple):
    """What a chart draws: the words of each row, and for each series its name and its cell in each row."""

    rows: tuple[str, ...]
    series: tuple[tuple[str, tuple[Cell, ...]], ...]

    @property
    def figures(self) -> list[Figure]:
        """Every figure in it."""
        return [cell for _, cells in self.series for cell in cells if isinstance(cell, Figure)]


def plotted(chart: Chart, table: Table) -> Plotted:
    """The rows and columns that a chart draws; what adds up the other rows is left out."""
    rows = [row for row in table.rows if not is_total(table, row)]
    places = [table.headings.index(one) for one in chart.series]
    series = tuple((UNIT.sub("", table.headings[at]), tuple(row[at] for row in rows)) for at in places)
    return Plotted(tuple(shown(row[0]) for row in rows), series)


def ticks(least: Number, most: Number, about: int = 5) -> list[float]:
    """Round numbers from one at or below `least` to one at or above `most`, about so many steps apart."""
    most = most if most > least else float(least) + 1
    spread = float(most) - float(least)
    step = next(one for power in count(-6) for one in _round_steps(power) if spread / one <= about)
    first, last = int(float(least) // step), int(-(-float(most) // step))
    return [round(step * at, 6) for at in range(first, last + 1)]


def _round_steps(power: int) -> list[float]:
    return [one * 10.0**power for one in (1, 2, 5)]
