"""One record laid out as a page: short sections of lines, each with a word in front."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from iomctl.output.as_markdown import inert
from iomctl.output.clean import plain
from iomctl.output.folding import cell_width, fold, fold_parts
from iomctl.output.layout import GAP, SNUG, TIGHT
from iomctl.output.screen import Screen
from iomctl.output.styles import HEADING


@dataclass(frozen=True)
class Line:
    """`head` stands in a column of its own; `lead` opens the text in the Rich style `style`, `rest` follows it."""

    head: str
    lead: str = ""
    rest: str = ""
    style: str = ""


@dataclass(frozen=True)
class PageSection:
    """Lines under a title; without a title they stand by themselves."""

    title: str
    lines: list[Line] = field(default_factory=list)


def beside(text: str, width: int, flat: bool) -> str:
    """A text before another one: padded for a column, or with a comma where the page is `flat`."""
    return f"{text}, " if flat else f"{text:<{width}}" + " " * GAP


def write(screen: Screen, title: Sequence[str], sections: Sequence[PageSection]) -> None:
    """Write a page: the parts of its title on one line where they fit, then the sections that have lines."""
    _write_title(screen, title)
    for section in filter(lambda one: one.lines, sections):
        screen.write()
        if section.title:
            screen.write((section.title, HEADING))
        indent = " " if section.title else ""
        widest = max(cell_width(plain(line.head)) for line in section.lines)
        for line in section.lines:
            _write_line(screen, line, indent, widest)


def markdown_lines(title: Sequence[str], sections: Sequence[PageSection]) -> Iterator[str]:
    """The same page as Markdown, with outside text inert in it."""
    first, *others = title
    yield f"## {inert(first)}"
    if any(others):
        yield from ("", "; ".join(inert(part) for part in others if part))
    for section in filter(lambda one: one.lines, sections):
        yield from ("", *((f"### {inert(section.title)}", "") if section.title else ()))
        for line in section.lines:
            yield f"- **{inert(line.head)}** {inert(line.lead + line.rest)}".rstrip()


def _write_title(screen: Screen, title: Sequence[str]) -> None:
    first, *others = (plain(part) for part in title if part)
    room, gap = screen.width if screen.terminal else None, "   "
    screen.write((first, HEADING), *_rest_of_line(others, (room or 0) - cell_width(first), gap, room is None))
    for line in _lines_of_parts(others, room, cell_width(first), gap):
        screen.write(line)


def _rest_of_line(parts: list[str], room: int, gap: str, all_fit: bool) -> list[str]:
    text = "".join(f"{gap}{part}" for part in parts)
    return [text] if text and (all_fit or cell_width(text) <= room) else []


def _lines_of_parts(parts: list[str], room: int | None, taken: int, gap: str) -> Iterator[str]:
    """The parts of a title that do not fit beside its first, as many on a line as the screen is wide."""
    text = "".join(f"{gap}{part}" for part in parts)
    if room is not None and cell_width(text) > room - taken:
        yield from fold_parts(parts, gap, room)


def _write_line(screen: Screen, line: Line, indent: str, widest: int) -> None:
    head = indent + plain(line.head)
    head += " " * (len(indent) + widest + GAP - cell_width(head))
    lead, rest = plain(line.lead), plain(line.rest)
    room = max(screen.width - cell_width(head), TIGHT) if screen.terminal else None
    left = lead.rstrip()
    for text in [lead + rest] if room is None else _folded(lead, rest, room):
        styled = left if text.startswith(left) else text if left.startswith(text) else ""
        left = left[len(styled) :].lstrip()
        parts = [(styled, line.style), text[len(styled) :]] if styled and line.style else [text]
        screen.write((head, HEADING), *parts)
        head = " " * cell_width(head)


def _folded(lead: str, rest: str, room: int) -> list[str]:
    """A line of a page in lines of `room` cells; what follows a column hangs below its own beginning."""
    hang = cell_width(lead)
    if not lead.endswith(" " * GAP) or room - hang < SNUG:
        return fold(lead + rest, room)
    first, *more = fold(rest, room - hang)
    return [lead + first, *(" " * hang + text for text in more)]
