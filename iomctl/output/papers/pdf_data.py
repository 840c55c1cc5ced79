"""A paper as the data that the template of a PDF sets: texts, and drawings as places in points."""

from dataclasses import asdict
from typing import Any

from iomctl.domain.documents import Cell, Definition, Figure, Tag
from iomctl.domain.papers.laid_out import NOTES, LaidOut, PlacedSection, PlacedTable, is_total
from iomctl.domain.papers.words import shown
from iomctl.output.papers.charts import ChartTold, charts_of
from iomctl.output.papers.colours import COLOURS

WIDE = 660
"""The width of a chart in pixels, which the page has room for at 0.73 points each."""


def data_of(laid: LaidOut) -> dict[str, Any]:
    """All that the template asks for."""
    paper = laid.paper
    language, _, region = paper.language.partition("-")
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "marking": paper.marking,
        "language": language,
        "region": region or None,
        "about": _definitions(paper.about),
        "sections": [_section(laid, one) for one in laid.sections],
        "notes": laid.notes,
        "notes_title": NOTES,
        "colours": COLOURS,
    }


def _section(laid: LaidOut, placed: PlacedSection) -> dict[str, Any]:
    section = placed.section
    return {
        "title": section.title,
        "level": placed.depth - 1,
        "paragraphs": section.paragraphs,
        "bullets": section.bullets,
        "definitions": _definitions(section.definitions),
        "shorthand": _definitions(laid.shorthand) if placed.tells_shorthand else [],
        "tables": [_table(one) for one in placed.tables],
    }


def _definitions(told: tuple[Definition, ...]) -> list[dict[str, Any]]:
    return [asdict(one) for one in told]


def _table(placed: PlacedTable) -> dict[str, Any]:
    table = placed.table
    headings = [
        {"text": one.text, "figure": placed.figures[at], "marks": "", "room": placed.beside[at]}
        for at, one in enumerate(placed.headings)
    ]
    rows = [
        {"cells": [_cell(one, placed, at) for at, one in enumerate(row)], "total": is_total(table, row)}
        for row in table.rows
    ]
    return {
        "caption": placed.caption.text,
        "about": table.about,
        "headings": headings,
        "rows": rows,
        "source": placed.source,
        "charts": [_chart(one) for one in charts_of(table, WIDE)],
    }


def _cell(cell: Cell, placed: PlacedTable, at: int) -> dict[str, Any]:
    """A cell; the marks beside a number are told apart from it, with the room that they have, in letters."""
    marks = cell.beside if isinstance(cell, Figure) and cell.text else ""
    return {
        "text": shown(cell).removesuffix(marks).rstrip() if marks else shown(cell),
        "marks": marks,
        "room": placed.beside[at],
        "figure": placed.figures[at],
        "tag": isinstance(cell, Tag),
    }


def _chart(chart: ChartTold) -> dict[str, Any]:
    (drawing,) = chart.drawings
    parts = {
        "bars": [one._asdict() for one in drawing.bars],
        "strokes": [one._asdict() for one in drawing.strokes],
        "dots": [one._asdict() for one in drawing.dots],
        "labels": [one._asdict() for one in drawing.labels],
    }
    about = {"title": chart.title, "about": chart.about, "words": chart.words}
    return {**about, "wide": drawing.wide, "high": drawing.high, **parts}
