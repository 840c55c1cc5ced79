"""The prompt of the shell: a line editor with a history, the tab key, and a line on how the case book stands."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.cli.shell.tab import OfferedWords
from iomctl.output.clean import plain

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History

PROMPT = "iomctl> "


def typed_lines(app: App, kept: bool) -> Iterator[str]:
    """Each line as it is typed, until Ctrl-D; what is typed is `kept` for the next time, or not.

    Text of several lines that is pasted comes as those lines.
    """
    session = _session(app, kept)
    while True:
        standing = _standing(app)
        try:
            typed = session.prompt(PROMPT, bottom_toolbar=standing)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        yield from typed.splitlines()
        app.screen.out.flush()


def _session(app: App, kept: bool) -> "PromptSession[str]":
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import InMemoryHistory
    from prompt_toolkit.output import ColorDepth

    return PromptSession(
        history=_history(app) if kept else InMemoryHistory(),
        completer=OfferedWords(app),
        complete_while_typing=False,
        color_depth=None if app.screen.colour else ColorDepth.DEPTH_1_BIT,
    )


def _history(app: App) -> "History":
    """What was typed before, in a file that only its owner can read; forgotten at the end where there can be none."""
    import platformdirs
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    file = Path(platformdirs.user_state_dir("iomctl")) / "shell-history"
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        opened = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        os.fchmod(opened, 0o600)
        os.close(opened)
    except OSError as fault:
        app.screen.say(f"What is typed is not kept: {file}: {fault.strerror}")
        return InMemoryHistory()
    return FileHistory(str(file))


def _standing(app: App) -> str:
    """How the case book stands before a command, in one line."""
    from iomctl.services.worklists.at_a_glance import at_a_glance

    now = replace(app, held=True)  # with a clock of its own: the shell may be open for days
    place = now.place
    name = plain(place.path.name if place.path else place.shown)
    glance = at_a_glance(place, now.today)
    if glance is None:
        return f" {name}  it can't be read "
    return f" {name}  {plain(glance.scheme)}  {glance.overdue} overdue "
