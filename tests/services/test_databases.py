"""A case book is made whole or not at all, and one can always be told where it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import create_file, open_engine
from tests.conftest import MONDAY
from tests.postgres import Server
from tests.program import Program


def test_where_it_is_and_what_named_it(iomctl: Program) -> None:
    found = iomctl("db", "where", "--format", "json").succeeds().json()
    assert (found["source"], found["version"], found["state"]) == ("environment", migrate.head(), "ready")
    assert found["engine"] == ("sqlite" if iomctl.db.startswith("/") else "postgresql")
    assert found["bytes"] > 100_000
    assert iomctl("db", "where", "--db", iomctl.db, "--format", "json").succeeds().json()["source"] == "option"


@pytest.mark.parametrize(
    ("db", "state"),
    [
        ("none.sqlite", "no case book here yet"),
        ("/dev/null", "not a file"),
        ("postgresql://iom:geheim@127.0.0.1:1/iom", "can't be reached"),
    ],
)
def test_where_answers_for_what_can_not_be_used(tmp_path: Path, db: str, state: str) -> None:
    wanted = db if ":" in db else str(tmp_path / db)
    answer = Program(db=wanted, now=MONDAY)("db", "where", "--format", "json").succeeds()
    assert state in answer.json()["state"]
    assert "geheim" not in answer.out + answer.err


def test_where_tells_of_another_version(iomctl: Program) -> None:
    with open_engine(place_of(iomctl.db), 1).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001_trail'"))
    assert "iomctl db upgrade" in iomctl("db", "where", "--format", "json").succeeds().json()["state"]


@pytest.fixture
def older(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Program:
    """A database at the first migration, on each engine in turn."""
    if engine == "sqlite":
        create_file(tmp_path / "older.sqlite")
        db = str(tmp_path / "older.sqlite")
    else:
        server: Server = request.getfixturevalue("postgres")
        db = server.create_from("template1")
    migrate.upgrade(open_engine(place_of(db), 1), "0001_trail")
    return Program(db=db, now=MONDAY)


def test_an_older_case_book_is_brought_up_to_date(older: Program) -> None:
    older("review", "overdue").exits(6)
    assert older("db", "upgrade", "--format", "json").succeeds().json()["version"] == migrate.head()
    older("db", "check").succeeds()
    older("db", "upgrade").succeeds()  # a second time changes nothing


def test_an_init_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(db=str(tmp_path / "new" / "casebook.sqlite"), now=MONDAY)
    told = program("init", "--scheme", " ", "--area", ", ", "--nation", "mars").exits(4).err
    assert told.splitlines() == [
        "iomctl: --nation mars: one of england-and-wales, scotland, northern-ireland",
        "iomctl: --scheme: a name is needed",
        "iomctl: --area: at least one name is needed",
        "Nothing was changed.",
    ]
    assert not (tmp_path / "new").exists()


def test_only_one_of_two_inits_makes_the_case_book(iomctl: Program) -> None:
    iomctl("init", "--scheme", "IOM Again", "--area", "Luton").exits(6)
    with open_engine(place_of(iomctl.db), 1).begin() as connection:
        assert connection.scalar(text("SELECT count(*) FROM scheme")) == 1


def test_init_makes_the_whole_case_book_in_one_transaction(tmp_path: Path) -> None:
    path = tmp_path / "casebook.sqlite"
    Program(db=str(path), now=MONDAY)("init", "--scheme", "IOM Luton", "--area", "Luton").succeeds()
    with closing(sqlite3.connect(path)) as connection:
        counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("scheme", "event")]
    assert counts == [1, 1]
