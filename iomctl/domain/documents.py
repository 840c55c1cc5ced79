"""A paper as its parts, whatever form it is written in: sections of paragraphs, lists and tables; tables with charts.

Text is as it was recorded: whoever writes it in a form makes it inert there. What is worked out over a whole paper,
numbers of notes and the shorthand it uses among them, is in `domain/papers`.
"""

from dataclasses import dataclass
from decimal import Decimal

from iomctl.domain.small_counts import THRESHOLD, Count

BARS, LINES = "bars", "lines"
"""The kinds of a chart."""
SHORTHAND = {
    "b": "break in the series: not like the figures before it",
    "c": "confidential: withheld, as it could tell of somebody",
    "e": "estimated",
    "f": "forecast",
    "low": "rounds to nought, but is not nought",
    "p": "provisional: may still change",
    "r": "revised: known differently than when it was first told",
    "u": "unreliable: too few to tell by",
    "w": "nothing was recorded",
    "x": "not available",
    "z": "not applicable",
}
"""What a mark means that stands in brackets beside a figure or instead of it [AF-SH] [SW]."""


@dataclass(frozen=True)
class Figure:
    """A number as it is shown, with `marks` of SHORTHAND beside it, or instead of it where `text` is "".

    What is counted or measured is `least` or more and `most` or less, both inclusive; None where that is not told.
    """

    text: str
    least: int | Decimal | None = None
    most: int | Decimal | None = None
    marks: tuple[str, ...] = ()

    @property
    def value(self) -> int | Decimal | None:
        """The number, where it is told as one."""
        return self.least if self.least == self.most else None

    @property
    def beside(self) -> str:
        """The marks in brackets: `[p] [r]`."""
        return " ".join(f"[{one}]" for one in self.marks)

    @property
    def shown(self) -> str:
        """The number and its marks: `1,240 [p] [r]`, `[c]`."""
        return " ".join(filter(None, (self.text, self.beside)))


@dataclass(frozen=True)
class Tag:
    """How something stands, as one word that is always printed; Red, Amber and Green are coloured too."""

    word: str


Cell = str | Figure | Tag


@dataclass(frozen=True)
class Chart:
    """A drawing of columns of figures of the table that it belongs to; `series` are their headings.

    BARS from nought: one or two series, a bar of each for each row. LINES: up to four series, the rows are periods, the
    earliest first. `title` is the message, and where it is "" the caption of the table; `about` is the line under it:
    measure, area and period. `words` are read out instead of it; where they are "" the title and the figures are.
    """

    series: tuple[str, ...]
    title: str = ""
    about: str = ""
    kind: str = BARS
    words: str = ""


@dataclass(frozen=True)
class TableNote:
    """What is to be known of the column under `heading`, of the whole table where that is "".

    The same text on several tables is one note, and has one number.
    """

    text: str
    heading: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under headings that all differ, units in brackets; the first cell of each row says what the row is about.

    `id` names the table for good, in lower case with underscores; where it is "" the caption does. `about` is the line
    under the caption: measure, area and period. `total` is the first cell of the row that adds up the others.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    charts: tuple[Chart, ...] = ()
    id: str = ""
    about: str = ""
    total: str = ""
    notes: tuple[TableNote, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Definition:
    """A term, and what it means."""

    term: str
    meaning: str


@dataclass(frozen=True)
class Section:
    """Paragraphs, then a list, definitions, tables, and parts with titles of their own, under a title."""

    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    bullets: tuple[str, ...] = ()
    definitions: tuple[Definition, ...] = ()
    parts: tuple["Section", ...] = ()
    id: str = ""


@dataclass(frozen=True)
class Paper:
    """Sections under a title; the marking stands on every page, if there is one.

    `about` says whose paper it is, its period, its day, and as known on which day. `source` holds for each table that
    names none. `language` is that of its words, as BCP 47 writes it.
    """

    title: str
    sections: tuple[Section, ...]
    marking: str | None = None
    subtitle: str = ""
    about: tuple[Definition, ...] = ()
    source: str = ""
    language: str = "en-GB"


def figure(count: Count, threshold: int = THRESHOLD) -> Figure:
    """A published count: `14`, `<6` for all that is under the threshold, else what it may be: `37 to 42`."""
    if count.exact:
        text = f"{count.least:,}"
    elif count.most < threshold:
        text = f"<{threshold}"
    else:
        text = f"{count.least:,} to {count.most:,}"
    return Figure(text, *count)


def number(value: int | Decimal, *marks: str) -> Figure:
    """A number with as many decimals as it has, and marks beside it: 24.0 is `24.0`, 1240 is `1,240`."""
    return Figure(f"{value:,}", value, value, marks)


def instead(*marks: str) -> Figure:
    """Marks where there is no number: `[c]`."""
    return Figure("", marks=marks)


def marked(marking: str) -> str:
    """What stands on every page of a report with exact figures, by the marking that the policy says."""
    return f"{marking}: exact figures, no names"
