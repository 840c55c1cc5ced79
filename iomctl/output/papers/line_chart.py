"""A chart of lines over periods, each with its name and last number at its end; one breaks where there is none."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from iomctl.domain.documents import Cell, Figure
from iomctl.output.papers.colours import colours_of
from iomctl.output.papers.drawing import GAP, SIZE, Dot, Drawing, Label, Number, Plotted, Stroke, ticks
from iomctl.output.papers.letters import width_of, wrapped

HIGH, ABOVE, LINE = 240, 10, 17
"""How high the chart is without the words below, what is above its top, and how high a line of words is."""
GRID = -1
LEAST = 70
"""So much room the words of a period have at least; where periods are nearer, some have none."""

Place = tuple[float, float]


class _Field(NamedTuple):
    """Where the first and the last period, the least and the greatest number lie."""

    left: float
    right: float
    periods: int
    steps: Sequence[float]

    def x(self, period: int) -> float:
        """How far right a period lies."""
        return round(self.left + (self.right - self.left) * period / max(self.periods - 1, 1), 1)

    def y(self, number: Number) -> float:
        """How far down a number lies."""
        return round(HIGH - (HIGH - ABOVE) * (float(number) - self.steps[0]) / (self.steps[-1] - self.steps[0]), 1)


class _Course(NamedTuple):
    name: str
    cells: tuple[Cell, ...]
    colour: int

    @property
    def numbers(self) -> list[tuple[int, Number]]:
        """Each number with the place of its period."""
        told = enumerate(self.cells)
        return [(at, one.value) for at, one in told if isinstance(one, Figure) and one.value is not None]


def drawn(told: Plotted, wide: float) -> Drawing | None:
    """The chart, so wide; None where there is no number to draw."""
    colours = colours_of(len(told.series))
    lines = [_Course(*one, colour) for one, colour in zip(told.series, colours, strict=True)]
    lines = [one for one in lines if one.numbers]
    if not lines:
        return None
    numbers = [number for line in lines for _, number in line.numbers]
    steps = ticks(min(0, *numbers), max(0, *numbers))
    room = min(wide * 0.3, max(width_of(part, SIZE) for line in lines for part in _end(line)) + GAP)
    left = max(LEAST / 2, max(width_of(_number(one), SIZE) for one in steps) + GAP)
    frame = _Field(left, wide - room - GAP, len(told.rows), steps)
    periods = _periods(told.rows, frame)
    labels = [*_scale(frame), *periods, *_names(lines, frame, room)]
    grid = [Stroke(((left, frame.y(one)), (frame.right, frame.y(one))), None if one == 0 else GRID) for one in steps]
    drawn = [stroke for line in lines for stroke in _strokes(line, frame)]
    dots = [Dot(frame.x(at), frame.y(number), line.colour) for line in lines for at, number in line.numbers]
    return Drawing(wide, max(one.y for one in labels) + GAP, (), (*grid, *drawn), dots, labels)


def _end(line: _Course) -> list[str]:
    """What stands at the end of a line: its last number, and its name."""
    at, _ = line.numbers[-1]
    cell = line.cells[at]
    return [cell.shown if isinstance(cell, Figure) else "", *line.name.split(" ")]


def _number(one: float) -> str:
    return f"{one:,.0f}" if one == round(one) else f"{one:,g}"


def _scale(frame: _Field) -> list[Label]:
    return [Label(round(frame.left - GAP, 1), frame.y(one) + 5, _number(one), "end") for one in frame.steps]


def _periods(rows: Sequence[str], frame: _Field) -> list[Label]:
    """The words of the first and the last period, and of those between for which there is room."""
    apart = (frame.right - frame.left) / max(len(rows) - 1, 1)
    every = next(one for one in range(1, len(rows) + 1) if one * apart >= LEAST or one == len(rows))
    labels = []
    for at in range(len(rows) - 1, -1, -every):
        words = wrapped(rows[at], SIZE, min(max(every * apart, LEAST) - GAP, 2 * frame.x(at)))
        places = enumerate(words, 1)
        labels += [Label(frame.x(at), round(HIGH + (place + 0.2) * LINE, 1), one, "middle") for place, one in places]
    return labels


def _strokes(line: _Course, frame: _Field) -> list[Stroke]:
    """The line in pieces: periods that follow each other without a gap."""
    pieces = groupby(enumerate(line.numbers), key=lambda one: one[1][0] - one[0])
    places = [[(frame.x(at), frame.y(number)) for _, (at, number) in piece] for _, piece in pieces]
    return [Stroke(tuple(one), line.colour) for one in places if len(one) > 1]


def _names(lines: Sequence[_Course], frame: _Field, room: float) -> list[Label]:
    """The number and the name at the end of each line, moved apart where they would touch."""
    labels, below = [], float(ABOVE)
    for line in sorted(lines, key=lambda one: frame.y(one.numbers[-1][1])):
        number, *_ = _end(line)
        words = [number, *wrapped(line.name, SIZE, room)]
        first = max(frame.y(line.numbers[-1][1]) + 5, below + 2)
        labels += [
            Label(round(frame.right + GAP, 1), round(first + at * LINE, 1), one, strong=at == 0)
            for at, one in enumerate(words)
        ]
        below = first + len(words) * LINE
    return labels
