"""A full disk, a closed stream and a reader that went away, each met by a real process."""

import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.casebook import book, person, spell
from tests.program import Program
from tests.storage.processes import ROOT

BACK = "To take it back: iomctl undo 3\n"
FULL = "iomctl: the answer can't be written: No space left on device\n"


def shell(program: Program, line: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a line of bash, in which `iomctl` is a process on the program's case book."""
    command = f'set -o pipefail; iomctl() {{ {shlex.quote(sys.executable)} -m iomctl "$@"; }}; {line}'
    environ = {**os.environ, "IOMCTL_DB": program.db, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(["bash", "-c", command], env=environ, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout, ended.stderr


def levels(program: Program) -> list[str]:
    """The need for accommodation, on whatever day the machine's clock had."""
    words = ("need", "list", "N1", "--pathway", "A", "--as-of", "2199-12-31", "--format", "json")
    return [one["level"] for one in program(*words).succeeds().json()]


@pytest.fixture
def mercer(iomctl_sqlite: Program) -> Program:
    """A case book with one person, whose review was due long ago."""
    with book(iomctl_sqlite) as work:
        spell(work, person(work, "Mercer"), due_by=date(2026, 1, 12))
    return iomctl_sqlite


def test_a_full_disk_does_not_unmake_a_change_and_says_so(mercer: Program) -> None:
    assert shell(mercer, "iomctl need set mercer A=none > /dev/full") == (1, "", f"{FULL}The change was made.\n{BACK}")
    assert levels(mercer) == ["none"]
    assert shell(mercer, "iomctl need set mercer A=some --dry-run > /dev/full") == (1, "", FULL)
    assert levels(mercer) == ["none"]


@pytest.mark.parametrize(
    "line", ["iomctl --help", "iomctl policy show --text", "iomctl export offenders", "iomctl audit log --format json"]
)
def test_a_full_disk_is_one_line(mercer: Program, line: str) -> None:
    assert shell(mercer, f"{line} > /dev/full") == (1, "", FULL)


def test_a_case_book_is_made_on_a_full_disk_for_the_answer(mercer: Program, tmp_path: Path) -> None:
    init = f"iomctl --db {tmp_path}/other.sqlite init --scheme Luton --area Luton"
    assert shell(mercer, f"{init} > /dev/full") == (1, "", f"{FULL}The change was made.\n")
    assert shell(mercer, f"iomctl --db {tmp_path}/other.sqlite db check > /dev/null")[0] == 0


def test_messages_that_can_not_be_written_change_nothing_else(mercer: Program) -> None:
    code, out, _ = shell(mercer, "iomctl need set mercer A=none --format jsonl 2> /dev/full")
    assert (code, out.count("\n")) == (0, 1)
    assert shell(mercer, "iomctl caseload foo 2> /dev/full") == (2, "", "")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_as_good_as_none(mercer: Program, closed: str) -> None:
    code, _, err = shell(mercer, f"iomctl review overdue --exit-code {closed}")
    assert (code, err) == (8, "")
    code, out, err = shell(mercer, f"iomctl caseload foo {closed}")
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert shell(mercer, f"iomctl need set mercer A=none {closed}")[0] == 0
    mercer("db", "check").succeeds()


@pytest.mark.parametrize("line", ["iomctl policy show", "iomctl export offenders"])
def test_a_reader_that_has_had_enough_is_no_fault(mercer: Program, line: str) -> None:
    """`true` reads nothing; the program starts long after it has gone."""
    assert shell(mercer, f"{line} | true") == (0, "", "")
