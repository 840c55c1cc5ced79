"""The way in: `main(args)` runs one command and is the only place an error becomes an exit code."""

import atexit
import gc
import os
import re
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from iomctl.app import App, Clock, system_clock
from iomctl.errors import IomctlError, NotUnderstood
from iomctl.output.screen import Screen
from iomctl.output.streams import make_ready

INTERRUPTED = 130
COMPLETING = "_IOMCTL_COMPLETE"
"""What the scripts of --show-completion set while they ask what may be typed next."""


def run() -> NoReturn:
    """The console script: garbage collection is off while modules load and frozen before exit.

    That takes a third off a command that opens the database; nothing else is tuned.
    """
    gc.disable()
    atexit.register(gc.freeze)
    make_ready()
    code = main(sys.argv[1:])
    sys.exit(code)


def main(
    args: Iterable[str],
    *,
    clock: Clock = system_clock,
    environ: Mapping[str, str] | None = None,
    screen: Screen | None = None,
    held: bool = False,
) -> int:
    """Run `iomctl ARGS` and answer its exit code; `clock`, `environ` and `screen` are given by tests.

    `held` is whether it is one of several in the shell, whose words may raise NotUnderstood while they are read.
    """
    environ = os.environ if environ is None else environ
    again = partial(main, clock=clock, environ=environ, screen=screen, held=True)
    screen = screen or Screen.detect(environ, sys.stdout, sys.stderr, taken=int(held))
    app = App(clock, environ, screen, run=again, held=held)
    if environ.get(COMPLETING, "").startswith("complete_"):
        from iomctl.cli.completion.shells import answer

        return answer(app, environ[COMPLETING].removeprefix("complete_"))
    try:
        code = _run(args, app) or app.ended
        screen.out.flush()
    except IomctlError as fault:  # only now was it seen that the answer can't be written
        code = _refuse(app, fault)
    app.say_way_back()
    return code


def _run(args: Iterable[str], app: App) -> int:
    try:
        _dispatch(list(args), app)
    except IomctlError as fault:
        return _refuse(app, fault)
    except KeyboardInterrupt:
        done = "the change had been made" if app.changed else "nothing was changed"
        app.screen.warn(f"iomctl: interrupted; {done}")
        return INTERRUPTED
    except Exception as fault:
        return _admit(app, fault)
    return 0


def _dispatch(args: list[str], app: App) -> None:
    import typer

    from iomctl.cli import command_line

    line = command_line(_typed(args))
    app.command, app.writes = line.command, line.writes
    try:
        ended = line.parse(line.words, obj=app, prog_name="iomctl", standalone_mode=False)
    except typer.TyperException as fault:
        raise _misunderstood(app, fault) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    if ended == INTERRUPTED:  # Typer answers Ctrl-C with a code, as if the command had returned it
        raise KeyboardInterrupt


def _typed(args: list[str]) -> list[str]:
    for word in args:
        if any("\ud800" <= letter <= "\udfff" for letter in word):
            raise NotUnderstood("a word holds bytes that are not text in this terminal's encoding")
    return args


def _misunderstood(app: App, fault: Exception) -> NotUnderstood:
    from iomctl.cli.completion.missing import missing_words

    context = getattr(fault, "ctx", None)
    words = context.command_path if context else "iomctl"
    if missing := missing_words(app, fault):
        return NotUnderstood(*missing, advice=f"{words} --help says what it takes")
    message = _number_asked(fault) or str(getattr(fault, "format_message", lambda: fault)())
    return NotUnderstood(message.rstrip(".").replace("\n", " "), advice=f"{words} --help says what it takes")


def _number_asked(fault: Any) -> str | None:
    """What an option or argument takes that holds a number and was given another, or none; else None."""
    option = getattr(fault, "param", None)
    kind: Any = getattr(option, "type", None)
    given = re.fullmatch(
        r"(['\"]?)(.*)\1 is not (?:a valid|in the range) [^'\"]*", str(getattr(fault, "message", "")), re.DOTALL
    )
    if option is None or given is None or getattr(kind, "name", "").split()[0] not in {"integer", "int", "float"}:
        return None
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    number = "a number" if "float" in kind.name else "a whole number"
    room = (
        f" from {least:,} to {most:,}"
        if None not in {least, most}
        else f", {least:,} or more"
        if least is not None
        else ""
    )
    named = option.opts[0] if option.param_type_name == "option" else option.make_metavar(fault.ctx)
    return f"{named} {given[2]}: give {number}{room}"


def _refuse(app: App, fault: IomctlError) -> int:
    app.screen.refuse(fault)
    if fault.faults and app.changed:
        app.screen.warn("The change was made.")
    elif fault.nothing_changed and app.writes:
        app.screen.warn("Nothing was changed.")
    return fault.exit_code


def _admit(app: App, fault: Exception) -> int:
    # The message of an unforeseen error may hold a name or a number of a person, so it is never shown:
    # where it happened is enough to mend it.
    from traceback import extract_tb

    frames = [frame for frame in extract_tb(fault.__traceback__) if "iomctl" in Path(frame.filename).parts]
    places = " < ".join(f"{Path(frame.filename).stem}.{frame.name}:{frame.lineno}" for frame in reversed(frames))
    done = "the change was made" if app.changed else "nothing was changed"
    app.screen.warn(f"iomctl: a fault in iomctl itself: {type(fault).__name__} in {places}")
    app.screen.warn(f"  {done}; please report this line, which names nobody")
    return 1


if __name__ == "__main__":
    run()
