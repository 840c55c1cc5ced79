"""What the workbook reader does not tell: read in the XML of an XLSX file itself."""

import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator
from typing import IO
from xml.parsers import expat

from iomctl.inputs.files.workbook_parts import CellFaults, Extent

_CHUNK = 1 << 20
_FILLED = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s>]")
_SUSPECT = (b"</f>", b":f>", b't="e"', b"t='e'")
# Only a bound on the memory to come: an unusual spelling that is missed here loses nothing else.
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})([0-9]{1,9})"[^>]*>\s*<(?:\w+:)?(?:v|is|f)[\s>/]')


class XlsxParts:
    """The XML of an open XLSX file; the reader holds none of its sheets before one is asked for."""

    unfolded: Collection[str] = ()

    def __init__(self, book: zipfile.ZipFile) -> None:
        self._book = book
        self._parts = _part_names(book)
        self._suspect: dict[str, bool] = {}

    def extent(self, sheet: str) -> Extent | None:
        """How far a sheet reaches; None for one that is no table of cells."""
        if sheet not in self._parts:
            return None
        with self._book.open(self._parts[sheet]) as part:
            extent, self._suspect[sheet] = _extent_of(part)
        return extent

    def faults(self, sheet: str) -> CellFaults:
        """The cells of a sheet whose extent was asked for that can't be relied on; the reader tells what is merged."""
        if not self._suspect[sheet]:
            return CellFaults()
        with self._book.open(self._parts[sheet]) as part:
            return _cell_faults(part)


def _extent_of(part: IO[bytes]) -> tuple[Extent, bool]:
    """Read a sheet's XML through, in constant memory, without taking it apart; and whether it needs a closer look.

    Cells that only look otherwise, as a spreadsheet program writes them in the last row there can be, hold nothing.
    """
    extent, suspect = Extent(), False
    names: set[bytes] = set()
    for whole in _whole_cells(part):
        extent.filled = extent.filled or bool(_FILLED.search(whole))
        suspect = suspect or any(sign in whole for sign in _SUSPECT)
        for column, row in _CELL.findall(whole):
            names.add(column)
            extent.rows = max(extent.rows, int(row))
    extent.columns = max(map(_column_number, names), default=0)
    return extent, suspect


def _whole_cells(part: IO[bytes]) -> Iterator[bytes]:
    """The XML of a sheet in pieces, none of which ends within a cell."""
    rest = b""
    while chunk := part.read(_CHUNK):
        told = rest + chunk
        cut = told.rfind(b"<c ")
        if cut < 1:
            cut = max(told.rfind(b"<"), 0)
        yield told[:cut]
        rest = told[cut:]
    yield rest


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def _part_names(book: zipfile.ZipFile) -> dict[str, str]:
    """The file inside the workbook that holds each sheet, by the sheet's name."""
    targets = {
        attributes.get("Id", ""): posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
        for attributes in _elements(book, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    return {
        sheet.get("name", ""): targets[sheet["r:id"]].lstrip("/")
        for sheet in _elements(book, "xl/workbook.xml", "sheet")
        if sheet.get("r:id") in targets
    }


def _elements(book: zipfile.ZipFile, part: str, wanted: str) -> Iterator[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(book.read(part), True)
    return iter(found)


def _cell_faults(part: IO[bytes]) -> CellFaults:
    """Formulas, those of them saved without a value, and cells that show an error such as #N/A."""
    look = _XlsxCells()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = look.start
    parser.EndElementHandler = look.end
    parser.CharacterDataHandler = look.text
    parser.ParseFile(part)
    return look.faults


class _XlsxCells:
    def __init__(self) -> None:
        self.faults = CellFaults()
        self.cell: dict[str, str] = {}
        self.row = self.column = -1
        self.inside = ""
        self.formula = self.value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.inside = tag.rpartition(":")[2]
        if self.inside == "row":
            self.row, self.column = int(attributes.get("r", self.row + 2)) - 1, -1
        elif self.inside == "c":
            self.cell, self.formula, self.value = attributes, False, False
            named = re.match("[A-Z]+", attributes.get("r", ""))
            self.column = _column_number(named[0].encode()) - 1 if named else self.column + 1
        elif self.inside == "f":
            self.formula = True
        elif self.inside == "v" and self.cell.get("t") == "str":
            self.value = True  # a formula whose answer is the empty text

    def text(self, _: str) -> None:
        self.value = self.value or self.inside == "v"

    def end(self, tag: str) -> None:
        self.inside = ""
        if tag.rpartition(":")[2] != "c":
            return
        place = (self.row, self.column)
        if self.formula:
            self.faults.formulas.append(place)
        if self.cell.get("t") == "e":
            self.faults.errors.append(place)
        elif self.formula and not self.value:
            self.faults.uncounted.append(place)
