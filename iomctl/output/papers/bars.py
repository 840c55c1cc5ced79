"""The bars of a chart: what is drawn for each row of a table, from nought on, with its number beside it."""

from collections.abc import Iterator
from typing import NamedTuple

from iomctl.domain.documents import Cell, Figure, Table

COLOURS = ("#12436D", "#F46A25")
"""Dark blue and orange, which go together (colours in charts: the Government Analysis Function's guidance)."""

WIDEST, HIGH, GAP = 320, 18, 14
"""The widest bar, how high each is, and what is between two rows, in pixels."""


class Bar(NamedTuple):
    """One bar: how far down it begins, how wide what is certain and what may be is, its number, and whose it is."""

    top: int
    certain: int
    possible: int
    text: str
    label: str
    colour: str


class Drawn(NamedTuple):
    """Bars by row, how high they are in all, and what they say in words."""

    bars: list[Bar]
    high: int
    words: str


def chart_of(table: Table) -> Drawn | None:
    """The chart of a table; None where it has none. What adds the other rows up is left out."""
    rows = [row for row in table.rows if row[0] != table.total]
    bars = list(_bars(table, rows, table.charts[0].series)) if table.charts else []
    if not bars:
        return None
    words = "; ".join(f"{bar.label} {bar.text}" for bar in bars)
    return Drawn(bars, bars[-1].top + HIGH + GAP, f"{table.caption}: {words}.")


def _bars(table: Table, rows: list[tuple[Cell, ...]], series: tuple[str, ...]) -> Iterator[Bar]:
    places = [table.headings.index(one) for one in series]
    figures = [cell for row in rows for at in places if isinstance(cell := row[at], Figure) and cell.most]
    largest = max((cell.most or 0 for cell in figures), default=0) or 1
    top = 0
    for row in rows:
        for at, colour in zip(places, COLOURS, strict=False):
            cell = row[at]
            if isinstance(cell, Figure):
                certain, most = (round(WIDEST * (count or 0) / largest) for count in (cell.least, cell.most))
                yield Bar(top, certain, most - certain, cell.text, f"{row[0]}, {table.headings[at].lower()}", colour)
            top += HIGH
        top += GAP
