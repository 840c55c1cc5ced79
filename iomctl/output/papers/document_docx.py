"""A report's title and sections as a Word document, in which outside text is text."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import IO, Any

from iomctl.domain.documents import Section, Table
from iomctl.domain.papers.words import shown
from iomctl.errors import NotUnderstood
from iomctl.output.clean import plain

LANGUAGE = "en-GB"


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


def write(
    file: IO[bytes], title: str, sections: Sequence[Section], made_at: datetime, marking: str | None = None
) -> None:
    """Write the report to a file; `made_at` is the moment it says it was made.

    A marking stands at the head and at the foot of every page. Raises as `refuse_missing`.
    """
    refuse_missing()
    from docx import Document

    document = Document()
    about = document.core_properties
    about.title, about.author, about.comments = plain(title), "", ""
    about.created = about.modified = made_at.astimezone(UTC)  # it is written down as UTC, whatever it is
    _speak_british(document)
    _put_on_each_page(document.sections[0], marking)
    document.add_heading(plain(title), 0)
    for section in sections:
        document.add_heading(plain(section.title), 1)
        for paragraph in section.paragraphs:
            document.add_paragraph(plain(paragraph))
        for table in section.tables:
            _add_table(document, table)
    document.save(file)


def _speak_british(document: Any) -> None:
    """Say by which language words are spelt and read aloud."""
    from docx.oxml.ns import qn

    document.core_properties.language = LANGUAGE
    for one in document.styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), LANGUAGE)


def _put_on_each_page(page: Any, marking: str | None) -> None:
    """The marking at the head and the foot, and below it which page of how many this is."""
    numbered = page.footer.paragraphs[0]
    if marking:
        for paragraph in (page.header.paragraphs[0], numbered.insert_paragraph_before()):
            _centre(paragraph)
            paragraph.add_run(plain(marking)).bold = True
    _centre(numbered)
    numbered.add_run("Page ")
    _add_number(numbered, "PAGE")
    numbered.add_run(" of ")
    _add_number(numbered, "NUMPAGES")


def _centre(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_number(paragraph: Any, counted: str) -> None:
    """Add a number that the program which opens the document counts; 1 until it has."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), counted)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _add_table(document: Any, table: Table) -> None:
    caption = document.add_paragraph(plain(table.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(1, len(table.headings), style="Light Grid")
    for cell, heading in zip(made.rows[0].cells, table.headings, strict=True):
        cell.text = plain(heading)
    _repeat_on_each_page(made.rows[0])
    for row in table.rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            cell.text = plain(shown(value))


def _repeat_on_each_page(row: Any) -> None:
    """Mark a row as the heading of its table, which screen readers need too."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
