"""A table of a Word document: its headings on each page that it runs over, figures to the right."""

from collections.abc import Sequence
from typing import Any

from iomctl.domain.documents import Cell, Tag
from iomctl.domain.papers.laid_out import PlacedTable, is_total
from iomctl.domain.papers.words import shown
from iomctl.output.clean import plain

SHADES = {"red": "F9D6D2", "amber": "FDE7B8", "green": "CFE9D8"}
LETTER, PAGE = 2.1, 170
"""How wide a letter is, and what is between the margins, in millimetres."""
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


def _widen(made: Any, placed: PlacedTable) -> None:
    """Make columns as wide as what is in them, within the page."""
    from docx.shared import Mm

    made.autofit = False
    rows = [[one.text for one in placed.headings], *([shown(cell) for cell in row] for row in placed.table.rows)]
    wanted = [LETTER * min(max(LEAST, *map(len, column)), MOST) + 4 for column in zip(*rows, strict=True)]
    share = min(1.0, PAGE / sum(wanted))
    for column, wide in zip(made.columns, wanted, strict=True):
        column.width = Mm(wide * share)
        for cell in column.cells:
            cell.width = Mm(wide * share)


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
