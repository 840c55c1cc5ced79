"""A paper as Markdown that reads well raw, with outside text inert in it."""

import re
from collections.abc import Iterator, Sequence

from iomctl.domain.documents import SHORTHAND, Definition, Paper
from iomctl.domain.papers.laid_out import NOTES, LaidOut, Noted, PlacedSection, PlacedTable, is_total, laid_out
from iomctl.domain.papers.words import shown
from iomctl.output.as_markdown import inert
from iomctl.output.folding import cell_width

OURS = re.compile(rf"\\\[({'|'.join(SHORTHAND)}|note \d+)\\\](?![(:\[\\])")
"""Brackets of a mark or a note, which need no backslash: nothing behind them makes a link of them."""
WIDEST = 48
"""A cell that is wider stands out of its column, for others would be moved too far apart."""


def lines(paper: Paper) -> Iterator[str]:
    """The lines of the paper; a marking stands at its head, under the title of each section and at its foot."""
    laid = laid_out(paper)
    marked = ("", f"**{_text(paper.marking)}**") if paper.marking else ()
    yield f"# {_text(paper.title)}"
    yield from marked
    yield from _paragraphs([paper.subtitle] if paper.subtitle else [])
    yield from _definitions(paper.about)
    for placed in laid.sections:
        yield from ("", f"{'#' * min(placed.depth, 6)} {_text(placed.section.title)}", *marked)
        yield from _section(laid, placed)
    if laid.notes:
        yield from ("", f"## {NOTES}", *marked, "")
        yield from (f"- {_text(f'[note {number}]')} {_text(text)}" for number, text in enumerate(laid.notes, 1))
    yield from marked


def _section(laid: LaidOut, placed: PlacedSection) -> Iterator[str]:
    section = placed.section
    yield from _paragraphs(section.paragraphs)
    if section.bullets:
        yield from ("", *(f"- {_text(one)}" for one in section.bullets))
    yield from _definitions(section.definitions)
    if placed.tells_shorthand:
        yield from _paragraphs(["Shorthand in the tables:"])
        yield from _definitions(laid.shorthand)
    for one in placed.tables:
        yield from ("", f"**{_noted(one.caption)}**")
        yield from _paragraphs([one.table.about] if one.table.about else [])
        yield from _paragraphs([chart.title for chart in one.table.charts if chart.title])
        yield from ("", *_table(one))
        yield from _paragraphs([f"Source: {one.source}"] if one.source else [])


def _paragraphs(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from ("", _text(text))


def _definitions(told: Sequence[Definition]) -> Iterator[str]:
    if told:
        yield from ("", *(f"- **{_text(one.term)}**: {_text(one.meaning)}" for one in told))


def _noted(one: Noted) -> str:
    return _text(one.text)


def _text(words: str) -> str:
    """Words that nothing in Markdown obeys; the brackets of marks and notes stay as they are."""
    return OURS.sub(r"[\1]", inert(words))


def _table(placed: PlacedTable) -> Iterator[str]:
    cells = [[_noted(one) for one in placed.headings]]
    for row in placed.table.rows:
        words = (_text(shown(one)) for one in row)
        cells.append([f"**{one}**" if one and is_total(placed.table, row) else one for one in words])
    widths = [_width(column) for column in zip(*cells, strict=True)]
    yield _row(cells[0], widths, placed.figures)
    rules = (
        "-" * (width - 1) + (":" if figures else "-") for width, figures in zip(widths, placed.figures, strict=True)
    )
    yield f"| {' | '.join(rules)} |"
    yield from (_row(one, widths, placed.figures) for one in cells[1:])


def _width(column: Sequence[str]) -> int:
    return max(3, *(width for one in column if (width := cell_width(one)) <= WIDEST), 0)


def _row(cells: Sequence[str], widths: Sequence[int], figures: Sequence[bool]) -> str:
    padded = (
        " " * (width - cell_width(one)) + one if right else one + " " * (width - cell_width(one))
        for one, width, right in zip(cells, widths, figures, strict=True)
    )
    return f"| {' | '.join(padded)} |"
