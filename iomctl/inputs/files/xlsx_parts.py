"""What the workbook reader does not tell: read in the XML of an XLSX file itself."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

_CHUNK = 1 << 20
_FILLED = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s>]")
_SUSPECT = (b"</f>", b":f>", b't="e"', b"t='e'")
# Only a bound on the memory to come: an unusual spelling that is missed here loses nothing else.
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})([0-9]{1,9})"[^>]*>\s*<(?:\w+:)?(?:v|is|f)[\s>/]')


@dataclass
class Extent:
    """How far what a sheet holds reaches, and whether it needs a closer look for formulas and errors."""

    filled: bool = False
    suspect: bool = False
    rows: int = 0
    columns: int = 0


def extent_of(part: IO[bytes]) -> Extent:
    """Read a sheet's XML through, in constant memory, without taking it apart.

    Cells that only look otherwise, as a spreadsheet program writes them in the last row there can be, hold nothing.
    """
    extent = Extent()
    names: set[bytes] = set()
    for whole in _whole_cells(part):
        extent.filled = extent.filled or bool(_FILLED.search(whole))
        extent.suspect = extent.suspect or any(sign in whole for sign in _SUSPECT)
        for column, row in _CELL.findall(whole):
            names.add(column)
            extent.rows = max(extent.rows, int(row))
    extent.columns = max(map(_column_number, names), default=0)
    return extent


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


def part_names(book: zipfile.ZipFile) -> dict[str, str]:
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


@dataclass
class CellFaults:
    """Cells that were not typed, by reference: every formula, those saved without a value, and errors."""

    formulas: list[str] = field(default_factory=list)

    uncounted: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def cell_faults(part: IO[bytes]) -> CellFaults:
    """Formulas, those of them saved without a value, and cells that show an error such as #N/A."""
    look = _Look()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = look.start
    parser.EndElementHandler = look.end
    parser.CharacterDataHandler = look.text
    parser.ParseFile(part)
    return look.faults


class _Look:
    def __init__(self) -> None:
        self.faults = CellFaults()
        self.cell: dict[str, str] = {}
        self.inside = ""
        self.formula = self.value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.inside = tag.rpartition(":")[2]
        if self.inside == "c":
            self.cell, self.formula, self.value = attributes, False, False
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
        if self.formula:
            self.faults.formulas.append(self.cell.get("r", "?"))
        if self.cell.get("t") == "e":
            self.faults.errors.append(self.cell.get("r", "?"))
        elif self.formula and not self.value:
            self.faults.uncounted.append(self.cell.get("r", "?"))
