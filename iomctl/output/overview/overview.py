"""One screen of counts and short blocks, each block with the command that shows the whole of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iomctl.domain.columns import Column
from iomctl.output.overview.lines import Heading, Line, apart, count_lines, further, line_width
from iomctl.output.overview.rows import rows_of, rows_that_fit
from iomctl.output.overview.share import Needed, shared
from iomctl.output.screen import Part, Screen

WIDEST = 100
"""Here titles of a page in a pipe have their right end, and at a wider terminal that needs no more for its rows."""


class Block(NamedTuple):
    """Some rows under a title, the most urgent first: cells by column name, and under TYPE what to type about a row.

    The first column is a reference, shown where the screen is wide enough. Of the others those of the highest rank go
    first where there is no room, and one of rank 0 stays.
    """

    title: str
    command: str
    columns: dict[str, Column]
    rows: Sequence[dict[str, str]]

    @property
    def counted(self) -> str:
        """The title with how many rows there are."""
        return f"{self.title}: {len(self.rows):,}"


class Overview(NamedTuple):
    """A screen: a title and what stands at its right end, counts under a label each, and blocks, the urgent first.

    `everything` is the command that shows all of it, `below` how many lines come after it.
    """

    title: str
    corner: str
    counts: dict[str, list[Part]]
    blocks: list[Block]
    everything: str
    advice: Sequence[str] = ()
    below: int = 0


def write_overview(screen: Screen, overview: Overview, whole: bool = False) -> None:
    """Write it within the height of a terminal, the prompt's line left free; in a pipe, or `whole`, all of it.

    Blocks without rows are left out. At a terminal the counts stand above all, then the blocks share the lines there
    are: each has a row at least, or is named with its count in the last lines. No line is wider than the screen;
    columns before what to type are cut. A pipe cuts nothing.
    """
    heading = Heading(overview.title, "", overview.corner)
    title = apart(heading, _end(screen, []), screen.terminal)
    head: list[Line] = [("",), *count_lines(overview.counts, min(screen.width, WIDEST))]
    blocks = [block for block in overview.blocks if block.rows]
    advice: list[Line] = [(line,) for line in ("", *overview.advice)] if overview.advice else []
    if whole or not screen.terminal:
        body = list(_apart_from_each_other(screen, blocks, [len(one.rows) for one in blocks]))
    else:
        room = screen.height - 1 - len(title) - len(head) - len(advice) - overview.below
        body = list(_fitted(screen, blocks, room, overview.everything))
        title = apart(heading, _end(screen, body), screen.terminal)
    for line in (*title, *head, *body, *advice):
        screen.write(*line)


def _fitted(screen: Screen, blocks: Sequence[Block], room: int, everything: str) -> Iterator[Line]:
    """Blocks in so many lines: whole with empty lines between them, else as much of them as there is room for."""

    def others(first: int) -> list[Line]:
        return further([one.counted for one in blocks[first:]], everything, screen.width, room // 2)

    end = _end(screen, [])
    needed = [Needed(len(_heading(screen, one, max(len(one.rows) - 1, 1), end)), len(one.rows)) for one in blocks]
    share = shared(needed, room, lambda first: len(others(first)))
    if share.spaced:
        yield from _apart_from_each_other(screen, blocks, share.rows)
        return
    yield ("",)
    for lines in _lines_of_each(screen, blocks, share.rows):
        yield from lines
    yield from others(len(share.rows))


def _apart_from_each_other(screen: Screen, blocks: Sequence[Block], rows: Sequence[int]) -> Iterator[Line]:
    for lines in _lines_of_each(screen, blocks, rows):
        yield ("",)
        yield from lines


def _lines_of_each(screen: Screen, blocks: Sequence[Block], rows: Sequence[int]) -> Iterator[list[Line]]:
    """For each of the first blocks its heading and so many of its rows."""
    shown = [(one.columns, one.rows[:count]) for one, count in zip(blocks, rows, strict=False)]
    of_each = rows_that_fit(shown, screen.width) if screen.terminal else [rows_of(*one) for one in shown]
    end = _end(screen, [line for lines in of_each for line in lines])
    for block, lines in zip(blocks, of_each, strict=False):
        yield [*_heading(screen, block, len(lines), end), *lines]


def _end(screen: Screen, lines: Sequence[Line]) -> int:
    """The right end of titles above these lines: at a terminal that of the widest of them, WIDEST at least."""
    widest = max(map(line_width, lines), default=0) if screen.terminal else 0
    return min(screen.width, max(widest, WIDEST))


def _heading(screen: Screen, block: Block, shown: int, end: int) -> list[Line]:
    of = len(block.rows)
    count = f": {of:,}" if shown == of else f": {shown:,} of {of:,}"
    return apart(Heading(block.title, count, block.command), end, screen.terminal)
