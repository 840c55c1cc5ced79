"""Run iomctl in a process of its own and say which modules it had loaded by the end."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NOTHING: Mapping[str, str] = {}
# What `iomctl` runs, with a list of what is loaded written to a file at the end.
REPORTING = """
import atexit, pathlib, sys
file = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: file.write_text("\\n".join(sys.modules)))
sys.argv[0] = "iomctl"
from iomctl.__main__ import run
run()
"""


def loaded_by(*args: str, folder: Path, code: int = 0, environ: Mapping[str, str] = NOTHING) -> set[str]:
    """The top-level packages that `iomctl ARGS` loads, see `modules_of`."""
    return {name.partition(".")[0] for name in modules_of(*args, folder=folder, code=code, environ=environ)}


def modules_of(*args: str, folder: Path, code: int = 0, environ: Mapping[str, str] = NOTHING) -> set[str]:
    """The modules that `iomctl ARGS` loads with its output in a pipe; its exit code is to be `code`."""
    report = folder / "modules.txt"
    ran = subprocess.run(
        [sys.executable, "-c", REPORTING, str(report), *args],
        env={**os.environ, **environ},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ran.returncode == code, f"iomctl {' '.join(args)}: exit {ran.returncode}\n{ran.stdout}\n{ran.stderr}"
    return set(report.read_text("utf-8").split())
