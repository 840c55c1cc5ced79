"""A pseudo-terminal with a process in it, read as a person reads it: by what stands on the screen."""

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import pexpect
import pyte

WIDTH, HEIGHT = 160, 40
PATIENCE = 60


def _obey_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """`words` is the program with its arguments, `environ` all that it finds set."""

    def __init__(
        self, words: Sequence[str], environ: Mapping[str, str], folder: Path, screen: pyte.Screen | None = None
    ) -> None:
        self._screen = screen or pyte.HistoryScreen(WIDTH, HEIGHT, history=1000, ratio=1.0)
        self._stream = pyte.Stream(self._screen)
        self.process = pexpect.spawn(
            words[0],
            list(words[1:]),
            env=dict(environ),
            cwd=str(folder),
            encoding="utf-8",
            dimensions=(self._screen.lines, self._screen.columns),
            # What runs the tests may ignore Ctrl-C, and so would all that they start.
            preexec_fn=_obey_ctrl_c,
        )
        self.process.delaybeforesend = None

    def types(self, text: str) -> None:
        """Type this; "\\t" is the tab key, "\\r" the one that ends a line."""
        self.process.send(text)

    def shows(self, text: str) -> str:
        """The screen, once this stands on it. Fails with the screen when it does not come."""
        self._until(lambda: text in self.text(), f"{text!r} does not come")
        return self.text()

    def types_until(self, text: str, shown: str) -> None:
        """Type this until that stands on the screen, for a key that is lost between a question and the read of it."""
        for _ in range(PATIENCE):
            self.types(text)
            while shown not in self.text():
                try:
                    self._feed(self.process.read_nonblocking(4096, timeout=1))
                except pexpect.TIMEOUT:
                    break
            else:
                return
        raise AssertionError(f"{shown!r} does not come; the screen is\n{self.text()}")

    def reads(self, line: str) -> None:
        """Wait until the line up to the cursor ends so. Fails with the screen when it never does."""
        self._until(lambda: self.line().endswith(line), f"the line never reads {line!r}")

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

    def text(self) -> str:
        """What stands on the screen, a line each, without what is behind each line."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def line(self) -> str:
        """The line that the cursor stands on, up to it."""
        return self._screen.display[self._screen.cursor.y][: self._screen.cursor.x]

    def ends(self) -> int:
        """The exit code of the process, which ends by itself."""
        while True:
            try:
                self._feed(self.process.read_nonblocking(4096, timeout=PATIENCE))
            except pexpect.EOF:
                self.process.close()
                return int(self.process.exitstatus or 0)

    def _until(self, seen: Callable[[], bool], otherwise: str) -> None:
        while not seen():
            try:
                self._feed(self.process.read_nonblocking(4096, timeout=PATIENCE))
            except (pexpect.EOF, pexpect.TIMEOUT):
                raise AssertionError(f"{otherwise}; the screen is\n{self.text()}") from None

    def _has_gone_on(self, row: int, before: list[str]) -> bool:
        return self._screen.cursor.y != row or self.text().splitlines()[:row] != before[:row]

    def _asks(self, label: str) -> bool:
        line = self._screen.display[self._screen.cursor.y].rstrip()
        return line.endswith(">") and label in line

    def _feed(self, text: str) -> None:
        self._stream.feed(text)
        # A shell may ask the terminal where its cursor is, or what it is, and wait for the answer.
        if "\x1b[6n" in text:
            self.process.send(f"\x1b[{self._screen.cursor.y + 1};{self._screen.cursor.x + 1}R")
        if "\x1b[c" in text or "\x1b[0c" in text:
            self.process.send("\x1b[?6c")


def terminal_environ(home: Path, **more: str) -> dict[str, str]:
    """What a process in a terminal finds set: little of whoever runs the tests, and a home folder of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "IOMCTL_ACTOR") if name in os.environ}
    return {**kept, "HOME": str(home), "TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": "1", **more}
