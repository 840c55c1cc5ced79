"""A command that asks at a terminal: what stands on its screen, and what is answered there."""

import os
import sys
from functools import partial
from pathlib import Path

import pyte

from iomctl.cli.panels.asking import FOOT
from tests.program import Program
from tests.terminal import Terminal

_AT = (
    "import sys; from datetime import datetime; from iomctl.__main__ import main;"
    "sys.exit(main(sys.argv[2:], clock=lambda: datetime.fromisoformat(sys.argv[1])))"
)


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


class Questions(Terminal):
    """`iomctl WORDS...` at a terminal, by the clock of a program and on its case book."""

    def __init__(self, iomctl: Program, *words: str, editor: str = "false", size: tuple[int, int] = (120, 40)) -> None:
        self._kept = _Kept(*size)
        environ = {**os.environ, **iomctl.environ, "IOMCTL_DB": iomctl.db, "NO_COLOR": "1", "TERM": "xterm"}
        environ |= {"EDITOR": editor, "VISUAL": editor}
        typed = [sys.executable, "-c", _AT, iomctl.now.isoformat(), *words]
        super().__init__(typed, environ, Path.cwd(), self._kept)

    @property
    def everything(self) -> list[str]:
        """All lines that stood on the screen, those too that were cleared away; without the keys at its foot."""
        lines = [*self._kept.cleared, *self.text().splitlines()]
        while lines and FOOT.startswith(lines[-1].strip()):
            lines.pop()
        return lines

    def answer(self, *answers: tuple[str, str]) -> None:
        """Answer questions in this order, each waited for by a part of its label."""
        for label, words in answers:
            self.asked(label)
            row, before = self._screen.cursor.y, self.text().splitlines()
            self.types(f"{words}\r")
            # Gone on: the cursor stands below it, or all has moved up.
            self._until(partial(self._has_gone_on, row, before), f"the answer to {label} is not taken")

    def asked(self, label: str) -> None:
        """Wait until a question with a part of its label stands at the cursor, without an answer yet."""
        self._until(lambda: self._asks(label), f"{label} is not asked")

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.kill(9)
        self.process.close(force=True)

    def _has_gone_on(self, row: int, before: list[str]) -> bool:
        return self._screen.cursor.y != row or self.text().splitlines()[:row] != before[:row]

    def _asks(self, label: str) -> bool:
        line = self._screen.display[self._screen.cursor.y].rstrip()
        return line.endswith(">") and label in line
