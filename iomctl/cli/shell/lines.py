"""Lines of the shell: the words in each, and each run as the command that it is."""

import gc
import re
import shlex
from collections.abc import Iterable, Iterator

from iomctl.app import App
from iomctl.errors import NotUnderstood

INTERRUPTED = 130
PROGRAM = "iomctl"
LEAVING = frozenset(("exit", "quit"))
ASKING = frozenset(("help", "?"))
WHOLE = re.compile(r"""\\.|'[^']*'|"(?:\\.|[^"\\])*\"""")
"""What is quoted in a line."""
SIGNS = re.compile(r"\|\|?|&&?|;|[012]?>{1,2}.*|<.*")
"""What a shell of the system would take for itself."""


def leaves(line: str) -> bool:
    """Whether a line says that nothing more is wanted."""
    return line.strip() in LEAVING


def run_lines(app: App, lines: Iterable[str], goes_on: bool) -> int:
    """Run one line after the other, each its own command, until one leaves; the exit code of the last that failed.

    What is wrong with a line is said, and the next is run; after a command that was interrupted only if it `goes_on`.
    """
    failed = 0
    for line in lines:
        if leaves(line):
            break
        code = run_line(app, line)
        gc.collect(1)  # nobody waits now; it is off while a command runs, see __main__
        failed = code or failed
        if code == INTERRUPTED and not goes_on:
            break
    return failed


def run_line(app: App, line: str) -> int:
    """Run one line with the options that the shell itself was given; the exit code. Nothing for a remark."""
    line = line.strip()
    if not line or line.startswith("#") or app.run is None:
        return 0
    try:
        return app.run(word for words in (_given(app), _words(line)) for word in words)
    except SystemExit as ended:  # the installing of completion ends the process
        return int(ended.code or 0)


def _given(app: App) -> Iterator[str]:
    if app.db is not None:
        yield from ("--db", app.db)
    yield from (word for word, given in _flags(app) if given)


def _flags(app: App) -> tuple[tuple[str, bool], ...]:
    return ("--yes", app.yes), ("--quiet", app.screen.quiet), ("--restricted", app.restricted)


def _words(line: str) -> Iterator[str]:
    """The words of a line as a shell reads them. Raises NotUnderstood, when read, for what it can't take."""
    try:
        words = shlex.split(line)
    except ValueError:
        left = "a backslash stands before nothing" if line.endswith("\\") else "a quote is opened and not closed"
        raise NotUnderstood(left, advice='a word with an apostrophe goes into double quotes: "O\'Neil"') from None
    if sign := next(filter(SIGNS.fullmatch, WHOLE.sub("x", line).split()), None):
        raise NotUnderstood(f"{sign} does nothing here", advice=f"quote it where it is meant: {shlex.quote(sign)}")
    words = words[1:] if words[0] == PROGRAM else words
    if words and words[0] in ASKING:
        words = [*words[1:], "--help"]
    yield from words or ["--help"]
