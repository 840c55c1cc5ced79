"""A paper as a workbook by the rules for official statistics: cover, contents, notes, then a table a sheet [SS].

Nothing is merged, filtered, frozen, filled or hidden, there is no picture, and text is never a formula. The chart of a
table is left to whoever opens it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from iomctl.domain.documents import Paper
from iomctl.domain.papers.laid_out import LaidOut, PlacedTable, laid_out
from iomctl.output.clean import plain
from iomctl.output.papers.sheets import Sheets, TableOnSheet, lines_of_table

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
CORE, END = "docProps/core.xml", "</cp:coreProperties>"


def refuse_missing() -> None:
    """Nothing: what writes workbooks is always installed."""


def write(file: IO[bytes], paper: Paper, made_at: datetime) -> None:
    """Write the paper to a file; `made_at` is the moment it says it was made. Raises DoesNotFit for a text too long."""
    from xlsxwriter import Workbook

    laid, written = laid_out(paper), BytesIO()
    with Workbook(written, OPTIONS) as book:
        book.set_properties({"title": plain(paper.title), "created": made_at.astimezone(UTC).replace(tzinfo=None)})
        sheets = Sheets(book)
        places = [(sheets.free_name(one.name), one) for one in laid.tables]
        _cover(sheets, laid)
        if places:
            _contents(sheets, paper, places)
        _notes(sheets, laid)
        for name, placed in places:
            sheets.add_table(name, lines_of_table(laid, placed), _of(placed))
    _copy_with_language(written, file, paper.language)


def _cover(sheets: Sheets, laid: LaidOut) -> None:
    """Who and when, then the words of every section: what the tables can't say."""
    paper = laid.paper
    told = [("title", paper.title), ("subtitle", paper.subtitle), ("strong", paper.marking or "")]
    told += [("text", f"{one.term}: {one.meaning}") for one in paper.about]
    told += [("text", f"Source: {paper.source}")] if paper.source else []
    for placed in laid.sections:
        section = placed.section
        words = [("text", one) for one in (*section.paragraphs, *section.bullets)]
        words += [("text", f"{one.term}: {one.meaning}") for one in section.definitions]
        told += [("subtitle", section.title), *words] if words else []
    sheets.add_words("Cover", [one for one in told if one[1]])


def _contents(sheets: Sheets, paper: Paper, places: Sequence[tuple[str, PlacedTable]]) -> None:
    rows = tuple((name, one.caption.words) for name, one in places)
    about = [("title", "Contents"), ("text", paper.title), ("text", "This sheet holds one table: the tables by sheet.")]
    table = TableOnSheet("contents", ("Sheet", "Table"), (False, False), rows, linked=True)
    sheets.add_table("Contents", about, table)


def _notes(sheets: Sheets, laid: LaidOut) -> None:
    notes = tuple((f"[note {number}]", text) for number, text in enumerate(laid.notes, 1))
    marks = tuple((one.term, one.meaning) for one in laid.shorthand)
    if notes or marks:
        about = [("title", "Notes"), ("text", "This sheet holds one table: the notes and the shorthand of the tables.")]
        sheets.add_table("Notes", about, TableOnSheet("notes", ("Note", "Text"), (False, False), (*notes, *marks)))


def _of(placed: PlacedTable) -> TableOnSheet:
    table = placed.table
    headings = tuple(one.text for one in placed.headings)
    return TableOnSheet(placed.name, headings, placed.figures, table.rows, table.total)


def _copy_with_language(written: BytesIO, file: IO[bytes], language: str) -> None:
    """Copy the workbook, with the language among its properties: what writes it has no word for that."""
    with ZipFile(written) as made, ZipFile(file, "w", ZIP_DEFLATED) as copy:
        for part in made.infolist():
            held: Any = made.read(part)
            if part.filename == CORE:
                told = f"<dc:language>{escape(plain(language))}</dc:language>{END}"
                held = held.decode().replace(END, told)
            copy.writestr(part, held, ZIP_DEFLATED)
