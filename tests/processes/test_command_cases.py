"""Small inputs of which other tools made something wrong: each script says what is right, and exits with 0 for it."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT.parent / "shared" / "cases" / "commands").glob("*.sh"))
LACKS_SOMETHING = 77
"""The exit code of a script that can't run on this machine."""


@pytest.fixture
def iomctl_of_this_checkout(tmp_path: Path) -> Path:
    """The program as a command that a script can run."""
    command = tmp_path / "iomctl"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m iomctl "$@"\n')
    command.chmod(0o755)
    return command


@pytest.mark.skipif(not CASES, reason="the cases are not beside this checkout")
@pytest.mark.skipif(which("bash") is None, reason="bash is not on this machine")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_went_wrong_elsewhere(case: Path, iomctl_of_this_checkout: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("IOMCTL_")}
    words = ("bash", str(case), str(iomctl_of_this_checkout))
    ended = subprocess.run(words, env=environ, capture_output=True, timeout=300, check=False)
    if ended.returncode == LACKS_SOMETHING:
        pytest.skip(ended.stdout.decode(errors="replace").strip())
    assert ended.returncode == 0, ended.stdout.decode(errors="replace")
