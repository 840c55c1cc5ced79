"""Records as a table for people: Rich at a terminal, plain lines in a pipe and for long lists."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from iomctl.domain.columns import Column
from iomctl.domain.days.days import spoken
from iomctl.output.alike import NONE_ALIKE, Alike, alike, lines_above
from iomctl.output.asked import Style
from iomctl.output.cells import table_text
from iomctl.output.clean import plain
from iomctl.output.folding import cell_width, fold, fold_parts
from iomctl.output.layout import GAP, TIGHT, Layout, arrange, pad, rows
from iomctl.output.screen import Screen
from iomctl.output.styles import HEADING, style_of

MOST = 50
"""Rows of a list at a terminal, unless --all is given."""
RICH_UP_TO = 200
"""Rich takes half a millisecond for a row: ten seconds for 20,000."""


@dataclass(frozen=True)
class Grid:
    """Records with their cells as text by column name, and where each goes."""

    records: Sequence[Any]
    columns: dict[str, Column]
    body: dict[str, list[str]]
    layout: Layout


def write(screen: Screen, records: Sequence[Any], columns: dict[str, Column], style: Style) -> None:
    """The table with its title, headings of groups and legend; what is left out is said on stderr."""
    if not records:
        return
    cut = screen.terminal and not style.whole and len(records) > MOST
    same = alike(records, columns, style) if screen.terminal and style.columns is None else NONE_ALIKE
    kept = slice(-MOST, None) if style.newest else slice(MOST)
    grid = _grid(screen, records[kept] if cut else records, same.without(columns), style)
    _title(screen, grid.layout.total - GAP + 1, style)
    _above(screen, same, columns, style, len(records))
    for line in _heading_lines(grid):
        screen.write((line, HEADING))
    rich = (screen.terminal or screen.colour) and len(grid.records) <= RICH_UP_TO
    for heading, part in _groups(grid, records, style):
        if heading:
            screen.write()
            screen.write((heading, HEADING))
        (_rich_rows if rich else _plain_rows)(screen, grid, part)
    _legend(screen, style)
    if same.silent:
        _say_names(screen, "nothing in any row: ", same.silent, "")
    if grid.layout.dropped:
        _say_names(screen, "not shown at this width: ", grid.layout.dropped, "; --columns names them")
    if cut:
        older = f"the newest {MOST} of {len(records):,}; --all shows the {len(records) - MOST:,} older ones too"
        screen.warn(older if style.newest else f"{MOST} of {len(records):,}; --all shows every one")


def write_one(screen: Screen, record: Any, columns: dict[str, Column], style: Style) -> None:
    """One record as aligned lines of heading and value, a dash where nothing is recorded."""
    _title(screen, 0, style)
    widest = max((cell_width(one.heading) for one in columns.values()), default=0)
    room = screen.width - widest - GAP if screen.terminal else None
    for name, one in columns.items():
        value = one.read(record, name)
        said = spoken(value, style.on) if one.spoken and value and style.on else table_text(value, style.on)
        text = said or "-"
        heading = one.heading + " " * (widest - cell_width(one.heading) + GAP)
        for line in [text] if room is None else fold(text, max(room, TIGHT)):
            screen.write((heading, HEADING), (line, style_of(name, value)))
            heading = " " * len(heading)
    _legend(screen, style)


def _say_names(screen: Screen, before: str, names: Sequence[str], after: str) -> None:
    """Say names of columns after what they are, no name broken and no word."""
    said = f"{before}{', '.join(names)}{after}"
    for line in fold(said, screen.width) if screen.terminal else [said]:
        screen.say(line)


def _legend(screen: Screen, style: Style) -> None:
    for text in style.legend.splitlines():
        for line in fold_parts(text.split("  "), "  ", screen.width) if screen.terminal else [text]:
            screen.write(line)


def _grid(screen: Screen, records: Sequence[Any], columns: dict[str, Column], style: Style) -> Grid:
    body = {name: [table_text(column.read(one, name), style.on) for one in records] for name, column in columns.items()}
    limit = screen.width if screen.terminal else None
    if limit and arrange(columns, body, None, named=True).total > limit:
        body |= {name: list(map(one.narrow, body[name])) for name, one in columns.items() if one.narrow}
    layout = arrange(columns, body, limit, named=style.columns is not None)
    return Grid(records, {name: columns[name] for name in layout.widths}, body, layout)


def _title(screen: Screen, width: int, style: Style) -> None:
    if style.title or style.summary:
        room = max(width - cell_width(plain(style.title + style.summary)), 2 * GAP)
        screen.write((style.title, HEADING), " " * room + style.summary if style.summary else "")
        screen.write()


def _above(screen: Screen, same: Alike, columns: dict[str, Column], style: Style, rows: int) -> None:
    """What every row says alike, with their number where no title tells it."""
    counted = "" if style.summary else style.counted(rows)
    said = list(lines_above(same.said, columns, counted, screen.width))
    for line in said:
        screen.write((line, HEADING))
    if said:
        screen.write()


def _heading_lines(grid: Grid) -> Iterator[str]:
    widths = grid.layout.widths
    padded = [pad([one.heading], widths[name], one.right) for name, one in grid.columns.items()]
    return rows(padded, list(widths.values()))


def _groups(grid: Grid, records: Sequence[Any], style: Style) -> Iterator[tuple[str, slice]]:
    """A heading and its rows, the count being of all records, also of those that are not shown."""
    if style.group_by is None:
        yield "", slice(None)
        return
    name = style.group_by
    sizes = Counter(getattr(one, name) for one in records)
    start = 0
    for value, part in groupby(grid.records, key=lambda one: getattr(one, name)):
        stop = start + sum(1 for _ in part)
        yield f"{table_text(value, style.on) or f'no {name}'}  {style.counted(sizes[value])}", slice(start, stop)
        start = stop


def _plain_rows(screen: Screen, grid: Grid, part: slice) -> None:
    widths = grid.layout.widths
    padded = [pad(grid.body[name][part], widths[name], one.right) for name, one in grid.columns.items()]
    screen.write_lines(rows(padded, list(widths.values())))


def _rich_rows(screen: Screen, grid: Grid, part: slice) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 1))
    for name, one in grid.columns.items():
        table.add_column(width=grid.layout.widths[name], justify="right" if one.right else "left", overflow="fold")
    texts = zip(*(grid.body[name][part] for name in grid.columns), strict=True)
    for record, row in zip(grid.records[part], texts, strict=True):
        styles = (style_of(name, getattr(record, name)) for name in grid.columns)
        table.add_row(*(Text(cell, style) for cell, style in zip(row, styles, strict=True)))
    screen.rich(grid.layout.total).print(table)
