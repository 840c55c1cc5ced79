"""A table that another system exported, whatever its kind of file: a header, then rows of text."""

from collections import Counter
from collections.abc import Container, Iterator
from contextlib import ExitStack, contextmanager
from itertools import compress
from typing import IO, Protocol

from iomctl.domain.drop_downs import EXPLANATION
from iomctl.errors import BadValue
from iomctl.inputs.files.csv_sheet import open_csv
from iomctl.inputs.files.source_file import is_workbook, name_of, open_source
from iomctl.inputs.quoting import quoted

Record = tuple[int, list[str]]


class Source(Protocol):
    """What each kind of file gives."""

    encoding: str
    delimiter: str
    total_bytes: int

    @property
    def bytes_read(self) -> int: ...

    def records(self) -> Iterator[Record]: ...

    def refuse_faults(self, columns: Container[int] | None, typed: bool) -> None: ...


class Sheet:
    """An open table: its headers, and its rows once, in the order of the file.

    `name` is the file as messages call it. `encoding` and `delimiter` are "" for a workbook.
    `headers` are trimmed, empty ones at the end left out. `total_bytes` is the size of the file. In what people
    `filled_in` columns may stand that nobody asked for, without a header or with the same one; empty headers stay.
    """

    def __init__(self, name: str, source: Source, filled_in: bool = False) -> None:
        self.name = name
        self._filled_in = filled_in
        self.encoding = source.encoding
        self.delimiter = source.delimiter
        self.total_bytes = source.total_bytes
        self._source = source
        self._records = source.records()
        self.headers = self._headers()

    @property
    def bytes_read(self) -> int:
        """How far the file has been read, in bytes; near enough for a progress bar."""
        return self._source.bytes_read

    def rows(self) -> Iterator[Record]:
        """Each row that is not blank, with the line it starts on in the file, counted from 1.

        Cells are text and not trimmed; a row may have fewer or more of them than there are headers.
        Raises BadValue where the file itself is at fault: a cell that is too long, a quotation mark
        that is never closed, something in a column without a header.
        """
        if self._filled_in or all(self.headers):
            return self._records
        return self._rows_beside_unnamed()

    def refuse_faults(self, columns: Container[int] | None = None) -> None:
        """Raise BadValue for cells in these columns, counted from 0, or in any, that can't be relied on.

        In what people filled in that is every formula.
        """
        self._source.refuse_faults(columns, self._filled_in)

    def _headers(self) -> list[str]:
        _, cells = next(self._records, (0, []))
        headers = [cell.strip() for cell in cells]
        if self._filled_in and any(headers):
            return headers
        while headers and not headers[-1]:
            headers.pop()
        if not headers:
            raise BadValue(f"{self.name}: the file is empty")
        counted = Counter(fold(header) for header in headers if header)
        twice = {fold(header): header for header in headers if counted[fold(header)] > 1}
        if twice:
            raise BadValue(*(f"{self.name}: two columns are headed {quoted(one)}" for one in twice.values()))
        return headers

    def _rows_beside_unnamed(self) -> Iterator[Record]:
        unnamed = [not header for header in self.headers]
        for line, cells in self._records:
            if any(cell.strip() for cell in compress(cells, unnamed)):
                place = next(i for i, cell in enumerate(cells) if unnamed[i] and cell.strip())
                raise BadValue(f"{self.name}: column {place + 1} has no header, but line {line} fills it")
            yield line, cells


def fold(header: str) -> str:
    """A header as it is compared: case and the width of spaces do not count."""
    return " ".join(header.split()).casefold()


@contextmanager
def open_sheet(
    path: str, *, encoding: str | None = None, sheet: str | None = None, filled_in: bool = False
) -> Iterator[Sheet]:
    """Open a CSV, XLSX or ODS file, told apart by what is in it; "-" is standard input.

    `encoding` is for CSV without a byte order mark, `sheet` for a workbook with several sheets in use. What people
    `filled_in` may have columns of their own and the sheet that explains ours: its caller asks `refuse_faults` about
    the columns that are read. Raises BadValue with what is wrong with the file, and where.
    """
    with ExitStack() as stack:
        file = stack.enter_context(open_source(path))
        name = name_of(path)
        if is_workbook(file, name):
            source = _workbook(file, name, sheet, filled_in)
        else:
            source = stack.enter_context(open_csv(file, name, encoding))
        if not filled_in:
            source.refuse_faults(None, typed=False)
        yield Sheet(name, source, filled_in)


def _workbook(file: IO[bytes], name: str, sheet: str | None, filled_in: bool) -> Source:
    # Loaded here: most imports are CSV, and never need the reader of workbooks.
    from iomctl.inputs.files.workbook_sheet import WorkbookSource

    return WorkbookSource(file, name, sheet, (EXPLANATION,) if filled_in else ())
