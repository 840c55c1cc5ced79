"""Services never print, output never queries, the domain never waits: the contracts of pyproject.toml hold."""

import subprocess
import sys

from tests.transcripts.page import CHECKOUT


def test_layer_contracts_are_kept() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "3 kept, 0 broken" in ran.stdout
