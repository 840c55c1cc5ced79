"""A backup holds what the case book held, and a restored one is whole; what it replaces is kept."""

import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from iomctl.settings.places import place_of
from iomctl.storage.database import open_engine
from tests.postgres import Server
from tests.program import Program
from tests.storage.casebook import one_case, raw, working


def people(program: Program) -> int:
    with raw(program) as connection:
        return int(connection.scalar(text("SELECT count(*) FROM offender")) or 0)


def test_there_and_back_again(iomctl: Program, tmp_path: Path) -> None:
    file = tmp_path / "casebook.iomctl"
    one_case(iomctl)
    made = iomctl("db", "backup", str(file), "--format", "json").succeeds().json()
    assert made["events"] == 2
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.glob("*.part")] + [one.name for one in tmp_path.glob(".*.part*")] == []
    one_case(iomctl, "Ahmed")
    assert people(iomctl) == 2
    back = iomctl("db", "restore", str(file), "--yes", "--reason", "a slip", "--format", "json").succeeds().json()
    assert people(iomctl) == 1
    assert re.search(r"replaced[-_]\d{8}[-_]\d{6}$", back["replaced"])
    iomctl("db", "check").succeeds()
    last = iomctl("audit", "log", "--format", "json").succeeds().json()[-1]
    assert (last["kind"], last["command"]) == ("alteration", "db restore")
    assert last["reason"] == f"restored from {file}: a slip"
    iomctl("audit", "verify", "--head", made["head"]).succeeds()
    one_case(iomctl, "Ahmed")  # and the work goes on
    kept = kept_program(iomctl, back["replaced"])
    assert people(kept) == 2
    kept("audit", "verify").succeeds()


def kept_program(program: Program, kept: str) -> Program:
    if program.db.startswith("/"):
        return Program(db=kept, now=program.now)
    return Program(db=f"{program.db}&options=-csearch_path%3D{kept}", now=program.now)


def test_a_backup_is_of_one_moment_while_another_command_writes(iomctl: Program, tmp_path: Path) -> None:
    one_case(iomctl)
    with working(iomctl) as work:
        work.session.execute(text("UPDATE offender SET surname = 'Marsh'"))
        iomctl("db", "backup", str(tmp_path / "b.iomctl")).succeeds()
    iomctl("db", "restore", str(tmp_path / "b.iomctl"), "--yes").succeeds()
    with raw(iomctl) as connection:
        assert connection.scalar(text("SELECT surname FROM offender")) == "Mercer"


def test_nothing_is_written_over_unasked(iomctl_sqlite: Program, tmp_path: Path) -> None:
    file = tmp_path / "b.iomctl"
    file.write_text("something else")
    assert "--yes" in iomctl_sqlite("db", "backup", str(file)).exits(2).err
    assert file.read_text() == "something else"
    iomctl_sqlite("db", "backup", str(file), "--yes").succeeds()
    assert "--yes" in iomctl_sqlite("db", "restore", str(file)).exits(2).err


def test_a_backup_into_the_case_book_or_nowhere_is_refused(iomctl_sqlite: Program, tmp_path: Path) -> None:
    assert "the case book itself" in iomctl_sqlite("db", "backup", iomctl_sqlite.db, "--yes").exits(4).err
    assert "no such folder" in iomctl_sqlite("db", "backup", str(tmp_path / "no" / "b")).exits(4).err
    assert "the case book itself" in iomctl_sqlite("db", "restore", iomctl_sqlite.db, "--yes").exits(4).err
    assert "no such file" in iomctl_sqlite("db", "restore", str(tmp_path / "no"), "--yes").exits(4).err


def test_a_file_that_is_no_backup_replaces_nothing(iomctl: Program, tmp_path: Path) -> None:
    one_case(iomctl)
    file = tmp_path / "list.csv"
    file.write_text("surname\nMercer\n" * 1000)
    iomctl("db", "restore", str(file), "--yes").exits(6)
    assert people(iomctl) == 1


