"""One sheet of an XLSX or ODS workbook as records of text."""

import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import IO, Any
from xml.parsers import expat

import python_calamine as calamine

from iomctl.errors import BadValue
from iomctl.inputs.files.ods_parts import OdsParts
from iomctl.inputs.files.source_file import SAVE_AS_XLSX, refuse_kind
from iomctl.inputs.files.workbook_parts import CellFaults, Extent, Place, WorkbookParts
from iomctl.inputs.files.xlsx_parts import XlsxParts
from iomctl.inputs.quoting import nearest, quoted

LARGEST = 1 << 30  # bytes, when unpacked
MOST_CELLS = 10_000_000  # the reader holds the whole rectangle in memory, empty cells too

_BROKEN = (
    calamine.CalamineError, zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, KeyError,
    NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
_SHOWN = 3
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


class WorkbookSource:
    """The records of one sheet: the one named, or the only visible one that holds anything.

    Sheets called as in `beside` stand beside the table, and are read only when they are named. Raises BadValue for a
    file that is no workbook, several sheets to choose from, and a sheet too large to hold in memory.
    """

    encoding = ""
    delimiter = ""

    def __init__(self, file: IO[bytes], name: str, sheet: str | None, beside: Container[str] = ()) -> None:
        self.bytes_read = 0
        self.total_bytes = file.seek(0, 2)
        self._name = name
        self._beside = beside
        try:
            self._sheet, self._faults = self._opened(file, sheet)
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

    def refuse_faults(self, columns: Container[int] | None, typed: bool) -> None:
        """Raise BadValue for merged cells, errors and formulas without a value in these columns, or in any.

        Columns are counted from 0 as in the records; what was `typed` holds no formula at all.
        """
        first = (self._sheet.start or (0, 0))[1]
        found = self._faults.among(None if columns is None else lambda column: column - first in columns)
        lines = self._at(found.formulas, "a formula: type what it should say") if typed else []
        if not lines:
            lines = [
                *self._at(found.uncounted, "a formula with no saved value: open the file in the spreadsheet "
                          "program, save it, and import it again"),
                *self._at(found.errors, "an error such as #N/A: mend or empty it"),
            ]  # fmt: skip
        lines += self._merged(found.merged)
        if lines:
            raise BadValue(*lines)

    def _opened(self, file: IO[bytes], asked: str | None) -> tuple[calamine.CalamineSheet, CellFaults]:
        with zipfile.ZipFile(file) as book:
            parts = self._parts(book)
            for sheet in parts.unfolded:
                self._check_extent(parts.extent(sheet) or Extent())
            file.seek(0)
            workbook = calamine.CalamineWorkbook.from_filelike(file)
            extents = {name: extent for name in _visible(workbook) if (extent := parts.extent(name)) is not None}
            chosen = self._chosen(extents, asked)
            self._check_extent(extents[chosen])
            faults = parts.faults(chosen)
            found = workbook.get_sheet_by_name(chosen)
        faults.merged += found.merged_cell_ranges or []
        return found, faults

    def _parts(self, book: zipfile.ZipFile) -> WorkbookParts:
        names = set(book.namelist())
        if sum(part.file_size for part in book.infolist()) > LARGEST:
            raise BadValue(f"{self._name}: this workbook unpacks to more than {LARGEST >> 30} GiB")
        if "xl/workbook.xml" in names:
            return XlsxParts(book)
        if "mimetype" in names and book.read("mimetype").decode("ascii", "replace").startswith(_ODS):
            return OdsParts(book)
        _refuse_named(names, self._name)
        return refuse_kind(self._name)

    def _chosen(self, extents: dict[str, Extent], asked: str | None) -> str:
        if asked is not None and asked not in extents:
            raise BadValue(f"{self._name}: no visible sheet is called {quoted(asked)}{nearest(asked, extents)}")
        filled = [sheet for sheet, extent in extents.items() if extent.filled]
        tables = [sheet for sheet in filled if sheet not in self._beside] or filled
        if asked is None and len(tables) > 1:
            listed = ", ".join(map(quoted, tables))
            raise BadValue(f"{self._name}: several sheets hold something: {listed}", advice="name one with --sheet")
        chosen = asked if asked is not None else next(iter(tables), "")
        if chosen not in filled:
            raise BadValue(f"{self._name}: the file is empty")
        return chosen

    def _check_extent(self, extent: Extent) -> None:
        if extent.rows * extent.columns > MOST_CELLS:
            raise BadValue(
                f"{self._name}: the sheet reaches to row {extent.rows:,} and column {extent.columns:,}",
                advice="delete the empty rows and columns after the table, or save the sheet as CSV",
            )

    def _at(self, cells: Sequence[Place], what: str) -> list[str]:
        more = f" (and {len(cells) - _SHOWN:,} more)" if len(cells) > _SHOWN else ""
        named = ", ".join(map(_reference, cells[:_SHOWN]))
        return [f"{self._name}: cell {named}{more} holds {what}"] if cells else []

    def _merged(self, ranges: Sequence[tuple[Place, Place]]) -> list[str]:
        named = [f"{_reference(first)}:{_reference(last)}" for first, last in sorted(ranges)]
        more = f" (and {len(named) - _SHOWN:,} more)" if len(named) > _SHOWN else ""
        what = "are merged: unmerge them and save again"
        return [f"{self._name}: the cells {', '.join(named[:_SHOWN])}{more} {what}"] if named else []


def _refuse_named(names: Iterable[str], file: str) -> None:
    """Raise BadValue for the kinds of workbook that are known and not read."""
    if "xl/workbook.bin" in names:
        raise BadValue(f"{file}: a binary workbook (.xlsb)", advice=SAVE_AS_XLSX)
    if any(name.endswith((".iwa", "Index.zip")) for name in names):
        how = "open it in Numbers, and choose File, Export To, Excel"
        raise BadValue(f"{file}: a document of Numbers (.numbers)", advice=how)


def _visible(workbook: calamine.CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible is calamine.SheetVisibleEnum.Visible and sheet.typ is calamine.SheetTypeEnum.WorkSheet
    ]


def _reference(place: Place) -> str:
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
