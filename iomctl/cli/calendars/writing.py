"""What all calendars share: where they go, whether they say names, and what is said once they are written."""

from collections.abc import Sequence
from typing import Annotated

import typer

from iomctl.app import App
from iomctl.domain.counts import counted
from iomctl.domain.days.diary import DiaryEntry

OutputOption = Annotated[
    str | None, typer.Option("--output", metavar="FILE", help="a file for it, like diary.ics (on stdout)")
]
NamesOption = Annotated[bool, typer.Option("--names", help="say names beside references; logged as disclosed")]


def write_calendar(app: App, entries: Sequence[DiaryEntry], name: str, output: str | None) -> None:
    """Write entries as a calendar of a name to a file (mode 0600, by one rename), or on stdout. Raises BadValue."""
    from iomctl.output.diaries.ics import stream_of
    from iomctl.output.files import copy_out, new_file

    place = output or "-"
    with new_file(place) as file:
        file.write(stream_of(entries, name))
        if place == "-":
            copy_out(file, app.screen.out)
    if place != "-":
        app.screen.say(f"{counted(len(entries), 'entry', 'entries')} in {place}")
