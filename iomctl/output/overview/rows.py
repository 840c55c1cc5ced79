"""Rows of the blocks of an overview as lines, each ending with what to type about it."""

from collections.abc import Iterator, Sequence

from iomctl.domain.columns import Column
from iomctl.output.clean import plain
from iomctl.output.folding import cell_width
from iomctl.output.layout import GAP, ROOMY, measure
from iomctl.output.overview.lines import Line, cut
from iomctl.output.screen import Part
from iomctl.output.styles import style_of

TYPE = "type"
"""The cell of a row with what to type about it, without the name of the program: never cut, never broken."""
NARROW = 100
"""A screen narrower than this leaves out the first column, a reference: what to type has one."""
LEAST = 12
"""A column that is cut keeps so many cells."""

Rows = tuple[dict[str, Column], Sequence[dict[str, str]]]
"""The columns of a block and its rows."""


def rows_of(columns: dict[str, Column], rows: Sequence[dict[str, str]]) -> list[Line]:
    """Rows as lines in a pipe: nothing is cut."""
    widths = _full(columns, rows)
    return list(_lines(rows, widths, _size(widths)))


def rows_that_fit(blocks: Sequence[Rows], width: int) -> list[list[Line]]:
    """The rows of each block as lines no wider than `width`, what to type in one column for all of them."""
    widest = measure([row[TYPE] for _, rows in blocks for row in rows])
    of_each = [_fitted(columns, rows, width - widest, width < NARROW) for columns, rows in blocks]
    start = max(map(_size, of_each), default=0)
    return [list(_lines(rows, widths, start)) for (_, rows), widths in zip(blocks, of_each, strict=True)]


def _fitted(columns: dict[str, Column], rows: Sequence[dict[str, str]], room: int, narrow: bool) -> dict[str, int]:
    """The width of each column that is shown in `room` cells.

    Columns of the highest rank go first, the rightmost of equals, down to rank 2. Those of rank 2 are cut, then go;
    and where that is not enough those of rank 0 and 1 are cut, the widest first.
    """
    full, first = _full(columns, rows), next(iter(columns))
    if narrow:
        full.pop(first, None)
    ranks = {name: 0 if name == first else columns[name].rank for name in full}
    widths = {name: width if 0 < ranks[name] < 2 else min(width, ROOMY) for name, width in full.items()}
    for least in (3, 2, 1):
        leaving = sorted((name for name in widths if ranks[name] >= least), key=ranks.__getitem__)
        if least < 3:
            _cut_down(widths, leaving if least == 2 else list(widths), room)
        while leaving and _size(widths) > room:
            del widths[leaving.pop()]
    for name in sorted(widths, key=ranks.__getitem__):
        widths[name] = min(full[name], widths[name] + max(room - _size(widths), 0))
    return widths


def _cut_down(widths: dict[str, int], may_cut: Sequence[str], room: int) -> None:
    while _size(widths) > room:
        widest = max(may_cut, key=widths.__getitem__, default=None)
        if widest is None or widths[widest] <= LEAST:
            return
        widths[widest] -= 1


def _full(columns: dict[str, Column], rows: Sequence[dict[str, str]]) -> dict[str, int]:
    """The width of each column that has anything in it."""
    widths = {name: measure([plain(row.get(name, "")) for row in rows]) for name in columns}
    return {name: width for name, width in widths.items() if width}


def _size(widths: dict[str, int]) -> int:
    """The width of a line up to what to type: a space in front, and two behind each column."""
    return 1 + sum(widths.values()) + GAP * len(widths)


def _lines(rows: Sequence[dict[str, str]], widths: dict[str, int], start: int) -> Iterator[Line]:
    for row in rows:
        parts: list[Part] = [" "]
        for name, width in widths.items():
            text = cut(plain(row.get(name, "")), width)
            parts += [(text, style_of(name, text)), " " * (width - cell_width(text) + GAP)]
        yield [*parts, " " * (start - _size(widths)), row[TYPE]]
