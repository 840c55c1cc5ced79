"""Why a CSV file cannot be read: the cell that is too long, or the quotation mark that is never closed."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from iomctl.errors import BadValue

LONGEST_CELL = 100_000  # characters

_CHUNK = 1 << 16


def fault_in(file: IO[bytes], name: str, encoding: str, delimiter: str) -> BadValue:
    """The fault of a file that the reader gave up on, found by reading it again in constant memory."""
    found = _Scan(delimiter).first_fault(_pieces(file, encoding, delimiter))
    if found is None:
        return BadValue(f"{name}: a line is too long to be a row of cells")
    if not found.closed:
        return BadValue(
            f"{name}: a quotation mark opened in line {found.line} is never closed",
            advice="close it, or write each quotation mark that belongs to the text twice",
        )
    return BadValue(
        f"{name}: a cell of {found.length:,} characters in line {found.line}; the longest allowed is {LONGEST_CELL:,}"
    )


@dataclass
class _Cell:
    line: int
    length: int = 0
    quoted: bool = False
    closed: bool = True


def _pieces(file: IO[bytes], encoding: str, delimiter: str) -> Iterator[str]:
    """The text in runs: one quotation mark, one delimiter, one line break, or what lies between."""
    pattern = re.compile(rf'"|{delimiter}|\r|\n|[^"{delimiter}\r\n]+')
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield from pattern.findall(decoder.decode(chunk))


class _Scan:
    """Follows the quoting rules of Python's csv reader far enough to know where each cell ends."""

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter
        self.line = 1
        self.cell = _Cell(1)
        self.last = ""

    def first_fault(self, pieces: Iterator[str]) -> _Cell | None:
        """The first cell over the limit, or the one left open at the end of the file."""
        for piece in pieces:
            ended = self.cell
            if self._ends(piece) and ended.length > LONGEST_CELL:
                return ended
            self.last = piece
        if not self.cell.closed or self.cell.length > LONGEST_CELL:
            return self.cell
        return None

    def _ends(self, piece: str) -> bool:
        """Take in one piece; whether it ended the cell that was open before it."""
        cell = self.cell
        line_break = piece == "\r" or (piece == "\n" and self.last != "\r")
        self.line += line_break
        if piece == '"':
            self._quote(cell)
        elif cell.closed and (piece == self.delimiter or piece in "\r\n"):
            self.cell = _Cell(self.line)
            return True
        elif cell.length or piece.strip(" ") or cell.quoted:
            cell.length += len(piece)
        return False

    def _quote(self, cell: _Cell) -> None:
        if not cell.length and not cell.quoted:
            cell.quoted, cell.closed = True, False
        elif not cell.quoted:
            cell.length += 1
        elif not cell.closed:
            cell.closed = True
        elif self.last == '"':
            cell.closed = False
            cell.length += 1
        else:
            cell.quoted = False
