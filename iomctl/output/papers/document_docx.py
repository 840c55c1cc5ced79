"""A paper as a Word document, in which outside text is text."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import IO, Any

from iomctl.domain.documents import Definition, Paper
from iomctl.domain.papers.laid_out import NOTES, LaidOut, PlacedSection, PlacedTable, laid_out
from iomctl.errors import NotUnderstood
from iomctl.output.clean import plain
from iomctl.output.papers.charts import charts_of
from iomctl.output.papers.docx_chart import add_chart
from iomctl.output.papers.docx_page import prepare
from iomctl.output.papers.docx_table import add_table

WIDE = 620
"""In pixels, what a chart is drawn for: Word draws it itself."""


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


def write(file: IO[bytes], paper: Paper, made_at: datetime) -> None:
    """Write the paper to a file; `made_at` is the moment it says it was made.

    A marking stands at the head and at the foot of every page. Raises as `refuse_missing`.
    """
    refuse_missing()
    from docx import Document

    document, laid = Document(), laid_out(paper)
    about = document.core_properties
    about.title, about.author, about.comments = plain(paper.title), "", ""
    about.created = about.modified = made_at.astimezone(UTC)  # it is written down as UTC, whatever it is
    prepare(document, plain(paper.language), plain(paper.marking) if paper.marking else None)
    document.add_heading(plain(paper.title), 0)
    if paper.subtitle:
        document.add_paragraph(plain(paper.subtitle), style="Subtitle")
    _define(document, paper.about)
    for placed in laid.sections:
        _add_section(document, laid, placed)
    if laid.notes:
        document.add_heading(NOTES, 1)
        _define(document, [Definition(f"[note {at}]", text) for at, text in enumerate(laid.notes, 1)], " ")
    document.save(file)


def _add_section(document: Any, laid: LaidOut, placed: PlacedSection) -> None:
    section = placed.section
    document.add_heading(plain(section.title), min(placed.depth - 1, 9))
    for paragraph in section.paragraphs:
        document.add_paragraph(plain(paragraph))
    for bullet in section.bullets:
        document.add_paragraph(plain(bullet), style="List Bullet")
    _define(document, section.definitions)
    if placed.tells_shorthand:
        document.add_paragraph("Shorthand in the tables:").paragraph_format.keep_with_next = True
        _define(document, laid.shorthand, " ")
    for one in placed.tables:
        _add_charts(document, one)
        _caption(document, one.caption.text, one.table.about)
        add_table(document, one)
        if one.source:
            document.add_paragraph(plain(f"Source: {one.source}"), style="Body Text")


def _define(document: Any, told: Sequence[Definition], between: str = ": ") -> None:
    for one in told:
        paragraph = document.add_paragraph(style="List")
        paragraph.add_run(plain(one.term)).bold = True
        paragraph.add_run(plain(f"{between}{one.meaning}"))


def _caption(document: Any, words: str, about: str) -> None:
    caption = document.add_paragraph(plain(words), style="Caption")
    caption.paragraph_format.keep_with_next = True
    if about:
        caption.add_run().add_break()
        caption.add_run(plain(about)).bold = False


def _add_charts(document: Any, placed: PlacedTable) -> None:
    for chart in charts_of(placed.table, WIDE):
        if chart.is_exact:
            _caption(document, chart.title, chart.about)
            add_chart(document, chart)
