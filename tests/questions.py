"""A command that asks at a terminal: what stands on its screen, and what is answered there."""

import os
import sys
import time
from collections.abc import Callable
from functools import partial

import pexpect
import pyte

from iomctl.cli.panels.asking import FOOT
from tests.program import Program

_AT = (
    "import sys; from datetime import datetime; from iomctl.__main__ import main;"
    "sys.exit(main(sys.argv[2:], clock=lambda: datetime.fromisoformat(sys.argv[1])))"
)
PATIENCE = 30
"""Seconds after which a screen that does not come is a failure."""


class _Kept(pyte.Screen):
    """A screen that remembers what was cleared away."""

    def __init__(self, width: int, height: int) -> None:
        self.cleared: list[str] = []
        super().__init__(width, height)

    def erase_in_display(self, how: int = 0, *args: object, **kwargs: object) -> None:
        """Remember the lines before the whole screen is cleared."""
        if how == 2:
            self.cleared += "\n".join(line.rstrip() for line in self.display).rstrip().splitlines()
        super().erase_in_display(how, *args, **kwargs)


class Questions:
    """`iomctl WORDS...` at a terminal, by the clock of a program and on its case book."""

    def __init__(self, iomctl: Program, *words: str, editor: str = "false", size: tuple[int, int] = (120, 40)) -> None:
        width, height = size
        environ = {**os.environ, **iomctl.environ, "IOMCTL_DB": iomctl.db, "NO_COLOR": "1", "TERM": "xterm"}
        self.child = pexpect.spawn(
            sys.executable,
            ["-c", _AT, iomctl.now.isoformat(), *words],
            # A terminal answers where its cursor is; this one does not.
            env={**environ, "EDITOR": editor, "VISUAL": editor, "PROMPT_TOOLKIT_NO_CPR": "1"},
            encoding="utf-8",
            timeout=PATIENCE,
            dimensions=(height, width),
        )
        self._screen = _Kept(width, height)
        self._stream = pyte.Stream(self._screen)

    @property
    def lines(self) -> list[str]:
        """The lines that stand on the screen."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def everything(self) -> list[str]:
        """All lines that stood on the screen, those too that were cleared away; without the keys at its foot."""
        lines = [*self._screen.cleared, *self.lines]
        while lines and (not lines[-1] or lines[-1].startswith(FOOT)):
            lines.pop()
        return lines

    def answer(self, *answers: tuple[str, str]) -> None:
        """Answer questions in this order, each waited for by a part of its label."""
        for label, words in answers:
            self.asked(label)
            row, before = self._screen.cursor.y, self.lines
            self.child.send(f"{words}\r")
            # Gone on: the cursor stands below it, or all has moved up.
            self._until(partial(self._has_gone_on, row, before), f"the answer to {label}")

    def asked(self, label: str) -> None:
        """Wait until a question with a part of its label stands at the cursor, without an answer yet."""
        self._until(lambda: self._asks(label), label)

    def says(self, words: str) -> None:
        """Wait until words stand on the screen."""
        self._until(lambda: any(words in line for line in self.lines), words)

    def ends(self) -> int | None:
        """The exit code, once the program has ended."""
        self._until(lambda: not self.child.isalive(), "the end")
        self.child.close()
        return self.child.exitstatus

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.child.kill(9)
        self.child.close(force=True)

    def _has_gone_on(self, row: int, before: list[str]) -> bool:
        return self._screen.cursor.y != row or self.lines[:row] != before[:row]

    def _asks(self, label: str) -> bool:
        line = self._screen.display[self._screen.cursor.y].rstrip()
        return line.endswith(">") and label in line

    def _until(self, there: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not there():
            assert time.monotonic() < end, f"not there: {what}\n" + "\n".join(self.lines)
            try:
                text = self.child.read_nonblocking(4096, timeout=1)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                self.child.wait()
                assert there(), f"it ended before: {what}\n" + "\n".join(self.lines)
                return
            self._stream.feed(text)
