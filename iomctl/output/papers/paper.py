"""A paper, and how it is given out: in which form, on the screen or to a file."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from iomctl.domain.documents import Paper
from iomctl.errors import NotUnderstood
from iomctl.output.files import new_file
from iomctl.output.papers import (
    document_docx,
    document_html,
    document_json,
    document_markdown,
    document_pdf,
    document_xlsx,
)
from iomctl.output.screen import Screen

FORMATS = ("md", "html", "docx", "pdf", "xlsx", "json")
FOR_READING = ("md", "html", "docx", "pdf")
"""The formats of a paper without figures to work with."""
AS_LINES = {"md": document_markdown, "html": document_html, "json": document_json}
AS_FILE = {"docx": document_docx, "pdf": document_pdf, "xlsx": document_xlsx}
KINDS = {"docx": "a Word document", "pdf": "a PDF", "xlsx": "a workbook"}


def chosen_format(asked: str | None, output: str | None, example: str, among: Sequence[str] = FORMATS) -> str:
    """The format asked for, else that of the file's name, Markdown without a file ("-" is none).

    To be asked before anybody is looked at. `example` is the name, without its end, of a file to advise. Raises
    NotUnderstood, also where the two say different ones, for a file that a format needs and a program that it needs.
    """
    known = f"formats: {', '.join(among)}"
    named = "md" if _on_screen(output) else Path(output or "").suffix.removeprefix(".").lower()
    chosen = (asked or named).lower()
    if chosen not in among:
        told = f"--format {asked}: no such format" if asked else f"{output}: its name does not say which format"
        raise NotUnderstood(told, advice=known if asked else f"give --format; {known}")
    if named in among and named != chosen and not _on_screen(output):
        advice = f"name it {Path(output or '').stem}.{chosen}, or leave --format out"
        raise NotUnderstood(f"--format {asked}: {output} is the name of another format", advice=advice)
    if chosen in AS_FILE:
        if _on_screen(output):
            advice = f"name one with --output {example}.{chosen}"
            raise NotUnderstood(f"--format {chosen}: {KINDS[chosen]} needs a file", advice=advice)
        AS_FILE[chosen].refuse_missing()
    return chosen


def write_paper(screen: Screen, paper: Paper, format: str, output: str | None, made_at: datetime) -> None:
    """Write the paper in one of FORMATS, as `chosen_format` answered it, on stdout or as a file that appears whole.

    Raises BadValue for a place that can't be written to and for letters that a PDF can't show.
    """
    if format in AS_LINES:
        write_lines(screen, AS_LINES[format].lines(paper), output)
        return
    with new_file(output or "-") as file:
        AS_FILE[format].write(file, paper, made_at)


def write_lines(screen: Screen, lines: Iterable[str], output: str | None) -> None:
    """Write lines that are inert already, on stdout or as a file that appears whole. Raises BadValue as `new_file`."""
    if output is None or _on_screen(output):
        screen.write_lines(lines)
        return
    with new_file(output) as file:
        file.writelines(f"{line}\n".encode() for line in lines)


def _on_screen(output: str | None) -> bool:
    return output in {None, "-"}
