"""A paper as one page of HTML that needs nothing else, with outside text escaped in it."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from iomctl.domain.documents import Figure, Paper, Tag
from iomctl.domain.papers.laid_out import NOTES, is_total, laid_out
from iomctl.domain.papers.words import shown
from iomctl.output.clean import plain
from iomctl.output.papers.charts import charts_of
from iomctl.output.papers.colours import COLOURS, ON_DARK

TEMPLATES = files("iomctl.output") / "templates"
ROOMY, NARROW = 680, 300
"""The widths in which a chart is drawn: whichever fits is shown."""
TAGS = ("red", "amber", "green")


def lines(paper: Paper) -> Iterator[str]:
    """The lines of the page; a marking stands at the head and at the foot of each that is printed."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    laid = laid_out(paper)
    contents = [one for one in laid.sections if one.depth == 2]
    page = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_inert,
        loader=FunctionLoader(lambda name: (TEMPLATES / name).read_text("utf-8")),
    )
    page.globals.update(shown=shown, is_tag=_is_tag, is_figure=_is_figure, tag_class=_tag_class, is_total=is_total)
    page.globals.update(charts_of=lambda table: charts_of(table, ROOMY, NARROW))
    told = {"paper": paper, "laid": laid, "contents": contents if len(contents) > 2 else [], "notes_title": NOTES}
    text = page.get_template("document.html.j2").render(**told, colours=COLOURS, on_dark=ON_DARK)
    yield from (line for line in text.splitlines() if line)


def _inert(value: Any) -> Any:
    return plain(value) if type(value) is str else value


def _is_tag(cell: object) -> bool:
    return isinstance(cell, Tag)


def _is_figure(cell: object) -> bool:
    return isinstance(cell, Figure)


def _tag_class(tag: Tag) -> str:
    word = tag.word.lower()
    return word if word in TAGS else "grey"
