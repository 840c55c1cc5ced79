"""Run commands in processes of their own that start at once: forked from one that has loaded everything.

A process that begins with Python's own start spends nearly all its time there, so that a random moment hardly
ever falls into its transaction. Each line on stdin is a JSON list of [arguments, seconds or null] to start
together; a process that has seconds is killed by then. The answer is a line with a list of [exit code, stderr].
"""

import gc
import io
import json
import os
import pkgutil
import select
import signal
import sys
import tempfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import iomctl.cli
import iomctl.services
from iomctl.__main__ import main
from iomctl.output.screen import Screen


@dataclass(frozen=True)
class Started:
    """A process that runs a command; its end of `alive` closes when it ends, whatever ends it."""

    process: int
    alive: int
    said: Path

    def ended(self, seconds: float | None) -> tuple[int, str]:
        """Wait for its end, and bring it about after `seconds`; the exit code is negative for a signal."""
        done, _, _ = select.select([self.alive], [], [], seconds)
        if not done:
            os.kill(self.process, signal.SIGKILL)
        _, status = os.waitpid(self.process, 0)
        os.close(self.alive)
        said = self.said.read_text("utf-8")
        self.said.unlink()
        return os.waitstatus_to_exitcode(status), said


def start(args: list[str]) -> Started:
    """Start `iomctl ARGS` now."""
    alive, end = os.pipe()
    said, name = tempfile.mkstemp()
    process = os.fork()
    if process == 0:
        os.close(alive)
        _become(args, said)
    os.close(end)
    os.close(said)
    return Started(process, alive, Path(name))


def _become(args: list[str], said: int) -> None:
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(os.open(os.devnull, os.O_RDWR), 1)
        os.dup2(said, 2)
        code = main(args)
        sys.stderr.flush()
    finally:
        os._exit(code)


def serve() -> None:
    """Load what a command may need, by running some, then start what each line asks for."""
    for package in (iomctl.cli, iomctl.services):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(found.name)
    for words in (["db", "check"], ["caseload"], ["review", "overdue"]):
        main(words, screen=Screen(io.StringIO(), io.StringIO(), terminal=False, width=200, height=50, colour=False))
    gc.collect()
    gc.freeze()  # or each process would copy all this memory by counting in it
    for line in sys.stdin:
        runs = [(start(args), seconds) for args, seconds in json.loads(line)]
        sys.stdout.write(json.dumps([one.ended(seconds) for one, seconds in runs]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
