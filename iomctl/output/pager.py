"""A page longer than the terminal, shown through the program that $PAGER names; elsewhere as any other answer."""

import io
import shlex
import signal
from collections.abc import Callable, Mapping
from dataclasses import replace

from iomctl.output.folding import cell_width
from iomctl.output.screen import Screen

USUAL, LESS = "less", "FRX"
"""What git takes too: less leaves a page that fits on the screen, keeps colours and doesn't clear what it showed."""


def paged(screen: Screen, environ: Mapping[str, str], write: Callable[[Screen], None]) -> None:
    """Have `write` write an answer, through the pager where somebody sits at a terminal that it does not fit on."""
    program = _program(environ)
    if not (screen.terminal and screen.out.isatty() and program):
        write(screen)
        return
    kept = io.StringIO()
    write(replace(screen, out=kept))
    text = kept.getvalue()
    if sum(map(_lines(screen.width), text.splitlines())) < screen.height or not _shown_by(program, environ, text):
        screen.out.write(text)


def _program(environ: Mapping[str, str]) -> list[str]:
    """The words of the pager; none where it was switched off, or the terminal can't be moved about in."""
    if environ.get("TERM", "dumb") == "dumb":
        return []
    words = shlex.split(environ.get("PAGER", USUAL))
    return [] if words == ["cat"] else words


def _lines(width: int) -> Callable[[str], int]:
    return lambda line: max(1, -(-cell_width(line) // width))


def _shown_by(program: list[str], environ: Mapping[str, str], text: str) -> bool:
    """Whether the pager could be started; whoever leaves it early has seen enough, and Ctrl-C is for it alone."""
    import subprocess

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        told = {"LESS": LESS, **environ}
        subprocess.run(program, input=text.encode(), env=told, check=False)  # noqa: S603 what the user's own $PAGER says
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True
