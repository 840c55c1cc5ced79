"""`iomctl shell`: the same commands one after the other, typed at a prompt or read from a pipe."""

import sys
from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.shell.lines import run_lines
from iomctl.errors import NotUnderstood


def command(
    context: typer.Context,
    no_history: Annotated[bool, typer.Option("--no-history", help="keep nothing of what is typed")] = False,
) -> None:
    """Type commands without the word iomctl, or have lines of them read from a pipe.

    Each line is a command of its own, with its own event in the audit trail; a fault is said and the next line is
    read. "help" or "?" shows the nouns, the tab key what may be typed, also people by reference or from two letters
    of the surname, which is a look; "exit" or Ctrl-D leaves, Ctrl-C drops the line. From a pipe the exit code is that
    of the last line that failed.

    What was typed is kept in a file that only its owner can read, names and notes among it; --no-history keeps none.

    \b
    Examples:
      iomctl shell
      iomctl shell --no-history
      iomctl --db luton.sqlite shell < monday.txt
    """
    app: App = context.obj
    if app.held:
        raise NotUnderstood("this is the shell already", advice="type the command alone; exit leaves")
    try:
        if app.answers_questions():
            from iomctl.cli.shell.prompt import typed_lines

            run_lines(app, typed_lines(app, not no_history), goes_on=True)
        else:
            app.ended = run_lines(app, sys.stdin, goes_on=False)
    finally:
        from iomctl.storage.held_open import let_go

        let_go()
