"""The screen of one case at a panel: as much of it as leaves room for the questions beneath."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from iomctl.cli.panels.case_page import sections_of, title_of
from iomctl.output.page import Line, PageSection, write
from iomctl.output.screen import Screen

if TYPE_CHECKING:
    from iomctl.services.meetings.case_record import CaseAtPanel

LESS_NEEDED = ("Review", "Worker", "Sentence", "Home", "Why here")
"""What is left out first: the decision stands on what was decided last, what happened since, needs and actions."""
SHORTENED = ("Since", "Actions")
FOOT_LINES = 2


def write_case(screen: Screen, case: "CaseAtPanel", others: int) -> None:
    """Write a case with room on the screen for so many other lines, half of it at most.

    What is left out for that is named in its last line.
    """
    room = screen.height - min(FOOT_LINES + 1 + others, screen.height // 2)
    stands, said = sections_of(case)
    for lines in _ever_less(stands.lines):
        page = io.StringIO()
        sections = (PageSection("", lines), said)
        write(replace(screen, out=page, colour=False), title_of(case), sections)
        if page.getvalue().count("\n") <= room:
            break
    write(screen, title_of(case), sections)


def _ever_less(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines, and again and again with less of them, what is less needed first."""
    kept, gone = _by_head(lines), dict[str, int]()
    yield list(lines)
    for head in LESS_NEEDED:
        if kept.pop(head, None):
            gone[head] = 1
            yield _lines(kept, gone)
    while any(len(kept.get(head, ())) > 1 for head in SHORTENED):
        longest = max(SHORTENED, key=lambda head: len(kept.get(head, ())))
        kept[longest].pop()
        gone[longest] = gone.get(longest, 0) + 1
        yield _lines(kept, gone)


def _by_head(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The lines by the word in front of them; those without one belong to the one above."""
    found: dict[str, list[Line]] = {}
    head = ""
    for line in lines:
        head = line.head or head
        found.setdefault(head, []).append(line)
    return found


def _lines(kept: dict[str, list[Line]], gone: dict[str, int]) -> list[Line]:
    words = [f"{head.casefold()} ({count})" if head in SHORTENED else head.casefold() for head, count in gone.items()]
    return [line for lines in kept.values() for line in lines] + [Line("More", f"m shows it: {', '.join(words)}")]
