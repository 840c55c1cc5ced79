"""A paper with words in it that other programs would obey, and a table long enough for several pages."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from iomctl.domain.documents import (
    LINES,
    Chart,
    Definition,
    Figure,
    Paper,
    Section,
    Table,
    TableNote,
    Tag,
    number,
)
from iomctl.domain.papers.words import shown

MADE_AT = datetime(2026, 4, 20, 10, 30, 15, 123456, tzinfo=ZoneInfo("Europe/London"))
IN_UTC = datetime(2026, 4, 20, 9, 30, 15, tzinfo=UTC)
MARKING = "OFFICIAL-SENSITIVE: #made *up*"
TITLE = "Re-scope of Łuton & <b>Bedford</b>: run 3"
HOSTILE = (
    '#import "x"',
    "#{panic()}",
    "$x$ and $ x $",
    "*bold* _thin_",
    "<label> @label",
    r"back\slash \u{41} C:\new",
    "// no comment /* nor this */",
    "`raw` ```more```",
    "= Not a heading",
    "- not a list -- nor a dash",
    "https://example.org/x",
    'straight "quotes" and it\'s',
    "[x](y) | {{ z }} {% z %}",
)
TURNED = "left\N{RIGHT-TO-LEFT OVERRIDE}thgir\N{POP DIRECTIONAL FORMATTING} and\N{RIGHT-TO-LEFT MARK} on"
SHOWN = "leftthgir and on"
ROWS = tuple(
    (f"{word} {at}", Figure(f"{at:,}", at, at + 2)) for at in range(60, 75) for word in ("ward", "beat", "town")
)
SECTIONS = (
    Section("What *is* #told", (*HOSTILE, TURNED), (Table("Of #each <kind>", ("What $x$", "Detail"), (HOSTILE[:2],)),)),
    Section("Counts", (), (Table("By place", ("Place", "People"), ROWS, (Chart(("People",)),)),)),
    Section("Nothing in this table", ("Said all the same.",), (Table("Empty", ("Place", "People"), ()),)),
)
PAPER = Paper(TITLE, SECTIONS, MARKING)


def everywhere(word: str) -> Paper:
    """A paper with a word in every place that a paper has for words; its chart has numbers to draw."""
    rows = ((word, Figure(word, 3, 3, (word,)), Tag(word)), ("b", number(7), word))
    headings = (word, f"{word} (a)", f"{word} (b)")
    table = Table(word, headings, rows, (Chart((headings[1],), word, word),), word, word, word, source=word)
    noted = replace(table, charts=(Chart((headings[1],), kind=LINES),), notes=(TableNote(word, word), TableNote("b")))
    told = (Definition(word, word),)
    part = Section(word, (word,), (noted,), id=word)
    section = Section(word, (word,), (table,), (word,), told, (part,), word)
    return Paper(word, (section, section, section), word, word, told, word)


def texts() -> list[str]:
    """Every text that the paper holds, as it is to be shown."""
    told = [TITLE]
    for section in SECTIONS:
        told += [section.title, *section.paragraphs]
        for table in section.tables:
            cells = [shown(cell) for row in table.rows for cell in row]
            told += [table.caption, *table.headings, *cells]
    return [SHOWN if one == TURNED else one for one in told]
