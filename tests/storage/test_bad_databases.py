"""Every database that can't be used gets one plain line and exit 6, and stays as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from iomctl.storage import migrate
from tests.postgres import Server
from tests.program import Program
from tests.storage.casebook import one_case, raw
from tests.storage.refusals import LOOK, at_path, one_line


@pytest.mark.parametrize(("version", "words"), [("9999_later", "newer"), ("0001_trail", "older")])
def test_another_version(iomctl: Program, version: str, words: str) -> None:
    with raw(iomctl) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    for command in (LOOK, ("db", "check"), ("audit", "verify"), ("caseload",)):
        one_line(iomctl(*command), words, version)
    advice = iomctl(*LOOK).err
    assert ("install the newer iomctl" if words == "newer" else "iomctl db upgrade") in advice


def test_a_newer_version_is_not_taken_for_an_upgrade(iomctl: Program) -> None:
    with raw(iomctl) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_later'"))
    one_line(iomctl("db", "upgrade"), "newer")


def test_nothing_there(tmp_path: Path) -> None:
    program = at_path(tmp_path / "none.sqlite")
    for command in (LOOK, ("db", "check"), ("db", "upgrade"), ("db", "backup", str(tmp_path / "b")), ("audit", "log")):
        one_line(program(*command), "no case book here yet")
    assert list(tmp_path.glob("*.sqlite*")) == []


@pytest.mark.parametrize("held", [b"", b"surname,forenames\nMercer,Kai\n" * 99, b"SQLite format 3\0" + b"x" * 5000])
def test_not_a_case_book(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(held)
    one_line(at_path(path)(*LOOK), str(path))
    one_line(at_path(path)("db", "check"), str(path))
    assert path.read_bytes() == held


def test_init_leaves_what_is_there_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"surname,forenames\n" * 99)
    one_line(at_path(path)("init", "--scheme", "IOM Luton", "--area", "Luton"), "already there")
    assert path.read_bytes() == b"surname,forenames\n" * 99


def test_init_takes_over_what_a_killed_init_left(tmp_path: Path) -> None:
    path = tmp_path / "casebook.sqlite"
    path.touch(0o644)
    at_path(path)("init", "--scheme", "IOM Luton", "--area", "Luton").succeeds()
    at_path(path)("db", "check").succeeds()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_and_a_device(tmp_path: Path) -> None:
    one_line(at_path(tmp_path)(*LOOK), "a folder, not a database")
    one_line(at_path(Path("/dev/null"))(*LOOK), "not a file")


def test_a_damaged_file(iomctl_sqlite: Program) -> None:
    one_case(iomctl_sqlite)
    path = Path(iomctl_sqlite.db)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * 40_000 + whole[48_192:])
    told = iomctl_sqlite("db", "check").exits(6).err
    assert "damaged" in told
    assert "Traceback" not in told


def test_locked_by_another(iomctl_sqlite: Program) -> None:
    iomctl_sqlite.environ["IOMCTL_LOCK_WAIT"] = "0.2"
    with closing(sqlite3.connect(iomctl_sqlite.db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        one_line(iomctl_sqlite(*LOOK), "another command holds it")
        iomctl_sqlite("db", "check").succeeds()  # takes nobody's turn
        other.execute("ROLLBACK")
    iomctl_sqlite(*LOOK).succeeds()


def test_locked_by_another_on_postgresql(postgres: Server, iomctl: Program) -> None:
    if iomctl.db.startswith("/"):
        return
    iomctl.environ["IOMCTL_LOCK_WAIT"] = "0.2"
    with raw(iomctl):
        one_line(iomctl(*LOOK), "another command holds it")
        iomctl("db", "check").succeeds()
    iomctl(*LOOK).succeeds()


def test_migrations_are_found_where_they_are_installed() -> None:
    assert migrate.folder().joinpath(f"{migrate.head()}.py").exists()
