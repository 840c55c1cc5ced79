"""One text in several lines, broken where a reader would: between words, never within a day, a code or an option."""

import re
from collections.abc import Iterable, Iterator

from iomctl.domain.days.written_days import MONTHS, WEEKDAYS

_MONTH = "|".join(month[:3] for month in MONTHS)
_WEEKDAY = "|".join(day[:3] for day in WEEKDAYS)
_HELD = re.compile(rf"(\s*)((?:(?:\b(?:{_WEEKDAY}) )?\d{{1,2}} (?:{_MONTH})\b(?: \d{{4}}\b)?|\S)+)")
"""A gap and what stays on one line behind it: a word, or a day in words as `short` writes it."""
_WORD = re.compile(r"(\s*)(\S+)")
_PART = re.compile(r"[^-]*-+|[^-]+")


def cell_width(text: str) -> int:
    """The width of one text in terminal cells: East Asian characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def fold(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, between words where that can be; at least one line.

    A word that is longer than a line is broken behind a hyphen, else anywhere; a day that is, between its words.
    """
    return [text] if cell_width(text) <= width else list(_folded(text, width))


def fold_parts(parts: Iterable[str], gap: str, width: int) -> Iterator[str]:
    """The parts with `gap` between them in lines of at most `width` cells, each part whole where it fits on one."""
    line = ""
    for part in parts:
        longer = f"{line}{gap}{part}" if line else part
        if line and cell_width(longer) > width:
            yield f"{line}{gap.rstrip()}"
            longer = part
        *whole, line = fold(longer, width)
        yield from whole
    if line:
        yield line


def _folded(text: str, width: int) -> Iterator[str]:
    line = ""
    for gap, piece in _pieces(text, width):
        if not line.strip() or cell_width(f"{line}{gap}{piece}") > width:
            if line.strip():
                yield line
            line = piece
        else:
            line += gap + piece
    yield line


def _pieces(text: str, width: int) -> Iterator[tuple[str, str]]:
    """What stays on one line, each piece with the gap before it; none is wider than a line."""
    for gap, held in _HELD.findall(text):
        for between, word in [(gap, held)] if cell_width(held) <= width else _WORD.findall(gap + held):
            yield from [(between, word)] if cell_width(word) <= width else _broken(between, word, width)


def _broken(gap: str, word: str, width: int) -> Iterator[tuple[str, str]]:
    """The pieces of a word that is wider than a line."""
    from rich.cells import chop_cells

    for part in _PART.findall(word):
        for piece in chop_cells(part, width):
            yield gap, piece
            gap = ""
