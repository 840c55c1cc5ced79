"""One screen of counts and short blocks, each block with the command that shows the whole of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iomctl.domain.columns import Column
from iomctl.output.clean import plain
from iomctl.output.layout import GAP, arrange, cell_width, fold
from iomctl.output.screen import Part, Screen
from iomctl.output.styles import HEADING, style_of

HEIGHT = 24
WIDEST = 100
MORE = "..."
LEAST = 2
"""A block has at least a row and a line that says how many more there are."""


class Block(NamedTuple):
    """Some rows under a title: cells by column name. A column of rank 0 always stays, see `layout.arrange`."""

    title: str
    command: str
    columns: dict[str, Column]
    rows: Sequence[dict[str, str]]


class Board(NamedTuple):
    """A screen: a title and what stands at its right end, counts under a label each, and blocks."""

    title: str
    corner: str
    counts: dict[str, list[Part]]
    blocks: list[Block]
    advice: Sequence[str] = ()


def write_board(screen: Screen, board: Board) -> None:
    """Write it within the height of a terminal (24 lines in a pipe), the prompt's line left free.

    Blocks without rows are left out. Blocks share the lines there are; what is not shown is counted. At a
    terminal no line is wider than the screen and names are cut, the first column never; a pipe cuts nothing.
    """
    width = min(screen.width, WIDEST)
    counts = list(_count_lines(board.counts, width))
    blocks = [block for block in board.blocks if block.rows]
    height = max(screen.height, HEIGHT) if screen.terminal else HEIGHT
    free = height - 1 - (2 + len(counts)) - 2 * len(blocks)
    screen.write(*_apart((board.title, HEADING), board.corner, width))
    screen.write()
    for parts in counts:
        screen.write(*parts)
    for block, lines in zip(blocks, _shared([len(one.rows) for one in blocks], free), strict=True):
        screen.write()
        screen.write(*_apart((block.title, HEADING), block.command, width))
        _write_rows(screen, block, lines)
    for line in ("", *board.advice) if board.advice else ():
        screen.write(line)


def _write_rows(screen: Screen, block: Block, lines: int) -> None:
    whole = lines >= len(block.rows)
    shown = block.rows if whole else block.rows[: lines - 1]
    body = {name: [plain(row.get(name, "")) for row in shown] for name in block.columns}
    layout = arrange(block.columns, body, screen.width if screen.terminal else None, named=False)
    for at in range(len(shown)):
        parts: list[Part] = [" "]
        for name, size in layout.widths.items():
            text = _cut(body[name][at], size)
            parts += [(text, style_of(name, text)), " " * (size - cell_width(text) + GAP)]
        screen.write(*parts[:-1])
    if not whole:
        screen.write(f" {MORE} {len(block.rows) - len(shown):,} more")


def _shared(wanted: Sequence[int], free: int) -> list[int]:
    """Lines for each block: what it wants, else a part of what is free, no fewer than LEAST."""
    given = [min(LEAST, one) for one in wanted]
    free -= sum(given)
    while free > 0 and given != list(wanted):
        for at, one in enumerate(wanted):
            if given[at] < one and free > 0:
                given[at] += 1
                free -= 1
    return given


def _count_lines(counts: dict[str, list[Part]], width: int) -> Iterator[list[Part]]:
    """A line for each label, more when its parts do not fit into one."""
    indent = max(map(len, counts), default=0) + 2 * GAP
    for label, parts in counts.items():
        line: list[Part] = [f" {label}".ljust(indent)]
        used = indent
        for part in parts:
            size = _size(part)
            if used + size > width and len(line) > 1:
                yield line
                line, used = [" " * indent], indent
            line += [part, " " * 2 * GAP]
            used += size + 2 * GAP
        yield line[:-1] if len(line) > 1 else line


def _apart(left: tuple[str, str], right: str, width: int) -> tuple[Part, ...]:
    room = width - cell_width(plain(left[0])) - cell_width(plain(right))
    if room < GAP:
        return ((_cut(plain(left[0]), max(width - cell_width(right) - GAP, GAP)), left[1]), " " * GAP, right)
    return (left, " " * room, right)


def _cut(text: str, width: int) -> str:
    if cell_width(text) <= width:
        return text
    return fold(text, max(width - len(MORE), 1))[0] + MORE


def _size(part: Part) -> int:
    return cell_width(part if isinstance(part, str) else part[0])
