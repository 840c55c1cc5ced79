"""A CSV file as records: read by Python's csv module, a line at a time."""

import csv
import io
from collections.abc import Container, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import IO

from iomctl.domain.cells import unguard
from iomctl.errors import BadValue
from iomctl.inputs.files.csv_faults import LONGEST_CELL, fault_in
from iomctl.inputs.files.csv_text import delimiter_of, read_through

LONGEST_LINE = 4_000_000  # characters

Record = tuple[int, list[str]]


class CsvSource:
    """The records of an open CSV file; made by `open_csv`."""

    def __init__(self, file: IO[bytes], name: str, encoding: str) -> None:
        self.encoding = encoding
        self.delimiter = delimiter_of(file, encoding)
        self.total_bytes = file.seek(0, io.SEEK_END)
        self._file = file
        self._name = name
        file.seek(0)
        self._text = io.TextIOWrapper(file, encoding, newline="")

    @property
    def bytes_read(self) -> int:
        """How far the file has been read; a little ahead of the record last given."""
        return self._file.tell()

    def records(self) -> Iterator[Record]:
        """Each record that is not blank, the header first, with the line it starts on, counted from 1.

        Cells are as written, but for spaces before them and the apostrophe that `guard` puts in.
        """
        ended: list[bool] = []
        lines = chain(self._text, _mark(ended))
        reader = csv.reader(lines, delimiter=self.delimiter, skipinitialspace=True)
        line = 1
        try:
            for row in reader:
                if ended:
                    raise self.fault()
                if any(row):
                    # The whole row is asked first: looking into each cell would double the time.
                    yield line, _unguarded(row) if "'" in "".join(row) else row
                line = reader.line_num + 1
        except csv.Error:
            raise self.fault() from None

    def refuse_faults(self, columns: Container[int] | None, typed: bool) -> None:
        """Nothing: a CSV file holds no formulas, and what looks like one is text."""

    def release(self) -> None:
        """Let go of the file without closing it."""
        self._text.detach()

    def fault(self) -> BadValue:
        """Why the file cannot be read."""
        return fault_in(self._file, self._name, self.encoding, self.delimiter)


@contextmanager
def open_csv(file: IO[bytes], name: str, asked: str | None) -> Iterator[CsvSource]:
    """The records of a CSV file; `asked` is the encoding named by the user, if any.

    Raises BadValue when the bytes are not text in that encoding, or a line is absurdly long.
    """
    text = read_through(file, name, asked)
    source = CsvSource(file, name, text.encoding)
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        if text.longest_line > LONGEST_LINE:
            raise source.fault()
        yield source
    finally:
        csv.field_size_limit(before)
        source.release()


def _mark(ended: list[bool]) -> Iterator[str]:
    """No line at all; but the reader asks for one inside a record only when a quotation mark is open."""
    ended.append(True)
    yield from ()


def _unguarded(row: list[str]) -> list[str]:
    return [unguard(cell) if cell[:1] == "'" else cell for cell in row]
