"""A paper as every form lays it out: its sections in their order, tables by name, notes by number, shorthand told."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iomctl.domain.documents import SHORTHAND, Cell, Definition, Figure, Paper, Section, Table

CELL_NAME = re.compile(r"[a-z]{1,3}\d+|r\d*(c\d*)?|c\d*")
"""What a spreadsheet takes for one of its cells, so it can't be the name of a table."""
NOTES = "Notes to the tables"


class Noted(NamedTuple):
    """Words, and the numbers of the notes about them."""

    words: str
    notes: tuple[int, ...]

    @property
    def text(self) -> str:
        """`Rate (per cent) [note 1]`."""
        return " ".join((self.words, *(f"[note {one}]" for one in self.notes)))


class PlacedTable(NamedTuple):
    """A table with its name, caption and headings with the numbers of their notes, and which columns hold figures.

    `beside` is how many letters the marks beside a number have at most in each column: numbers align by leaving room.
    """

    table: Table
    name: str
    caption: Noted
    headings: tuple[Noted, ...]
    figures: tuple[bool, ...]
    beside: tuple[int, ...]
    notes: tuple[tuple[int, str], ...]
    source: str


class PlacedSection(NamedTuple):
    """A section, how deep it lies (2 and more, 1 is the title of the paper), its name, tables and whether the shorthand
    is to be told in it, above the first table of the paper."""

    section: Section
    depth: int
    name: str
    tables: tuple[PlacedTable, ...]
    tells_shorthand: bool


class LaidOut(NamedTuple):
    """A paper, its sections one after the other, all notes by number from 1 on, and each mark that is used."""

    paper: Paper
    sections: tuple[PlacedSection, ...]
    notes: tuple[str, ...]
    shorthand: tuple[Definition, ...]

    @property
    def tables(self) -> tuple[PlacedTable, ...]:
        """Every table in its order."""
        return tuple(one for section in self.sections for one in section.tables)


def laid_out(paper: Paper) -> LaidOut:
    """Lay a paper out. The same text of a note has one number; a name that is taken gets `_2`, `_3`."""
    flat = list(_flat(paper.sections, 2))
    texts = (note.text for section, _ in flat for table in section.tables for note in table.notes)
    notes = {text: number for number, text in enumerate(dict.fromkeys(texts), 1)}
    shorthand = tuple(Definition(f"[{mark}]", SHORTHAND.get(mark, mark)) for mark in marks_of(_tables(flat)))
    names, anchors = _Names(), _Names()
    told, sections = not shorthand, []
    for section, depth in flat:
        tables = tuple(_placed(one, paper, names, notes) for one in section.tables)
        name = anchors.free(section.id or section.title, "section")
        sections.append(PlacedSection(section, depth, name, tables, bool(tables) and not told))
        told = told or bool(tables)
    return LaidOut(paper, tuple(sections), tuple(notes), shorthand)


def marks_of(tables: Sequence[Table]) -> list[str]:
    """The marks in tables, in the order of the alphabet."""
    cells = (cell for table in tables for row in table.rows for cell in row)
    return sorted({mark for cell in cells if isinstance(cell, Figure) for mark in cell.marks})


def name_of(words: str, otherwise: str) -> str:
    """Words as a name in lower case with underscores, which a spreadsheet takes for none of its cells."""
    name = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")[:60].strip("_")
    if not name or not name[0].isalpha() or CELL_NAME.fullmatch(name):
        name = f"{otherwise}_{name}".strip("_")
    return name


class _Names:
    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, words: str, otherwise: str) -> str:
        wanted = name = name_of(words, otherwise)
        number = 1
        while name in self._taken:
            number += 1
            name = f"{wanted}_{number}"
        self._taken.add(name)
        return name


def _flat(sections: Sequence[Section], depth: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        yield from _flat(section.parts, depth + 1)


def _tables(flat: Sequence[tuple[Section, int]]) -> list[Table]:
    return [table for section, _ in flat for table in section.tables]


def _placed(table: Table, paper: Paper, names: _Names, notes: dict[str, int]) -> PlacedTable:
    def noted(words: str, heading: str) -> Noted:
        return Noted(words, tuple(dict.fromkeys(notes[one.text] for one in table.notes if one.heading == heading)))

    return PlacedTable(
        table=table,
        name=names.free(table.id or table.caption, "table"),
        caption=noted(table.caption, ""),
        headings=tuple(noted(one, one) for one in table.headings),
        figures=tuple(bool(_figures(table, at)) for at in range(len(table.headings))),
        beside=tuple(_beside(table, at) for at in range(len(table.headings))),
        notes=tuple((notes[text], text) for text in dict.fromkeys(one.text for one in table.notes)),
        source=table.source or paper.source,
    )


def _figures(table: Table, at: int) -> list[Figure]:
    return [cell for row in table.rows if isinstance(cell := row[at], Figure)]


def _beside(table: Table, at: int) -> int:
    return max((len(one.beside) for one in _figures(table, at) if one.text), default=0)


def is_total(table: Table, row: Sequence[Cell]) -> bool:
    """Whether a row adds up the others."""
    return bool(table.total) and row[0] == table.total
