"""A report's title and sections as a Word document, in which outside text is text."""

from collections.abc import Sequence
from datetime import datetime
from typing import IO, Any

from iomctl.domain.documents import Figure, Section, Table
from iomctl.errors import NotUnderstood
from iomctl.output.clean import plain


def refuse_missing() -> None:
    """Raise NotUnderstood with what to install where the writer of Word documents is not installed."""
    try:
        import docx
    except ModuleNotFoundError:
        raise NotUnderstood(
            "--format docx: what writes Word documents is not installed",
            advice="install it: pip install 'iomctl[docx]'; or write it with --format md",
        ) from None
    del docx


def write(file: IO[bytes], title: str, sections: Sequence[Section], made_at: datetime) -> None:
    """Write the report to a file; `made_at` is the moment it says it was made. Raises as `refuse_missing`."""
    refuse_missing()
    from docx import Document

    document = Document()
    about = document.core_properties
    about.title, about.author, about.comments = plain(title), "", ""
    about.created = about.modified = made_at
    document.add_heading(plain(title), 0)
    for section in sections:
        document.add_heading(plain(section.title), 1)
        for paragraph in section.paragraphs:
            document.add_paragraph(plain(paragraph))
        for table in section.tables:
            _add_table(document, table)
    document.save(file)


def _add_table(document: Any, table: Table) -> None:
    made = document.add_table(1, len(table.headings), style="Light Grid")
    for cell, heading in zip(made.rows[0].cells, table.headings, strict=True):
        cell.text = plain(heading)
    _repeat_on_each_page(made.rows[0])
    for row in table.rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            cell.text = plain(value.text if isinstance(value, Figure) else value)


def _repeat_on_each_page(row: Any) -> None:
    """Mark a row as the heading of its table, which screen readers need too."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
