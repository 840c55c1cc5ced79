"""A chart of bars from nought: a group for each row, a bar for each series, each with its number at its end."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iomctl.domain.documents import Cell, Figure
from iomctl.domain.papers.words import shown
from iomctl.output.papers.colours import colours_of
from iomctl.output.papers.drawing import GAP, SIZE, Bar, Drawing, Label, Number, Plotted, Stroke
from iomctl.output.papers.letters import width_of, wrapped

HIGH, BETWEEN, LINE = 20, 3, 18
"""How high a bar is, what is between two of a group, and how high a line of words is."""
ROOMY = 480
"""From this width on words stand to the left of their bars, below it above them."""


class _Frame(NamedTuple):
    """Where nought and the ends of the numbers lie; `words` is the room left of the bars, 0 where there is none."""

    wide: float
    words: float
    right: float
    least: float
    most: float

    def at(self, number: Number) -> float:
        """How far right a number lies."""
        left = self.words + GAP if self.words else 1
        return round(left + (self.right - left) * (float(number) - self.least) / ((self.most - self.least) or 1), 1)


def drawn(told: Plotted, wide: float) -> Drawing | None:
    """The chart, so wide; None where there is no number to draw."""
    numbers = [one for cell in told.figures for one in (cell.least, cell.most) if one is not None]
    if not numbers:
        return None
    bars = _Bars(told, _frame(told, wide, numbers))
    for at, row in enumerate(told.rows):
        bars.add_row(row, [cells[at] for _, cells in told.series])
    return bars.drawing()


def _frame(told: Plotted, wide: float, numbers: Sequence[Number]) -> _Frame:
    words = min(wide * 0.32, max(width_of(one, SIZE) for one in told.rows)) if wide >= ROOMY else 0.0
    ends = max(width_of(_at_end(told, name, cell), SIZE) for name, cells in told.series for cell in cells)
    right = max(wide - ends - GAP, words + wide / 4)
    return _Frame(wide, words, right, float(min(0, *numbers)), float(max(0, *numbers)))


def _at_end(told: Plotted, name: str, cell: Cell) -> str:
    """A bar's number, and its series where there are two: no colour has to be told from another."""
    return f"{shown(cell)} {name}" if len(told.series) > 1 else shown(cell)


class _Bars:
    """The bars and words so far, and how far down they reach."""

    def __init__(self, told: Plotted, frame: _Frame) -> None:
        self._told, self._frame, self._top = told, frame, 0.0
        self._bars: list[Bar] = []
        self._labels: list[Label] = []
        self._strokes: list[Stroke] = []

    def add_row(self, row: str, cells: list[Cell]) -> None:
        lines = wrapped(row, SIZE, self._frame.words or self._frame.wide)
        high, words = len(cells) * (HIGH + BETWEEN) - BETWEEN, len(lines) * LINE
        if self._frame.words:
            room = max(high, words)
            self._say(lines, self._top + (room - words) / 2, self._frame.words, "end")
            self._draw(cells, self._top + (room - high) / 2)
        else:
            room = words + 2 + high
            self._say(lines, self._top, 0, "start")
            self._draw(cells, self._top + words + 2)
            self._axis(self._top + words, self._top + room + 2)
        self._top += room + 1.75 * GAP

    def drawing(self) -> Drawing:
        high = round(self._top - GAP, 1)
        if self._frame.words:
            self._axis(0, high)
        return Drawing(self._frame.wide, high, self._bars, self._strokes, (), self._labels)

    def _axis(self, top: float, end: float) -> None:
        nought = self._frame.at(0)
        self._strokes.append(Stroke(((nought, round(top, 1)), (nought, round(end, 1)))))

    def _say(self, lines: list[str], top: float, x: float, anchor: str) -> None:
        for at, one in enumerate(lines, 1):
            self._labels.append(Label(round(x, 1), round(top + at * LINE - 4, 1), one, anchor))

    def _draw(self, cells: list[Cell], top: float) -> None:
        for (name, _), cell, colour in zip(self._told.series, cells, colours_of(len(cells)), strict=True):
            bars = list(self._bars_of(cell, round(top, 1), colour))
            self._bars += bars
            end = max([self._frame.at(0), *(one.x + one.wide for one in bars)]) + GAP
            self._labels.append(Label(round(end, 1), round(top + 15, 1), _at_end(self._told, name, cell)))
            top += HIGH + BETWEEN

    def _bars_of(self, cell: Cell, top: float, colour: int) -> Iterator[Bar]:
        if not isinstance(cell, Figure) or cell.most is None:
            return
        nought, least, most = map(self._frame.at, (0, cell.least or 0, cell.most))
        if least != nought:
            yield Bar(min(least, nought), top, round(abs(least - nought), 1), HIGH, colour)
        if most > least:
            yield Bar(least, top, round(most - least, 1), HIGH, colour, hollow=True)
