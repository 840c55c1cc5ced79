"""Answer the scripts that `iomctl --show-completion` gives to bash, zsh and fish.

Typer wrote the scripts and the forms in which they ask. The answers are ours: Typer's own don't know bash's names for
what was typed, and put the words of a case book where zsh would carry out what stands in them.
"""

import os
import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import Timer

from iomctl.app import App
from iomctl.cli.completion.offers import offers
from iomctl.cli.completion.typed import TypedLine, typed_line
from iomctl.errors import IomctlError
from iomctl.output.clean import plain
from iomctl.services.completion.offered import OfferedWord

LONGEST = 5.0
"""Seconds after which the tab key has waited long enough: a server's name may be looked for much longer."""
QUOTES = "'\""


def answer(app: App, shell: str) -> int:
    """Write what may be typed next, in the form that the script of this shell reads; nothing when that can't be told.

    Whatever is wrong is never said: the words would stand in the middle of somebody's line. For fish the code is 1
    when there is nothing, for then it offers files.
    """
    if shell not in SHELLS:
        return 0
    reads, writes = SHELLS[shell]
    try:
        with _no_longer_than(LONGEST):
            line = reads(app.environ)
            app.db = _typed_db(line.words)
            found = [one for one in offers(line.words, line.begun, lambda *asked: of_book(app, *asked)) if _fits(one)]
        told = list(writes(found, line, app.environ))
    except Exception:
        found, told = [], []
    if app.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args" and shell == "fish":
        return 0 if found else 1
    with suppress(IomctlError):  # nobody reads it any more
        app.screen.write_lines(told)
        app.screen.out.flush()
    return 0


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    timer = Timer(seconds, os._exit, (0,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def of_book(app: App, kind: str, typed: str) -> Sequence[OfferedWord]:
    """The words of one kind in the case book that go on from what is typed; none where it can't be read."""
    from iomctl.services.completion.book_words import book_words

    if kind == "people":  # a name would be shown to whoever looks on, and nobody asked for it
        return []
    try:
        return book_words(app.place, kind, typed, app.today)
    except Exception:
        return []


def _typed_db(words: Sequence[str]) -> str | None:
    """The case book that the line itself names."""
    for at, word in enumerate(words):
        if word == "--db" and at + 1 < len(words):
            return words[at + 1]
        if word.startswith("--db="):
            return word.removeprefix("--db=")
    return None


def _fits(one: OfferedWord) -> bool:
    return plain(one.word) == one.word


def _bash_line(environ: Mapping[str, str]) -> TypedLine:
    # A word each line. bash has cut them at "=" too, which is put together again.
    words = environ["COMP_WORDS"].split("\n")[: int(environ["COMP_CWORD"]) + 1]
    joined = "".join(
        f"{'' if '=' in (word, before) else ' '}{word}" for before, word in zip(["", *words], words, strict=False)
    )
    line = typed_line(joined)
    return TypedLine(line.words[1:], line.begun)


def _args_line(environ: Mapping[str, str]) -> TypedLine:
    line = typed_line(environ.get("_TYPER_COMPLETE_ARGS", ""))
    return TypedLine(line.words[1:], line.begun)


def _for_bash(found: Sequence[OfferedWord], line: TypedLine, environ: Mapping[str, str]) -> Iterator[str]:
    begun = environ["COMP_WORDS"].split("\n")[int(environ["COMP_CWORD"]) :][:1]
    quote = begun[0][:1] if begun and begun[0][:1] in QUOTES else ""
    before = line.begun.rpartition("=")[:2] if "=" in line.begun else ("", "")
    for one in found:
        # What stands before "=" is a word of its own for bash, and would be typed twice.
        yield _quoted(one.word.removeprefix("".join(before)), quote)


def _quoted(word: str, quote: str) -> str:
    """A word as it may stand on a line of bash, behind a quote that is open already or behind none."""
    if quote == "'":
        return word.replace("'", "'\\''")
    if quote:
        return re.sub(r'(["\\$`])', r"\\\1", word)
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", word)


def _for_zsh(found: Sequence[OfferedWord], line: TypedLine, environ: Mapping[str, str]) -> Iterator[str]:  # noqa: ARG001
    if not found:
        yield "_files"
        return
    yield "local -a offered told"
    yield f"; offered=({' '.join(shlex.quote(one.word) for one in found)})"
    yield f"; told=({' '.join(shlex.quote(_told(one, '  -- ')) for one in found)})"
    yield "; compadd -U -V offered -l -d told -a offered"


def _for_fish(found: Sequence[OfferedWord], line: TypedLine, environ: Mapping[str, str]) -> Iterator[str]:  # noqa: ARG001
    return (_told(one, "\t") for one in found)


def _told(one: OfferedWord, between: str) -> str:
    about = plain(" ".join(one.about.split()))
    return f"{one.word}{between}{about}" if about else one.word


Reads = Callable[[Mapping[str, str]], TypedLine]
Writes = Callable[[Sequence[OfferedWord], TypedLine, Mapping[str, str]], Iterator[str]]

SHELLS: Mapping[str, tuple[Reads, Writes]] = {
    "bash": (_bash_line, _for_bash),
    "zsh": (_args_line, _for_zsh),
    "fish": (_args_line, _for_fish),
}
"""How each shell says what was typed, and how it is answered."""
