"""Papers made up at random, of all that a paper may hold, with letters that programs obey."""

from decimal import Decimal

from hypothesis import strategies as st

from iomctl.domain.documents import (
    BARS,
    LINES,
    Cell,
    Chart,
    Definition,
    Figure,
    Paper,
    Section,
    Table,
    TableNote,
    Tag,
)

TEXTS = st.text(max_size=12) | st.sampled_from(
    ["=1+1", "<b>x</b>", "\x1b[2J", "\u202ethgir", "a\nb", "[x](y)", "\ud800", '"', "{{ x }}", "#panic()"]
)
NUMBERS = st.integers(-(10**6), 10**6) | st.decimals(-1000, 1000, places=1, allow_nan=False)
FIGURES = st.builds(
    Figure, TEXTS, st.none() | NUMBERS, st.none() | NUMBERS, st.lists(TEXTS, max_size=2).map(tuple)
) | NUMBERS.map(lambda value: Figure(f"{value:,}", value, value))
CELLS: st.SearchStrategy[Cell] = TEXTS | FIGURES | st.builds(Tag, TEXTS)
DEFINITIONS = st.lists(st.builds(Definition, TEXTS, TEXTS), max_size=2).map(tuple)
KINDS = st.sampled_from([BARS, LINES])
WORDS = st.lists(TEXTS, max_size=2).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of one to four columns, some of them drawn."""
    headings = tuple(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    row = st.tuples(*(CELLS for _ in headings))
    series = st.lists(st.sampled_from(headings), min_size=1, max_size=2).map(tuple)
    return Table(
        draw(TEXTS),
        headings,
        tuple(draw(st.lists(row, max_size=4))),
        tuple(
            draw(st.lists(st.builds(Chart, series, TEXTS, TEXTS, st.sampled_from([BARS, LINES]), TEXTS), max_size=1))
        ),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        tuple(draw(st.lists(st.builds(TableNote, TEXTS, st.sampled_from(headings)), max_size=2))),
        draw(TEXTS),
    )


TABLES = st.lists(tables(), max_size=2).map(tuple)
LEAVES = st.builds(Section, TEXTS, WORDS, TABLES, WORDS, DEFINITIONS, st.just(()), TEXTS)
SECTIONS = st.builds(Section, TEXTS, WORDS, TABLES, WORDS, DEFINITIONS, st.lists(LEAVES, max_size=1).map(tuple), TEXTS)
PAPERS = st.builds(
    Paper, TEXTS, st.lists(SECTIONS, max_size=2).map(tuple), st.none() | TEXTS, TEXTS, DEFINITIONS, TEXTS, st.just("cy")
)


def number_types(paper: Paper) -> list[type]:
    """The types of all numbers in a paper: 24 and 24.0 are equal and not the same."""
    told = [one for section in paper.sections for one in (section, *section.parts)]
    cells = [cell for section in told for table in section.tables for row in table.rows for cell in row]
    numbers = [one for cell in cells if isinstance(cell, Figure) for one in (cell.least, cell.most)]
    return [type(one) for one in numbers if isinstance(one, int | Decimal)]
