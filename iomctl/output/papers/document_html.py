"""A report's title and sections as one page of HTML that needs nothing else, with outside text escaped in it."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from iomctl.domain.documents import Figure, Section, Table
from iomctl.domain.papers.words import shown
from iomctl.output.clean import plain
from iomctl.output.papers.bars import chart_of

TEMPLATE = files("iomctl.output") / "templates" / "document.html.j2"


def lines(title: str, sections: Sequence[Section], marking: str | None = None) -> Iterator[str]:
    """The lines of the page; a marking stands at the head and at the foot of each that is printed."""
    from jinja2 import Environment, StrictUndefined

    page = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_inert
    ).from_string(TEMPLATE.read_text("utf-8"))
    told = {"title": title, "sections": sections, "marking": marking}
    yield from page.render(**told, is_figure=_is_figure, bar=_bar, shown=shown, chart_of=chart_of).splitlines()


def _inert(value: Any) -> Any:
    return plain(value) if type(value) is str else value


def _is_figure(cell: object) -> bool:
    return isinstance(cell, Figure)


def _bar(figure: Figure, table: Table) -> tuple[int, int]:
    """How much of a cell is certainly full, and how much more may be, in per cent of the table's largest figure."""
    largest = max(cell.most or 0 for row in table.rows for cell in row if isinstance(cell, Figure)) or 1
    certain = round(100 * (figure.least or 0) / largest)
    return certain, round(100 * (figure.most or 0) / largest) - certain
