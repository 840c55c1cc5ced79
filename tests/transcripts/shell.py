"""The few words of a shell that a transcript may use: iomctl runs in-process, everything else by bash."""

import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.program import Answer, Program
from tests.questions import Questions
from tests.transcripts.page import NotReplayable

ASSIGNMENT = re.compile(r"[A-Z_][A-Z0-9_]*=")
REDIRECTED = re.compile(r"\s*([\w./-]+)(.*)")
KILLED = "(killed)"
IOMCTL_LATER = re.compile(r"(^|[|&(]\s*)iomctl\b")


@dataclass(frozen=True)
class Typed:
    """One iomctl command as typed: its words, its variables, and the files that stand in for its streams."""

    args: tuple[str, ...]
    environ: dict[str, str]
    out: str | None
    stdin: str | None


@dataclass
class Shell:
    """A shell in `folder` that knows `program` as iomctl; `code` is what `echo $?` says.

    Answers in `typed` are given to the next command at a terminal; KILLED ends it there, as a power cut would.
    """

    program: Program
    folder: Path
    code: int = 0
    typed: str = ""

    def run(self, line: str) -> str:
        """Run one line and answer what a pipe shows of it.

        A line is commands joined by `;`. One that is iomctl may have `NAME=value` before it, `< FILE` and
        `> FILE` after it, and a pipe into other commands. Raises NotReplayable for other uses of iomctl.
        """
        return "".join(self._statement(one.strip()) for one in split(line, ";"))

    def _statement(self, text: str) -> str:
        first, *rest = split(text, "|")
        typed = read(first)
        if typed is None:
            if IOMCTL_LATER.search(text):
                raise NotReplayable(f"iomctl stands first in a command that is replayed, not as in: {text}")
            return self._bash(text, "")
        if not rest and typed.out is None:
            return self._iomctl(typed, together=True).out
        answer = self._iomctl(typed, together=False)
        if typed.out is not None:
            (self.folder / typed.out).write_text(answer.out, "utf-8")
            return answer.err
        return answer.err + self._bash("|".join(rest), answer.out)

    def _iomctl(self, typed: Typed, together: bool) -> Answer:
        if self.typed:
            answers, self.typed = self.typed.split("|"), ""
            shown, self.code = _at_terminal(self.program, typed.args, [one.strip() for one in answers])
            return Answer(typed.args, self.code, shown, "")
        environ = {**self.program.environ, **typed.environ}
        with _stdin(self.folder / typed.stdin if typed.stdin else None):
            answer = replace(self.program, environ=environ, together=together)(*typed.args)
        self.code = answer.code
        return answer

    def _bash(self, text: str, stdin: str) -> str:
        run = subprocess.run(
            ["bash", "-c", f"(exit {self.code}); {text}"],
            cwd=self.folder,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.code = run.returncode
        return run.stdout


def _at_terminal(program: Program, args: Sequence[str], answers: Sequence[str]) -> tuple[str, int]:
    """All that a command showed at a terminal while it was answered, and its exit code."""
    terminal = Questions(program, *args, size=(80, 150))
    for answer in answers:
        terminal.asked("")
        if answer == KILLED:
            terminal.kill()
            return "\n".join([*terminal.everything, "Killed"]), 137
        terminal.answer(("", answer))
    code = terminal.ends()
    return "\n".join(terminal.everything), code


def split(text: str, at: str) -> list[str]:
    """The pieces of a command line between unquoted `at` characters."""
    pieces, quote = [""], ""
    for char in text:
        if char == quote:
            quote = ""
        elif not quote and char in "'\"":
            quote = char
        if char == at and not quote:
            pieces.append("")
        else:
            pieces[-1] += char
    return pieces


def read(text: str) -> Typed | None:
    """One iomctl command; None when the command is another one. Raises NotReplayable for what bash alone knows."""
    text, out = _redirected(text, ">")
    text, stdin = _redirected(text, "<")
    words = shlex.split(text)
    environ: dict[str, str] = {}
    while words and ASSIGNMENT.match(words[0]):
        name, _, value = words.pop(0).partition("=")
        environ[name] = value
    if not words or words[0] != "iomctl":
        return None
    if any(len(split(text, char)) > 1 for char in "&$`*"):
        raise NotReplayable(f"only bash could read this: {text}")
    return Typed(tuple(words[1:]), environ, out, stdin)


def _redirected(text: str, sign: str) -> tuple[str, str | None]:
    before, *files = split(text, sign)
    if not files:
        return text, None
    file = REDIRECTED.fullmatch(files[0])
    if len(files) > 1 or file is None or before.endswith(("1", "2")):
        raise NotReplayable(f"one plain {sign} FILE is replayed, not: {text}")
    return before + file[2], file[1]


@contextmanager
def _stdin(file: Path | None) -> Iterator[None]:
    usual = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(file.read_bytes() if file else b""), "utf-8")
    try:
        yield
    finally:
        sys.stdin = usual
