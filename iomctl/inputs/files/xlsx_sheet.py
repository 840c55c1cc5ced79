"""One sheet of an XLSX workbook as records of text."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import IO, Any
from xml.parsers import expat

import python_calamine as calamine

from iomctl.errors import BadValue
from iomctl.inputs.files.source_file import refuse_kind
from iomctl.inputs.files.xlsx_parts import Extent, cell_faults, extent_of, part_names
from iomctl.inputs.quoting import nearest, quoted

LARGEST = 1 << 30  # bytes, when unpacked
MOST_CELLS = 10_000_000  # the reader holds the whole rectangle in memory, empty cells too

_BROKEN = (
    calamine.CalamineError, zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, KeyError,
    NotImplementedError, RuntimeError, UnicodeDecodeError,
)  # fmt: skip
_SHOWN = 3


class XlsxSource:
    """The records of one sheet: the one named, or the only visible one that holds anything.

    Raises BadValue for a file that is no workbook, several sheets to choose from, merged cells, formulas
    saved without a value, cells that show an error, and a sheet too large to hold in memory; without `formulas`
    for any formula.
    """

    encoding = ""
    delimiter = ""

    def __init__(self, file: IO[bytes], name: str, sheet: str | None, formulas: bool = True) -> None:
        self.bytes_read = 0
        self.total_bytes = file.seek(0, 2)
        self._name = name
        self._formulas = formulas
        try:
            self._sheet = self._opened(file, sheet)
        except _BROKEN:
            raise BadValue(f"{name}: this workbook is damaged or has a password") from None

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not blank, the header first, with its number in the sheet."""
        height = self._sheet.height + (self._sheet.start or (0, 0))[0]
        for number, cells in enumerate(self._sheet.iter_rows(), 1):
            self.bytes_read = self.total_bytes * number // max(height, 1)
            row = [cell if type(cell) is str else _text(cell) for cell in cells]
            if any(row):
                yield number, row

    def _opened(self, file: IO[bytes], asked: str | None) -> calamine.CalamineSheet:
        with zipfile.ZipFile(file) as book:
            if "xl/workbook.xml" not in book.namelist():
                refuse_kind(self._name)
            if sum(part.file_size for part in book.infolist()) > LARGEST:
                raise BadValue(f"{self._name}: this workbook unpacks to more than {LARGEST >> 30} GiB")
            file.seek(0)
            workbook = calamine.CalamineWorkbook.from_filelike(file)
            parts = part_names(book)
            extents = {sheet: _extent(book, parts[sheet]) for sheet in _visible(workbook) if sheet in parts}
            chosen = self._chosen(extents, asked)
            self._check_extent(extents[chosen])
            faults = self._cell_faults(book, parts[chosen]) if extents[chosen].suspect else []
            sheet = workbook.get_sheet_by_name(chosen)
        faults += self._merged(sheet.merged_cell_ranges or [])
        if faults:
            raise BadValue(*faults)
        return sheet

    def _chosen(self, extents: dict[str, Extent], asked: str | None) -> str:
        if asked is not None and asked not in extents:
            raise BadValue(f"{self._name}: no visible sheet is called {quoted(asked)}{nearest(asked, extents)}")
        filled = [sheet for sheet, extent in extents.items() if extent.filled]
        if asked is None and len(filled) > 1:
            listed = ", ".join(map(quoted, filled))
            raise BadValue(f"{self._name}: several sheets hold something: {listed}", advice="name one with --sheet")
        chosen = asked if asked is not None else next(iter(filled), "")
        if chosen not in filled:
            raise BadValue(f"{self._name}: the file is empty")
        return chosen

    def _check_extent(self, extent: Extent) -> None:
        if extent.rows * extent.columns > MOST_CELLS:
            raise BadValue(
                f"{self._name}: the sheet reaches to row {extent.rows:,} and column {extent.columns:,}",
                advice="delete the empty rows and columns after the table, or save the sheet as CSV",
            )

    def _cell_faults(self, book: zipfile.ZipFile, part: str) -> list[str]:
        with book.open(part) as opened:
            found = cell_faults(opened)
        if not self._formulas and found.formulas:
            return self._at(found.formulas, "a formula: type what it should say")
        return [
            *self._at(found.uncounted, "a formula with no saved value: open the file in the spreadsheet "
                      "program, save it, and import it again"),
            *self._at(found.errors, "an error such as #N/A: mend or empty it"),
        ]  # fmt: skip

    def _at(self, cells: Sequence[str], what: str) -> list[str]:
        more = f" (and {len(cells) - _SHOWN:,} more)" if len(cells) > _SHOWN else ""
        return [f"{self._name}: cell {', '.join(cells[:_SHOWN])}{more} holds {what}"] if cells else []

    def _merged(self, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> list[str]:
        named = [f"{_reference(first)}:{_reference(last)}" for first, last in sorted(ranges)]
        more = f" (and {len(named) - _SHOWN:,} more)" if len(named) > _SHOWN else ""
        what = "are merged: unmerge them and save again"
        return [f"{self._name}: the cells {', '.join(named[:_SHOWN])}{more} {what}"] if named else []


def _visible(workbook: calamine.CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible is calamine.SheetVisibleEnum.Visible and sheet.typ is calamine.SheetTypeEnum.WorkSheet
    ]


def _extent(book: zipfile.ZipFile, part: str) -> Extent:
    with book.open(part) as opened:
        return extent_of(opened)


def _reference(place: tuple[int, int]) -> str:
    row, column = place
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def _text(cell: Any) -> str:
    """A cell as the words an import reads: whole numbers without ".0", days and times as ISO writes them."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
