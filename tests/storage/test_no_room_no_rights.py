"""A full disk, and a user without the rights: one plain line, and nothing is changed."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.program import Answer, Program
from tests.storage.casebook import one_case
from tests.storage.processes import ran
from tests.storage.refusals import LOOK, at_path, one_line

NOBODY = 65534


def test_a_full_disk(iomctl_sqlite: Program) -> None:
    """The size a process may write is limited, which the file meets as it would meet the end of the disk."""
    one_case(iomctl_sqlite)
    path = Path(iomctl_sqlite.db)
    before = iomctl_sqlite("audit", "verify", "--format", "json").succeeds().json()

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    code, out, err = ran(str(path), *LOOK, before=little_room)
    assert (code, out) == (6, "")
    assert "nothing was changed" in err
    assert "Traceback" not in err
    assert iomctl_sqlite("audit", "verify", "--format", "json").succeeds().json() == before
    iomctl_sqlite("db", "check").succeeds()


def test_a_disk_that_fills_up_by_its_own_count(iomctl_sqlite: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same told in SQLite's other words: the file may not grow by another page."""
    real = sqlite3.connect

    def small(*words: object, **more: object) -> sqlite3.Connection:
        made: sqlite3.Connection = real(*words, **more)  # type: ignore[call-overload]  # handed on as it came
        made.execute("PRAGMA max_page_count = 1")  # never below what there is
        return made

    one_case(iomctl_sqlite)
    monkeypatch.setattr(sqlite3, "connect", small)
    told = iomctl_sqlite(*LOOK, "--reason", "x" * 100_000)
    monkeypatch.undo()
    assert told.code == 6
    assert "the disk is full; nothing was changed" in told.err
    assert len(iomctl_sqlite("audit", "log", "--format", "json").succeeds().json()) == 2


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="iomctl-rights-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555), (0o000, 0o755)])
def test_no_right_to_write(iomctl_sqlite: Program, open_folder: Path, file: int, folder: int) -> None:
    one_case(iomctl_sqlite)  # somebody to look at: that has to be logged
    path = open_folder / "casebook.sqlite"
    shutil.copy(iomctl_sqlite.db, path)
    before = path.read_bytes()
    path.chmod(file)
    open_folder.chmod(folder)
    answer = as_nobody(at_path(path), *LOOK)
    one_line(answer, str(path))
    assert "read-only" in answer.err or "can't be opened" in answer.err
    assert path.read_bytes() == before


def test_a_folder_that_may_not_be_entered(iomctl_sqlite: Program, open_folder: Path) -> None:
    path = open_folder / "inner" / "casebook.sqlite"
    path.parent.mkdir()
    shutil.copy(iomctl_sqlite.db, path)
    path.parent.chmod(0o000)
    one_line(as_nobody(at_path(path), *LOOK), "can't be opened")
    one_line(as_nobody(at_path(path), "init", "--scheme", "IOM Luton", "--area", "Luton"), "can't be made")
    path.parent.chmod(0o700)


def as_nobody(program: Program, *words: str) -> Answer:
    """Run a command in a process that has no rights of its own: no mode stops root.

    A fork, for the other user may not even be allowed to read the interpreter.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        if os.getuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        os.environ["XDG_CONFIG_HOME"] = "/nowhere"  # the usual one is another user's here
        answer = program(*words)
        os.write(writing, json.dumps([answer.code, answer.out, answer.err]).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        code, out, err = json.loads(said.read())
    os.waitpid(child, 0)
    return Answer(words, code, out, err)
