"""A report's title and sections as Markdown, with outside text inert in it."""

from collections.abc import Iterator, Sequence

from iomctl.domain.documents import Figure, Section, Table
from iomctl.domain.papers.words import shown
from iomctl.output.as_markdown import inert


def lines(title: str, sections: Sequence[Section], marking: str | None = None) -> Iterator[str]:
    """The lines of the report; a marking stands at its head, under the title of each section and at its foot."""
    marked = ("", f"**{inert(marking)}**") if marking else ()
    yield f"# {inert(title)}"
    yield from marked
    for section in sections:
        yield from ("", f"## {inert(section.title)}", *marked)
        for paragraph in section.paragraphs:
            yield from ("", inert(paragraph))
        for table in section.tables:
            yield from ("", f"**{inert(table.caption)}**", "", *_table(table))
    yield from marked


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(map(inert, table.headings))} |"
    figures = [any(isinstance(row[at], Figure) for row in table.rows) for at in range(len(table.headings))]
    yield f"| {' | '.join('---:' if one else '---' for one in figures)} |"
    for row in table.rows:
        yield f"| {' | '.join(inert(shown(one)) for one in row)} |"
