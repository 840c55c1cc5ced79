"""A report as its parts, whatever form it is written in: sections of paragraphs and tables; a cell is text or a figure.

Text is as it was recorded: whoever writes it in a form makes it inert there.
"""

from dataclasses import dataclass

from iomctl.domain.small_counts import THRESHOLD, Count


@dataclass(frozen=True)
class Figure:
    """A count of people as it is shown; they are `least` or more and `most` or fewer."""

    text: str
    least: int
    most: int


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first cell of each row says what the row is about.

    `charted` are the headings of two columns of figures that a page shows as bars too.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | Figure, ...], ...]
    charted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """Paragraphs, then tables, under a title."""

    title: str
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...] = ()


def figure(count: Count, threshold: int = THRESHOLD) -> Figure:
    """A published count: `14`, `<6` for all that is under the threshold, else what it may be: `37 to 42`."""
    if count.exact:
        text = f"{count.least:,}"
    elif count.most < threshold:
        text = f"<{threshold}"
    else:
        text = f"{count.least:,} to {count.most:,}"
    return Figure(text, *count)


def marked(marking: str) -> str:
    """What stands on every page of a report with exact figures, by the marking that the policy says."""
    return f"{marking}: exact figures, no names"
