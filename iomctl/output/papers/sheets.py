"""Sheets of a workbook of official statistics: lines of words from A1 down, then one table, and nothing below it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from iomctl.domain.documents import Cell, Figure
from iomctl.domain.papers.laid_out import LaidOut, PlacedTable, marks_of
from iomctl.domain.papers.words import places_of, shown
from iomctl.errors import DoesNotFit
from iomctl.output.clean import plain

FONT = {"font_name": "Arial", "font_size": 12}
WRAPPED = {**FONT, "text_wrap": True, "valign": "top"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {**FONT, "bold": True, "font_size": 16},
    "subtitle": {**FONT, "font_size": 14},
    "strong": {**FONT, "bold": True},
    "text": FONT,
}
"""How the lines above a table look; they are not wrapped, for the cells beside them are empty."""
NARROWEST, WIDEST, COVER = 12, 55, 90
"""How wide a column of a table is at least and at most, and that of the cover, in letters."""
LONGEST_NAME = 30
"""A sheet's name is shorter than 31 letters."""
BY = "_by_"
JOINING = frozenset("a an and at by for from in not of on or that the to who with".split())
"""Words that a shortened name doesn't end in."""
NOT_FREE = ("cover", "contents", "notes", "history")
"""Names of sheets that are there already, and one that Excel keeps for itself."""
NOTHING = ("none", "[z]")
"""The first cell of a table without rows, and its others: a table has a row."""

Line = tuple[str, str]
"""How a line looks, one of LOOKS, and its words."""


class TableOnSheet(NamedTuple):
    """What is marked up as a table: its name, headings, which columns hold figures, rows, and which row adds up."""

    name: str
    headings: Sequence[str]
    figures: Sequence[bool]
    rows: Sequence[Sequence[Cell]]
    total: str = ""
    linked: bool = False


def lines_of_table(laid: LaidOut, placed: PlacedTable) -> list[Line]:
    """What stands above a table: title, measure, where its notes are, shorthand, why cells are empty, source."""
    told = [("title", placed.caption.text), ("subtitle", placed.table.about)]
    told += [("strong", laid.paper.marking or "")]
    notes = " Its notes are on the sheet Notes." if placed.notes else ""
    told += [("text", f"This sheet holds one table.{notes}")]
    meanings = {one.term: one.meaning for one in laid.shorthand}
    marks = [f"[{one}]" for one in marks_of([placed.table])]
    told += [("text", f"Shorthand: {'; '.join(f'{one} = {meanings[one]}' for one in marks)}")] if marks else []
    if any(cell == "" for row in placed.table.rows for cell in row):
        told += [("text", "An empty cell means that there is nothing to say there.")]
    told += [("text", f"Source: {placed.source}")] if placed.source else []
    return [one for one in told if one[1]]


def _in_whole_words(name: str, longest: int) -> str:
    """A name with as many of its last words as there is room for if it ends in what its rows are told by, else first.

    `referrals_answered_on_time_by_pathway` is `answered_on_time_by_pathway`: so both ends say what is on the sheet.
    """
    if len(name) <= longest:
        return name
    words, end = name.split("_"), 0 if BY in name else -1
    while len(words) > 1 and (len("_".join(words)) > longest or words[end] in JOINING):
        words.pop(end)
    return "_".join(words)[:longest]


