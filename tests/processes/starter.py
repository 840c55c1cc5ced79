"""What a test asks for processes: start these commands on a case book together, kill them then."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, NamedTuple

from tests.transcripts.page import CHECKOUT

Words = Sequence[str]


class Ended(NamedTuple):
    """How a process ended: its exit code, negative for the signal that killed it, and its stderr."""

    code: int
    err: str


@dataclass(frozen=True)
class Starter:
    """Starts iomctl on one case book, in processes of their own, by the machine's clock."""

    asked: IO[str]
    answered: IO[str]

    def together(self, *commands: Words) -> list[Ended]:
        """Start all at once and wait for every one."""
        return self._ask([(words, None) for words in commands])

    def killed(self, words: Words, seconds: float) -> Ended:
        """Start one and kill it after `seconds`, unless it has ended by then."""
        return self._ask([(words, seconds)])[0]

    def run(self, *words: str) -> Ended:
        """Start one that is to succeed."""
        [ended] = self.together(words)
        assert ended.code == 0, f"iomctl {' '.join(words)}: exit {ended.code}\n{ended.err}"
        return ended

    def _ask(self, runs: Sequence[tuple[Words, float | None]]) -> list[Ended]:
        self.asked.write(json.dumps([[list(words), seconds] for words, seconds in runs]) + "\n")
        self.asked.flush()
        return [Ended(*one) for one in json.loads(self.answered.readline())]


@contextmanager
def starting(db: str) -> Iterator[Starter]:
    """A starter for the case book `db`, gone at the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.processes.warm"],
        cwd=CHECKOUT,
        env={**os.environ, "IOMCTL_DB": db},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        yield Starter(process.stdin, process.stdout)
        process.stdin.close()
