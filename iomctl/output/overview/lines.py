"""Lines of an overview: a title with something at its right end, counts under their labels, and names of blocks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iomctl.output.clean import plain
from iomctl.output.folding import cell_width, fold
from iomctl.output.layout import GAP
from iomctl.output.screen import Part
from iomctl.output.styles import HEADING

LEAST_TITLE = 12
"""A title may be cut to so many cells; before it gets shorter, what stands at its right end takes a line of its own."""
DOTS = "..."
FURTHER = "Further: "

Line = Sequence[Part]


class Heading(NamedTuple):
    """A title, what stays right behind it when it is cut, and what stands at the right end of the line."""

    title: str
    behind: str
    end: str


def apart(heading: Heading, width: int, may_cut: bool) -> list[Line]:
    """The line of a heading; a second one for its end where even a short title would not fit before it."""
    left, behind, end = map(plain, heading)
    room = width - cell_width(end) - GAP - cell_width(behind)
    if may_cut and room < min(LEAST_TITLE, cell_width(left)):
        left = cut(left, width - cell_width(behind))
        return [((left + behind, HEADING),), *((line,) for line in _at_end(end, width))]
    left = cut(left, room) if may_cut else left
    return [((left + behind, HEADING), " " * max(room - cell_width(left) + GAP, GAP), end)]


def count_lines(counts: dict[str, list[Part]], width: int) -> Iterator[Line]:
    """A line for each label, more when its parts do not fit into one."""
    indent = max(map(len, counts), default=0) + 2 * GAP
    for label, parts in counts.items():
        line: list[Part] = [f" {label}".ljust(indent)]
        used = indent
        for part in _narrow(parts, width - indent):
            size = _size(part)
            if used + size > width and len(line) > 1:
                yield line[:-1]
                line, used = [" " * indent], indent
            line += [part, " " * 2 * GAP]
            used += size + 2 * GAP
        yield line[:-1] if len(line) > 1 else line


def further(names: Sequence[str], command: str, width: int, most: int) -> list[Line]:
    """What else there is, by name and never broken, and at the end the command that shows it; nothing for no names.

    Where the names would take more than `most` lines, only how many lists there are.
    """
    lines = _named(names, command, width)
    return lines if len(lines) <= most else _named([f"{len(names):,} lists"], command, width)


def _named(names: Sequence[str], command: str, width: int) -> list[Line]:
    lines = [FURTHER]
    for at, name in enumerate(names):
        text = name if at == len(names) - 1 else f"{name}, "
        if cell_width(lines[-1]) + cell_width(text.rstrip()) > width:
            lines.append(" ")
        lines[-1] += text
    if not names:
        return []
    room = width - cell_width(lines[-1]) - cell_width(command)
    if room >= GAP:
        lines[-1] += " " * room + command
    else:
        lines += _at_end(command, width)
    return [(line.rstrip(),) for line in lines]


def line_width(line: Line) -> int:
    """How wide a line is, in cells."""
    return sum(map(_size, line))


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, with dots for what is left out."""
    if cell_width(text) <= width:
        return text
    return fold(text, max(width - len(DOTS), 1))[0] + DOTS


def _narrow(parts: Sequence[Part], width: int) -> Iterator[Part]:
    """The same parts, those that are wider than a line in several."""
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        if _size(part) <= width:
            yield part
        else:
            yield from ((line, style) for line in fold(text, max(width, 1)))


def _size(part: Part) -> int:
    return cell_width(part if isinstance(part, str) else part[0])


def _at_end(text: str, width: int) -> list[str]:
    return [" " * (width - cell_width(line)) + line for line in fold(text, width)]
