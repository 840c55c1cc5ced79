"""Which columns of a table fit a width, how wide each is, and a row of cells as lines of text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from iomctl.domain.columns import Column
from iomctl.output.folding import cell_width, fold

GAP = 2
ROOMY = 30
SNUG = 24
"""What a long text is given before a column is dropped for it; it takes more where there is room."""
SHORT = 12
"""As wide as a day with its year: what is no longer is broken into lines as late as can be."""
TIGHT = 8
NEEDED = 1
"""The highest rank of a column that goes only where words would have to be broken to keep it."""


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

    Columns of the highest rank go first, the rightmost of equals, and come back where those that are left leave room;
    those of rank 1 only go where words would have to be broken. A column of rank 0 and one that was `named` stays.
    Long texts take several lines, except in the first column of rank 0: a reference is never cut.
    """
    full = {name: max(measure([one.heading]), measure(body[name])) for name, one in columns.items()}
    if limit is None or Layout(full).total <= limit:
        return Layout(full)
    reference = next((name for name, one in columns.items() if one.rank == 0), None)
    widths = {name: width if name == reference else min(width, SNUG) for name, width in full.items()}
    words = _words(columns, body, widths)
    least = {
        name: widths[name] if name == reference else _least(one, widths[name], words[name])
        for name, one in columns.items()
    }
    if not named:
        kept = _fitting(widths, {name: one.rank for name, one in columns.items() if one.rank > NEEDED}, limit)
        kept = _fitting({name: words[name] for name in kept}, {name: columns[name].rank for name in kept}, limit)
        widths = {name: widths[name] for name in columns if name in kept}
    for floors in (least, words, dict.fromkeys(widths, TIGHT)):
        _take(widths, floors, limit, reference)
    _give(widths, full, limit, sorted(widths, key=lambda name: not columns[name].kept))
    return Layout(widths, tuple(name for name in columns if name not in widths))


def _fitting(widths: dict[str, int], ranks: dict[str, int], limit: int) -> set[str]:
    """Which columns are kept: those of rank 0 or none, and of the others the least ranks that fit."""
    kept = set(widths)
    leaving = sorted((name for name in widths if ranks.get(name)), key=ranks.__getitem__)
    for name in reversed(leaving):
        if _total(widths, kept) <= limit:
            break
        kept.remove(name)
    for name in leaving:
        if name not in kept and _total(widths, kept | {name}) <= limit:
            kept.add(name)
    return kept


def _total(widths: dict[str, int], kept: set[str]) -> int:
    return Layout({name: widths[name] for name in kept}).total


def _words(columns: dict[str, Column], body: dict[str, list[str]], widths: dict[str, int]) -> dict[str, int]:
    """The fewest cells of each column that break no word, nor what is to be typed."""
    texts = {name: [one.heading, *body[name]] for name, one in columns.items()}
    words = {name: measure([word for text in texts[name] for word in text.split()]) for name in columns}
    return {
        name: width if columns[name].narrow else min(width, max(TIGHT, words[name])) for name, width in widths.items()
    }


def _least(one: Column, width: int, words: int) -> int:
    """The fewest cells that leave a name, what is typed, a day and other short texts on one line, and break no word."""
    return width if one.kept and width < SNUG else max(words, min(width, SHORT))


def measure(texts: Sequence[str]) -> int:
    """The width of the widest text, in terminal cells."""
    if all(map(str.isascii, texts)):
        return max(map(len, texts), default=0)
    return max(map(cell_width, texts))


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


def _take(widths: dict[str, int], floors: dict[str, int], limit: int, reference: str | None) -> None:
    """Take what does not fit from the widest that is wider than its floor, and never from the reference."""
    while Layout(widths).total > limit:
        wide = [name for name, width in widths.items() if name != reference and width > floors[name]]
        if not wide:
            return
        widths[max(wide, key=widths.__getitem__)] -= 1


def _give(widths: dict[str, int], full: dict[str, int], limit: int, turn: Sequence[str]) -> None:
    """Give what is left to the columns that want more, one after another in turn."""
    for name in turn:
        widths[name] = min(full[name], max(widths[name], widths[name] + limit - Layout(widths).total))


def _filled(text: str, width: int, right: bool) -> str:
    if text.isascii():
        return text.rjust(width) if right else text.ljust(width)
    gap = " " * (width - cell_width(text))
    return gap + text if right else text + gap
