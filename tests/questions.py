"""A command that asks at a terminal: what stands on its screen, and what is answered there."""

import os
import sys
from pathlib import Path

import pyte

from tests.program import Program
from tests.terminal import Terminal

AT = (
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
        for name in ("LINES", "COLUMNS"):
            environ.pop(name, None)  # those of whoever runs the tests: this terminal has its own
        typed = [sys.executable, "-c", AT, iomctl.now.isoformat(), *words]
        super().__init__(typed, environ, Path.cwd(), self._kept)

    @property
    def everything(self) -> list[str]:
        """All lines that stood on the screen, those too that were cleared away; without the keys at its foot."""
        shown = self.text().splitlines()
        while shown and self._screen.buffer[len(shown) - 1][0].reverse:
            shown.pop()
        return [*self._kept.cleared, *"\n".join(shown).rstrip().splitlines()]

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.kill(9)
        self.process.close(force=True)
