"""The standard streams of a process: there although they were closed, and plain about what can't be written."""

import io
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from iomctl.errors import AnswerLost, ReaderGone


def make_ready() -> None:
    """Set the three streams up for the program, before anything opens a file.

    One that was closed (`>&-`) reads and writes nothing. Letters that a stream's encoding lacks are written as
    escapes: a name with an accent must not end a cron job whose stream takes ASCII only. What can't be
    written to stdout raises AnswerLost or ReaderGone, once; what can't be written to stderr is lost.
    """
    # In this order each closed stream gets its own number back, so that no database is opened under it.
    sys.stdin = sys.stdin or _nowhere()
    sys.stdout = _over(_Answer, sys.stdout) if sys.stdout else _nowhere()
    sys.stderr = _over(_Messages, sys.stderr) if sys.stderr else _nowhere()


class _Answer(io.FileIO):
    lost = False

    def write(self, data: Any) -> int:
        if self.lost:
            return len(data)
        try:
            return super().write(data)
        except BrokenPipeError:
            self.lost = True
            raise ReaderGone from None
        except OSError as fault:
            self.lost = True
            raise AnswerLost(f"the answer can't be written: {fault.strerror}") from None


class _Messages(io.FileIO):
    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except OSError:
            return len(data)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("r+", encoding="utf-8")


def _over(kind: type[io.FileIO], stream: TextIO) -> TextIO:
    raw = io.BufferedWriter(kind(stream.fileno(), "w", closefd=False))
    by_line = kind is _Messages or stream.isatty()
    return io.TextIOWrapper(raw, stream.encoding, errors="backslashreplace", line_buffering=by_line)
