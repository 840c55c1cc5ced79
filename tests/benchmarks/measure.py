"""Time two commands against each other, turn about, so that a busy machine slows both."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

Words = Sequence[str | Path]
MEBIBYTE = 1024 * 1024
UNWANTED = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPROFILEIMPORTTIME", "_IOMCTL_COMPLETE"}


@dataclass(frozen=True)
class Aside:
    """A command that has to run between two others and is not counted."""

    words: Words


@dataclass(frozen=True)
class Run:
    """One run of some commands, one after the other: seconds in all, and the most memory one of them took, in bytes.

    `processor` is how many seconds they had of a processor, which others on the machine do not lengthen.
    """

    seconds: float
    memory: int
    processor: float


@dataclass(frozen=True)
class Contest:
    """What is timed: our commands and a peer's, what is done before each run, and the ratio we mean to keep to.

    `code` is what our commands exit with; `by_processor` is whether time on a processor is compared, not the clock's.
    """

    name: str
    ours: Sequence[Words | Aside]
    peers: Sequence[Words]
    limit: float
    ready: Callable[[], None] = lambda: None
    memory_limit: int | None = None
    code: int = 0
    by_processor: bool = False


def contend(contest: Contest, times: int) -> str:
    """Run both sides `times` times, turn about, after one run of each that is not counted; answer a line."""
    ours: list[Run] = []
    peers: list[Run] = []
    for _ in range(times + (times > 1)):
        for commands, runs, code in ((contest.ours, ours, contest.code), (contest.peers, peers, 0)):
            contest.ready()
            runs.append(timed(commands, code))
    if times > 1:
        del ours[0], peers[0]
    taken, theirs = _taken(ours, contest), _taken(peers, contest)
    middle = median(taken) / median(theirs)
    least = min(taken) / min(theirs)
    verdict = "kept" if middle <= contest.limit else "MISSED"
    line = f"{contest.name:<44} median {middle:5.2f}  least {least:5.2f}  at most {contest.limit:.2f}  {verdict}"
    if contest.memory_limit is not None:
        memory = max(run.memory for run in ours)
        verdict = "kept" if memory <= contest.memory_limit else "MISSED"
        line += (
            f"\n{'  memory':<44} {memory / MEBIBYTE:.0f} MiB, at most {contest.memory_limit / MEBIBYTE:.0f}  {verdict}"
        )
    return f"{line}\n  ours {_spread(taken)}, peer's {_spread(theirs)}"


def timed(commands: Sequence[Words | Aside], code: int = 0) -> Run:
    """Run commands with their output thrown away, one after the other; each is to exit with `code`."""
    runs = []
    for command in commands:
        if isinstance(command, Aside):
            _run(command.words)
        else:
            runs.append(_run(command, code))
    seconds, processor = sum(run.seconds for run in runs), sum(run.processor for run in runs)
    return Run(seconds, max(run.memory for run in runs), processor)


def _run(words: Words, wanted: int = 0) -> Run:
    argv = [str(word) for word in words]
    environ = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    actions = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    begun = perf_counter()
    process = os.posix_spawn(argv[0], argv, environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    seconds = perf_counter() - begun
    if (code := os.waitstatus_to_exitcode(status)) != wanted:
        sys.exit(f"{' '.join(argv)}: exit {code}")
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(seconds, memory, usage.ru_utime + usage.ru_stime)


def _taken(runs: Sequence[Run], contest: Contest) -> list[float]:
    return sorted(run.processor if contest.by_processor else run.seconds for run in runs)


def _spread(seconds: Sequence[float]) -> str:
    return f"{median(seconds):.3f} s ({seconds[0]:.3f} to {seconds[-1]:.3f})"
