"""A paper with words in it that other programs would obey, and a table long enough for several pages."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from iomctl.domain.documents import Chart, Figure, Paper, Section, Table
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


def texts() -> list[str]:
    """Every text that the paper holds, as it is to be shown."""
    told = [TITLE]
    for section in SECTIONS:
        told += [section.title, *section.paragraphs]
        for table in section.tables:
            cells = [shown(cell) for row in table.rows for cell in row]
            told += [table.caption, *table.headings, *cells]
    return [SHOWN if one == TURNED else one for one in told]