class Sheets:
    """The sheets of a book, in the order in which they are added."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._taken = set(NOT_FREE)
        self._looks: dict[str, Any] = {}

    def free_name(self, name: str) -> str:
        """A name for a sheet that is short enough and that no other has."""
        free, number = _in_whole_words(name, LONGEST_NAME), 1
        while free in self._taken:
            number += 1
            free = f"{_in_whole_words(name, LONGEST_NAME - 1 - len(str(number)))}_{number}"
        self._taken.add(free)
        return free

    def add_words(self, name: str, lines: Sequence[Line]) -> None:
        """Add a sheet of lines alone, which are wrapped."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, COVER)
        for at, (look, words) in enumerate(lines):
            self._write(sheet, (at, 0), words, {**LOOKS[look], "text_wrap": True, "valign": "top"})

    def add_table(self, name: str, lines: Sequence[Line], table: TableOnSheet) -> None:
        """Add a sheet with a table below its lines."""
        sheet = self._book.add_worksheet(name)
        for at, (look, words) in enumerate(lines):
            self._write(sheet, (at, 0), words, LOOKS[look])
        rows = table.rows or ((NOTHING[0], *NOTHING[1:] * (len(table.headings) - 1)),)
        for at, width in enumerate(_widths(table.headings, rows)):
            sheet.set_column(at, at, width)
        for number, row in enumerate(rows, len(lines) + 1):
            self._write_row(sheet, number, row, table)
        self._mark_up(sheet, len(lines), len(rows), table)

    def _mark_up(self, sheet: Any, first: int, rows: int, table: TableOnSheet) -> None:
        headings = _told_apart(table.headings)
        columns = [
            {
                "header": one,
                "header_format": self._look({**WRAPPED, "bold": True, "bottom": 1, "align": _side(figures)}),
            }
            for one, figures in zip(headings, table.figures, strict=True)
        ]
        options = {"name": table.name, "columns": columns, "style": None, "autofilter": False}
        sheet.add_table(first, 0, first + rows, len(headings) - 1, options)

    def _write_row(self, sheet: Any, number: int, row: Sequence[Cell], table: TableOnSheet) -> None:
        bold = {"bold": True} if table.total and row[0] == table.total else {}
        for at, (cell, figures) in enumerate(zip(row, table.figures, strict=True)):
            look = {**WRAPPED, "align": _side(figures), **bold}
            value = cell.value if isinstance(cell, Figure) else None
            if isinstance(cell, Figure) and value is not None and cell.text == f"{value:,}":
                places = max(places_of(one.value) for row in table.rows if isinstance(one := row[at], Figure))
                sheet.write_number(number, at, value, self._look({**look, "num_format": _format(cell, places)}))
            elif table.linked and at == 0:
                link = f"internal:'{shown(cell)}'!A1"
                sheet.write_url(number, at, link, self._look({**look, "underline": 1}), shown(cell))
            elif words := shown(cell):
                self._write(sheet, (number, at), words, look)

    def _write(self, sheet: Any, place: tuple[int, int], words: str, look: dict[str, Any]) -> None:
        if sheet.write_string(*place, plain(words), self._look(look)):
            raise DoesNotFit(
                f"{words[:40]}...: an Excel sheet cannot hold so much", advice="write it with --format html"
            )

    def _look(self, how: dict[str, Any]) -> Any:
        key = repr(sorted(how.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(how)
        return self._looks[key]


def _side(figures: bool) -> str:
    return "right" if figures else "left"


def _format(cell: Figure, places: int) -> str:
    """The number as the others of its column, and its marks, which are shown and are not part of it."""
    beside = "".join(f" [{one}]" for one in cell.marks).replace('"', "'")
    return "#,##0" + ("." + "0" * places if places else "") + (f'"{plain(beside)}"' if beside else "")


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """As wide as the longest word of the heading and half the longest cell, within limits."""
    columns = zip(*rows, strict=True)
    return [
        min(WIDEST, max(NARROWEST, *(len(one) + 3 for one in heading.split()), *(len(shown(one)) + 2 for one in cells)))
        for heading, cells in zip(headings, columns, strict=True)
    ]


def _told_apart(headings: Sequence[str]) -> list[str]:
    """Headings that are all there and all differ, as a table of a spreadsheet needs them, of at most 255 letters."""
    told: list[str] = []
    for at, heading in enumerate(headings, 1):
        words = plain(heading)[:240].strip() or f"Column {at}"
        alike = sum(one.lower() == words.lower() for one in told)
        told.append(f"{words} ({at})" if alike else words)
    return told
