"""The program as a process of its own, for what only real processes show: locks, signals, rights."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]


def started(
    db: str, *words: str, environ: Mapping[str, str] | None = None, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    """Start `iomctl WORDS` on a case book; `before` runs in the new process ahead of the program."""
    return subprocess.Popen(
        [sys.executable, "-m", "iomctl", *words],
        env={**os.environ, "IOMCTL_DB": db, "PYTHONPATH": str(ROOT), **(environ or {})},
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,  # noqa: PLW1509 no thread runs here
    )


def ended(process: subprocess.Popen[str], seconds: float = 120) -> tuple[int, str, str]:
    """Wait for a process: its exit code, stdout and stderr."""
    out, err = process.communicate(timeout=seconds)
    return process.returncode, out, err


def ran(db: str, *words: str, **how: Callable[[], None] | Mapping[str, str]) -> tuple[int, str, str]:
    """Start a process and wait for it."""
    return ended(started(db, *words, **how))  # type: ignore[arg-type]  # handed on as it came
