"""iomctl import: a bar on a terminal while a long file is read, and nowhere else."""

import os
import sys
from pathlib import Path

import pexpect
import pytest

from iomctl.services.imports.engine.chunks import AT_ONCE
from tests.cli.sheets import sheet, take_in
from tests.program import Program

COUNT = "offenders: 6,001 rows: 0 added, 0 changed, 6,001 unchanged, 0 refused"
BAR = "Reading"


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """More rows than are read at once, with enough after them that the file has not all been read ahead."""
    rows = [f"Person {number:05d},A,{'1990-01-01':>20},A{number:06d}" for number in range(AT_ONCE + 1_001)]
    return sheet(tmp_path_factory.mktemp("long"), "surname,forenames,born_on,crn", *rows)


@pytest.fixture
def there(iomctl_sqlite: Program, long_file: str) -> Program:
    """A case book that the file is in already."""
    take_in(iomctl_sqlite, "offenders", long_file)
    return iomctl_sqlite


def shown(program: Program, *words: str) -> str:
    """All that a terminal is sent by the program on its standard error."""
    environ = {**os.environ, "IOMCTL_DB": program.db, "TERM": "xterm", "NO_COLOR": "1"}
    typed = ["-m", "iomctl", *words]
    child = pexpect.spawn(sys.executable, typed, env=environ, encoding="utf-8", timeout=120, dimensions=(24, 100))
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    return str(child.before)


def test_a_terminal_has_a_bar_while_a_long_file_is_read(there: Program, long_file: str, tmp_path: Path) -> None:
    said = shown(there, "import", "offenders", long_file)
    assert BAR in said
    assert said.rstrip().endswith(COUNT)
    assert BAR not in shown(there, "--quiet", "import", "offenders", long_file)
    short = sheet(tmp_path, "surname,crn", "Person 00001,A000001")
    assert BAR not in shown(there, "import", "offenders", short)


def test_a_pipe_has_none(there: Program, long_file: str) -> None:
    assert there("import", "offenders", long_file).succeeds().err == f"{COUNT}\n"
