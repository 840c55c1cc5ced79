"""The program as tests run it: `main()` in-process, with a fixed clock and a screen that is read afterwards."""

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from iomctl.__main__ import main
from iomctl.output.screen import Screen


@dataclass(frozen=True)
class Answer:
    """What one run said: its exit code, stdout and stderr."""

    args: tuple[str, ...]
    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The answer read as JSON."""
        return json.loads(self.out)

    def succeeds(self) -> "Answer":
        """This answer, once its exit code is seen to be 0."""
        return self.exits(0)

    def exits(self, code: int) -> "Answer":
        """This answer, once its exit code is seen to be `code`."""
        assert self.code == code, f"iomctl {' '.join(self.args)}: exit {self.code}\n{self.out}\n{self.err}"
        return self


@dataclass
class Program:
    """`program("review", "overdue")` runs `iomctl review overdue` on the case book `db` at the moment `now`.

    With `together` stdout and stderr are one stream, in the order they were written, as at a terminal.
    """

    db: str
    now: datetime
    environ: dict[str, str] = field(default_factory=dict)
    terminal: bool = False
    width: int = 200
    height: int = 50
    together: bool = False

    def __call__(self, *args: str) -> Answer:
        """Run one command; what a person would type goes in as separate words."""
        out = io.StringIO()
        err = out if self.together else io.StringIO()
        screen = Screen(out, err, self.terminal, self.width, self.height, colour=False)
        environ = {**os.environ, "IOMCTL_DB": self.db, **self.environ}
        # The parser writes its help and its questions to the process's own streams.
        with redirect_stdout(out), redirect_stderr(err):
            code = main(args, clock=lambda: self.now, environ=environ, screen=screen)
        return Answer(args, code, out.getvalue(), "" if self.together else err.getvalue())

    @property
    def today(self) -> date:
        """The day on the program's clock."""
        return self.now.date()

    def travel(self, days: int) -> None:
        """Set the clock forward by whole days."""
        self.now += timedelta(days=days)
