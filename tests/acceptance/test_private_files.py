"""What the program writes only its owner can read, and no password of a database is ever printed or kept."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from iomctl.cli.options import KINDS
from tests.acceptance.settled import settle
from tests.conftest import MONDAY
from tests.program import Program
from tests.storage.casebook import raw

WORD = "geheim%21Wort"


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """A process that would let everybody read and write the files it makes."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """Every file under a folder with its mode."""
    return {
        str(one.relative_to(folder)): f"{one.stat().st_mode & 0o777:o}" for one in folder.rglob("*") if one.is_file()
    }


def test_every_file_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o700)
    people = tmp_path / "people.csv"
    people.write_text("surname,crn\nQuill,X17\nPratt,X417724\n", "utf-8")
    iomctl = Program(db=str(folder / "casebook.sqlite"), now=MONDAY)
    iomctl("init", "--scheme", "IOM Luton", "--area", "Luton").succeeds()
    iomctl("import", "offenders", str(people), "--rejects", str(folder / "rejects.csv")).succeeds()
    for kind in KINDS:
        for form in ("csv", "json", "xlsx"):
            iomctl("export", kind, str(folder / f"{kind}.{form}")).succeeds()
    for words in ("panel calendar", "release calendar", "review calendar --ics"):
        iomctl(*words.split(), "--output", str(folder / f"{words.split()[0]}.ics")).succeeds()
    iomctl("db", "backup", str(folder / "backup.sqlite")).succeeds()
    iomctl("db", "restore", str(folder / "backup.sqlite"), "--yes").succeeds()
    iomctl("demo", str(folder / "demo.sqlite"), "--people", "20").succeeds()
    with closing(sqlite3.connect(iomctl.db)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM offender").fetchone()
        iomctl("offender", "add", "--surname", "Sayle").succeeds()
        found = modes(folder)
    assert {name: mode for name, mode in found.items() if mode != "600"} == {}
    assert {"casebook.sqlite-wal", "rejects.csv", "reviews.xlsx", "review.ics", "backup.sqlite", "demo.sqlite"} <= set(
        found
    )
    assert len([name for name in found if name.startswith("casebook")]) >= 3


def test_a_file_that_everybody_could_read_is_replaced_by_one_that_they_can_not(
    iomctl_sqlite: Program, tmp_path: Path
) -> None:
    for name, mode in (("people.csv", 0o666), ("people.json", 0o644)):
        target = tmp_path / name
        target.write_text("old")
        target.chmod(mode)
        iomctl_sqlite("export", "offenders", str(target), "--yes").succeeds()
        assert target.stat().st_mode & 0o777 == 0o600


def test_a_backup_of_postgresql_is_its_owners_alone(iomctl: Program, tmp_path: Path) -> None:
    iomctl("db", "backup", str(tmp_path / "casebook.backup")).succeeds()
    assert set(modes(tmp_path).values()) <= {"600"}


@pytest.fixture
def with_password(place_for: Callable[[str], str]) -> Program:
    """A case book on PostgreSQL at a URL with a password, which the server of the tests does not look at."""
    url = place_for("postgresql")
    return Program(db=url.replace("postgres@", f"postgres:{WORD}@"), now=MONDAY)


@pytest.mark.parametrize(
    "words",
    [
        *(("db", "where", "--format", form) for form in ("table", "json", "jsonl", "csv", "md")),
        *(("settings", "--format", form) for form in ("table", "json", "jsonl", "csv", "md")),
        ("db", "check"),
        ("db", "upgrade"),
        ("audit", "log", "--details", "--format", "json"),
        ("audit", "verify"),
        ("policy", "show"),
        ("today",),
        ("init", "--scheme", "IOM Luton", "--area", "Luton"),
        ("offender", "show", "nobody"),
        ("offender", "show", "--frmat"),
        ("import", "offenders", "none.csv"),
        ("db", "restore", "none.dump", "--yes"),
    ],
)
def test_a_password_is_not_printed(with_password: Program, words: tuple[str, ...]) -> None:
    answer = with_password(*words)
    assert answer.code in (0, 2, 3, 4, 6)
    assert "geheim" not in answer.out + answer.err


def test_a_password_given_as_an_option_is_not_kept_either(with_password: Program, tmp_path: Path) -> None:
    url, with_password.db = with_password.db, ""
    for words in (("agency", "add", "Bedfordshire Police"), ("offender", "list"), ("db", "where"), ("settings",)):
        answer = with_password(*words, "--db", url).succeeds()
        assert "geheim" not in answer.out + answer.err
    with_password("db", "backup", str(tmp_path / "backup.dump"), "--db", url).succeeds()
    with_password.db = url
    with raw(with_password) as connection:
        kept = [repr(row) for table in SQLModel.metadata.tables.values() for row in connection.execute(select(table))]
    assert kept
    assert not [row for row in kept if "geheim" in row]


def test_a_password_stays_out_of_a_fault_of_the_program_itself(
    with_password: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even what nobody foresaw tells where it happened and nothing of what was in hand."""
    settle(with_password)
    with raw(with_password) as connection:
        connection.exec_driver_sql("ALTER TABLE offender RENAME COLUMN area TO place")
    answer = with_password("offender", "list", "--db", with_password.db)
    assert answer.code in (1, 6)
    assert not {"geheim", "Mercer", "1994", "Traceback"} & set(answer.err.replace(":", " ").split())
    assert "geheim" not in answer.err
