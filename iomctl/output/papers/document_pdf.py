"""A report's title and sections as an accessible PDF (PDF/UA-1), in which outside text is text."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.resources import files
from typing import IO, Any

from iomctl.domain.documents import Cell, Figure, Section, Table
from iomctl.domain.papers.words import shown
from iomctl.errors import BadValue, NotUnderstood
from iomctl.output.clean import plain

TEMPLATE = files("iomctl.output") / "templates" / "document.typ"
NO_FONT = re.compile(r"the text `(.+)` could not be displayed")


def refuse_missing() -> None:
    """Raise NotUnderstood with what to install where the writer of PDF is not installed."""
    try:
        import typst
    except ModuleNotFoundError:
        raise NotUnderstood(
            "--format pdf: what writes PDF is not installed",
            advice="install it: pip install 'iomctl[pdf]'; or write it with --format md",
        ) from None
    del typst


def write(
    file: IO[bytes], title: str, sections: Sequence[Section], made_at: datetime, marking: str | None = None
) -> None:
    """Write the report to a file; `made_at` is the moment it says it was made.

    A marking stands at the head and at the foot of every page. Raises as `refuse_missing`, and BadValue for a letter
    that no font here has.
    """
    refuse_missing()
    paper = {
        "title": plain(title),
        "marking": plain(marking) if marking else None,
        "sections": [_section(one) for one in sections],
    }
    file.write(_typeset({"paper": json.dumps(paper)}, made_at))


def _typeset(told: dict[str, str], made_at: datetime) -> bytes:
    import typst

    moment = made_at.astimezone(UTC).replace(microsecond=0)  # it takes neither a named zone nor parts of a second
    try:
        return typst.compile(TEMPLATE.read_bytes(), sys_inputs=told, pdf_standards=["ua-1"], timestamp=moment)
    except typst.TypstError as error:
        letter = NO_FONT.search(str(error))
        if letter is None:
            raise
        raise BadValue(
            f"a PDF can't show {letter[1]}: no font here has it",
            advice="install a font that has it, or write it with --format docx",
        ) from None


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": plain(section.title),
        "paragraphs": [plain(one) for one in section.paragraphs],
        "tables": [_table(one) for one in section.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    figures = [any(isinstance(row[at], Figure) for row in table.rows) for at in range(len(table.headings))]
    headings = [{"text": plain(one), "figure": figure} for one, figure in zip(table.headings, figures, strict=True)]
    rows = [[_cell(one) for one in row] for row in table.rows]
    return {"caption": plain(table.caption), "headings": headings, "rows": rows}


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": plain(shown(cell)), "figure": isinstance(cell, Figure)}