def test_a_database_of_another_program_is_no_backup(iomctl_sqlite: Program, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as other:
        other.execute("CREATE TABLE theirs (id INTEGER)")
        other.commit()
    answer = iomctl_sqlite("db", "restore", str(tmp_path / "other.sqlite"), "--yes").exits(6)
    assert "not a backup of a case book" in answer.err


def test_a_damaged_backup_replaces_nothing(iomctl: Program, tmp_path: Path) -> None:
    file = tmp_path / "b.iomctl"
    one_case(iomctl)
    iomctl("db", "backup", str(file)).succeeds()
    whole = file.read_bytes()
    middle = len(whole) // 2
    file.write_bytes(whole[:middle] + b"\xa5" * 3000 + whole[middle + 3000 :])
    iomctl("db", "restore", str(file), "--yes").exits(6)
    file.write_bytes(whole[:middle])
    iomctl("db", "restore", str(file), "--yes").exits(6)
    assert people(iomctl) == 1
    iomctl("db", "check").succeeds()


def test_a_backup_from_a_newer_iomctl_is_refused(iomctl: Program, tmp_path: Path) -> None:
    file = tmp_path / "b.iomctl"
    with raw(iomctl) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_later'"))
    iomctl("db", "backup", str(file)).succeeds()
    assert "newer iomctl (9999_later)" in iomctl("db", "restore", str(file), "--yes").exits(6).err


def test_a_broken_trail_is_backed_up_as_it_is_and_told(iomctl_sqlite: Program, tmp_path: Path) -> None:
    with raw(iomctl_sqlite) as connection:
        connection.execute(text("DROP TRIGGER event_no_update"))
        connection.execute(text("UPDATE event SET command = 'other'"))
    told = iomctl_sqlite("db", "backup", str(tmp_path / "b")).exits(6).err
    assert "was written, but:" in told
    assert "event 1 was changed" in told
    assert (tmp_path / "b").exists()


def test_no_restore_while_another_command_has_the_file_open(iomctl_sqlite: Program, tmp_path: Path) -> None:
    file = tmp_path / "b.iomctl"
    iomctl_sqlite("db", "backup", str(file)).succeeds()
    one_case(iomctl_sqlite)
    iomctl_sqlite.environ["IOMCTL_LOCK_WAIT"] = "0.2"
    with raw(iomctl_sqlite):
        assert "another command holds it" in iomctl_sqlite("db", "restore", str(file), "--yes").exits(6).err
    assert people(iomctl_sqlite) == 1


def test_a_case_book_damaged_beyond_opening_is_replaced_and_kept(iomctl_sqlite: Program, tmp_path: Path) -> None:
    file = tmp_path / "b.iomctl"
    one_case(iomctl_sqlite)
    iomctl_sqlite("db", "backup", str(file)).succeeds()
    Path(iomctl_sqlite.db).write_bytes(b"\0" * 5000)
    back = iomctl_sqlite("db", "restore", str(file), "--yes", "--format", "json").succeeds().json()
    assert Path(back["replaced"]).read_bytes() == b"\0" * 5000
    assert people(iomctl_sqlite) == 1


def test_restored_where_there_was_nothing(iomctl_sqlite: Program, tmp_path: Path) -> None:
    file = tmp_path / "b.iomctl"
    one_case(iomctl_sqlite)
    iomctl_sqlite("db", "backup", str(file)).succeeds()
    other = Program(db=str(tmp_path / "elsewhere" / "casebook.sqlite"), now=iomctl_sqlite.now)
    assert other("db", "restore", str(file), "--format", "json").succeeds().json()["replaced"] is None
    assert people(other) == 1
    assert stat.S_IMODE(Path(other.db).stat().st_mode) == 0o600
    with open_engine(place_of(other.db), 1).begin() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"


@pytest.mark.parametrize("schema", ["public", "north"])
def test_a_schema_is_restored_into_another_database(postgres: Server, tmp_path: Path, schema: str) -> None:
    def program(url: str) -> Program:
        from tests.conftest import MONDAY

        return Program(db=f"{url}&options=-csearch_path%3D{schema}", now=MONDAY)

    first, second = (program(postgres.create_from("template1")) for _ in range(2))
    first("init", "--scheme", "IOM Luton", "--area", "Luton").succeeds()
    one_case(first)
    first("db", "backup", str(tmp_path / "b")).succeeds()
    second("db", "restore", str(tmp_path / "b")).succeeds()
    assert people(second) == 1
    second("db", "check").succeeds()


def test_the_password_is_on_no_command_line(postgres: Server, iomctl: Program) -> None:
    from iomctl.storage.copies import postgres_copies

    if iomctl.db.startswith("/"):
        return
    programs = postgres_copies.programs_of(place_of(iomctl.db.replace("postgres@", "postgres:geheim@")), 5)
    assert "geheim" not in " ".join(programs.command("pg_dump", f"--dbname={programs.server}"))
    assert programs.environ["PGPASSWORD"] == "geheim"
