"""A table of a Word document: its headings on each page that it runs over, figures to the right."""

from collections.abc import Sequence
from typing import Any

from iomctl.domain.documents import Cell, Tag
from iomctl.domain.papers.laid_out import PlacedTable, is_total
from iomctl.domain.papers.words import shown
from iomctl.output.clean import plain

SHADES = {"red": "F9D6D2", "amber": "FDE7B8", "green": "CFE9D8"}
LETTER, SMALL_LETTER, PAGE = 2.1, 1.85, 170
"""How wide a letter is, and a small one, and what is between the margins, in millimetres."""
SHORT = 15
"""A table of so many rows or fewer stays on one page."""
MANY = 6
"""A table of more columns is written in small letters."""
LEAST, MOST = 6, 42
"""How many letters a column has room for."""
RULE = "A6A6A6"


def add_table(document: Any, placed: PlacedTable) -> None:
    """Add it at the end of the document."""
    made = document.add_table(1, len(placed.headings))
    _draw_rules(made)
    _fill(made.rows[0], [one.text for one in placed.headings], placed.figures, bold=True)
    _repeat_on_each_page(made.rows[0])
    for row in placed.table.rows:
        _fill(made.add_row(), row, placed.figures, bold=is_total(placed.table, row))
    _widen(made, placed)
    if len(made.rows) <= SHORT:
        _keep_together(made)


def _widen(made: Any, placed: PlacedTable) -> None:
    """Make columns as wide as what is in them, within the page, and letters smaller where there are many."""
    from docx.shared import Mm, Pt

    made.autofit = False
    letter = SMALL_LETTER if len(placed.headings) > MANY else LETTER
    for column, wide in zip(made.columns, _widths(placed, letter), strict=True):
        column.width = Mm(wide)
        for cell in column.cells:
            cell.width = Mm(wide)
            if letter == SMALL_LETTER:
                cell.paragraphs[0].runs[0].font.size = Pt(9)


def _widths(placed: PlacedTable, letter: float) -> list[float]:
    """In millimetres: what each column wants, and where that is too much, its longest word and a share of the rest."""
    rows = [[one.text for one in placed.headings], *([shown(cell) for cell in row] for row in placed.table.rows)]
    columns = list(zip(*rows, strict=True))
    wanted = [letter * min(max(LEAST, *map(len, column)), MOST) + 4 for column in columns]
    words = [max((LEAST, *(len(word) for cell in column for word in cell.split()))) for column in columns]
    least = [min(letter * word + 4, wide) for word, wide in zip(words, wanted, strict=True)]
    room, asked = PAGE - sum(least), sum(wanted) - sum(least)
    if room <= 0:
        return [PAGE * one / sum(least) for one in least]
    share = min(1.0, room / asked) if asked else 1.0
    return [one + share * (wide - one) for one, wide in zip(least, wanted, strict=True)]


def _fill(row: Any, cells: Sequence[Cell], figures: Sequence[bool], bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    _keep_whole(row)
    for made, cell, figure in zip(row.cells, cells, figures, strict=True):
        paragraph = made.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        if figure:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(plain(shown(cell)))
        run.bold = bold or isinstance(cell, Tag) or None
        if isinstance(cell, Tag):
            _shade(run, SHADES.get(cell.word.lower(), "E4E7EA"))


def _keep_together(made: Any) -> None:
    """Keep the table on one page, with what follows it."""
    for row in made.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _shade(run: Any, colour: str) -> None:
    shade = _element("w:shd", val="clear", color="auto", fill=colour)
    run._r.get_or_add_rPr().append(shade)


def _draw_rules(table: Any) -> None:
    """A line above, below and between the rows, and none between columns."""
    rules = _element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        rules.append(_element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    table._tbl.tblPr.append(rules)


def _repeat_on_each_page(row: Any) -> None:
    """Mark a row as the heading of its table, which screen readers need too."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
