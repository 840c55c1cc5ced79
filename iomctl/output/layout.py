"""Which columns of a table fit a width, how wide each is, and a row of cells as lines of text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from iomctl.domain.columns import Column

GAP = 2
ROOMY = 30
TIGHT = 8


class Layout(NamedTuple):
    """The columns that are shown with their widths in terminal cells, in order, and those that had to go."""

    widths: dict[str, int]
    dropped: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """The width of a whole line, in cells."""
        return sum(self.widths.values()) + GAP * len(self.widths)


def arrange(columns: dict[str, Column], body: dict[str, list[str]], limit: int | None, named: bool) -> Layout:
    """The layout for cells `body` (by column name) within `limit` cells; no limit in a pipe.

    Columns of the highest rank go first, the rightmost of equals; a column of rank 0 and one that was `named`
    stays. Long texts take several lines, except in the first column of rank 0: a reference is never cut.
    """
    full = {name: max(measure([one.heading]), measure(body[name])) for name, one in columns.items()}
    if limit is None:
        return Layout(full)
    reference = next((name for name, one in columns.items() if one.rank == 0), None)
    widths = {name: width if name == reference else min(width, ROOMY) for name, width in full.items()}
    may_go = [] if named else [name for name, one in columns.items() if one.rank]
    leaving = sorted(may_go, key=lambda name: columns[name].rank)
    dropped = []
    while leaving and Layout(widths).total > limit:
        dropped.append(leaving.pop())
        del widths[dropped[-1]]
    _take(widths, body, limit, reference)
    _give(widths, full, limit)
    return Layout(widths, tuple(name for name in columns if name in dropped))


def measure(texts: Sequence[str]) -> int:
    """The width of the widest text, in terminal cells."""
    if all(map(str.isascii, texts)):
        return max(map(len, texts), default=0)
    return max(map(cell_width, texts))


def cell_width(text: str) -> int:
    """The width of one text in terminal cells: East Asian characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def fold(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, between words where that can be; at least one line."""
    if cell_width(text) <= width:
        return [text]
    if not text.isascii():
        from rich.cells import chop_cells

        return chop_cells(text, width)
    from textwrap import wrap

    return wrap(text, width) or [""]


def pad(texts: Iterable[str], width: int, right: bool) -> Iterator[str]:
    """Texts filled up with spaces to `width` cells; a longer one as several lines, broken by line breaks."""
    for text in texts:
        lines = fold(text, width)
        yield ("\n".join(_filled(line, width, right) for line in lines) if lines[1:] else _filled(text, width, right))


def rows(columns: Sequence[Iterable[str]], widths: Sequence[int]) -> Iterator[str]:
    """Lines of a table from padded columns, one space in and two between, nothing at the end of a line."""
    gap = " " * GAP
    for cells in zip(*columns, strict=True):
        line = gap.join(cells)
        if "\n" not in line:
            yield f" {line}".rstrip()
            continue
        pieces = (cell.split("\n") for cell in cells)
        for parts in zip_longest(*pieces):
            filled = (" " * width if part is None else part for part, width in zip(parts, widths, strict=True))
            yield f" {gap.join(filled)}".rstrip()


def _take(widths: dict[str, int], body: dict[str, list[str]], limit: int, reference: str | None) -> None:
    """Take from the widest what does not fit: first only what leaves each word on one line, then more."""
    if Layout(widths).total <= limit:
        return
    words = {name: max(TIGHT, measure([word for text in body[name] for word in text.split()])) for name in widths}
    for least in (words, dict.fromkeys(widths, TIGHT)):
        while Layout(widths).total > limit:
            wide = [name for name, width in widths.items() if name != reference and width > least[name]]
            if not wide:
                break
            widths[max(wide, key=widths.__getitem__)] -= 1


def _give(widths: dict[str, int], full: dict[str, int], limit: int) -> None:
    """Give what is left to the columns that want more."""
    for name, width in widths.items():
        widths[name] = min(full[name], max(width, width + limit - Layout(widths).total))


def _filled(text: str, width: int, right: bool) -> str:
    if text.isascii():
        return text.rjust(width) if right else text.ljust(width)
    gap = " " * (width - cell_width(text))
    return gap + text if right else text + gap
