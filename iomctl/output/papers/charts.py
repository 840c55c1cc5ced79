"""The charts of a table: what each says in words, and how it is drawn in a width."""

from collections.abc import Iterator
from typing import NamedTuple

from iomctl.domain.documents import BARS, LINES, Table
from iomctl.domain.papers.words import shown
from iomctl.output.papers import bar_chart, line_chart
from iomctl.output.papers.drawing import Drawing, Plotted, plotted

MOST_BARS = 40
"""A chart with more of them fills more than a page, and is left to its table."""


class ChartTold(NamedTuple):
    """A chart with its message, the line under it, what is read out instead of it, and a drawing for each width."""

    kind: str
    title: str
    about: str
    words: str
    drawings: tuple[Drawing, ...]
    told: Plotted

    @property
    def is_exact(self) -> bool:
        """Whether every bar has one number; a line breaks where there is none."""
        return self.kind == LINES or all(one.value is not None for one in self.told.figures)


def charts_of(table: Table, *widths: float) -> Iterator[ChartTold]:
    """Each chart of a table that has a number to draw, and no more bars than a page has room for."""
    for chart in table.charts:
        told = plotted(chart, table)
        draw = bar_chart.drawn if chart.kind == BARS else line_chart.drawn
        if chart.kind == BARS and len(told.rows) * len(told.series) > MOST_BARS:
            continue
        drawings = tuple(one for wide in widths if (one := draw(told, wide)) is not None)
        if drawings:
            title = chart.title or table.caption
            words = chart.words or _words(title, told)
            yield ChartTold(chart.kind, title, chart.about or table.about, words, drawings, told)


def _words(title: str, told: Plotted) -> str:
    each = (
        f"{row}, {name}: {shown(cells[at])}" if len(told.series) > 1 else f"{row}: {shown(cells[at])}"
        for at, row in enumerate(told.rows)
        for name, cells in told.series
    )
    return f"{title.rstrip('.')}. {'; '.join(each)}."
