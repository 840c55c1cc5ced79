"""What the workbook reader does not tell: read in the XML of an ODS file itself."""

import re
import zipfile
from collections.abc import Collection
from xml.parsers import expat

from iomctl.inputs.files.workbook_parts import CellFaults, Extent

_ERROR = re.compile(r"Err:\d+|#N/A|#(?:REF|VALUE|DIV/0|NUM|NULL)!|#NAME\?")
_CELLS = {"table-cell", "covered-table-cell"}


class OdsParts:
    """The XML of an open ODS file, read through once: all its sheets stand in one part.

    One cell can stand for a whole sheet of them, and the reader unfolds every sheet as soon as it opens the file.
    """

    def __init__(self, book: zipfile.ZipFile) -> None:
        look = _OdsCells()
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = look.start
        parser.EndElementHandler = look.end
        parser.CharacterDataHandler = look.text
        with book.open("content.xml") as part:
            parser.ParseFile(part)
        self._extents, self._faults = look.extents, look.faults
        self.unfolded: Collection[str] = look.extents.keys()

    def extent(self, sheet: str) -> Extent | None:
        """How far a sheet reaches."""
        return self._extents.get(sheet)

    def faults(self, sheet: str) -> CellFaults:
        """The cells of a sheet that can't be relied on."""
        return self._faults[sheet]


class _OdsCells:
    def __init__(self) -> None:
        self.extents: dict[str, Extent] = {}
        self.faults: dict[str, CellFaults] = {}
        self.sheet = ""
        self.row = self.rows = self.column = 0
        self.cell: dict[str, str] | None = None
        self.said = ""
        self.notes = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        inside = tag.rpartition(":")[2]
        if tag == "table:table":
            self.sheet = attributes.get("table:name", "")
            self.extents[self.sheet], self.faults[self.sheet] = Extent(), CellFaults()
            self.row = self.rows = 0
        elif inside == "table-row":
            self.row += self.rows
            self.rows, self.column = _repeated(attributes, "rows"), 0
        elif inside in _CELLS:
            self.cell, self.said = attributes, ""
        elif inside == "annotation":
            self.notes += 1

    def text(self, said: str) -> None:
        # A comment is no part of what its cell says.
        if self.cell is not None and not self.notes and len(self.said) < len("#DIV/0!"):
            self.said += said.strip()

    def end(self, tag: str) -> None:
        inside = tag.rpartition(":")[2]
        if inside == "annotation":
            self.notes -= 1
        elif inside in _CELLS and self.cell is not None:
            self._take(self.cell)
            self.column += _repeated(self.cell, "columns")
            self.cell = None

    def _take(self, cell: dict[str, str]) -> None:
        faults, place = self.faults[self.sheet], (self.row, self.column)
        if self.said or "office:value-type" in cell:
            extent = self.extents[self.sheet]
            extent.filled = extent.filled or bool(self.said) or cell["office:value-type"] != "string"
            extent.rows = max(extent.rows, self.row + self.rows)
            extent.columns = max(extent.columns, self.column + _repeated(cell, "columns"))
        if "table:formula" in cell:
            faults.formulas.append(place)
            if cell.get("calcext:value-type") == "error" or _ERROR.fullmatch(self.said):
                faults.errors.append(place)
            elif "office:value-type" not in cell:
                faults.uncounted.append(place)
        wide, high = (int(cell.get(f"table:number-{what}-spanned", 1)) for what in ("columns", "rows"))
        if wide > 1 or high > 1:
            faults.merged.append((place, (self.row + high - 1, self.column + wide - 1)))


def _repeated(attributes: dict[str, str], what: str) -> int:
    return int(attributes.get(f"table:number-{what}-repeated", 1))
