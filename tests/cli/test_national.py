"""iomctl report national: what many schemes add up to, who is missing, and what is refused."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.casebook import book, person, spell
from tests.conftest import MONDAY
from tests.program import Program

Made = dict[str, Program]
TIERS = {"Bedford": (12, 9, 8), "Luton": (20, 10, 2), "Leeds": (30, 15, 10)}


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three case books in `books`, people in three tiers in each, and beside it the return of each."""
    folder = tmp_path_factory.mktemp("national")
    (folder / "books").mkdir()
    for name, counts in TIERS.items():
        program = in_folder(folder, name)
        program("init", "--scheme", f"IOM {name}", "--area", name).succeeds()
        tiers = [one for one, number in zip(("fixed", "flex", "free"), counts, strict=True) for _ in range(number)]
        with book(program) as work:
            for tier in tiers:
                spell(work, person(work, "Mercer"), tier=tier)
        program("report", "return", "--output", str(folder / f"{name}.jsonl")).succeeds()
    return folder


def in_folder(folder: Path, name: str) -> Program:
    return Program(str(folder / "books" / f"{name}.sqlite"), MONDAY, {"IOMCTL_ACTOR": "m.adeyemi"})


@pytest.fixture
def schemes(laid: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """The program on a copy of each book; the working directory is that of the copies."""
    shutil.copytree(laid, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return {name: in_folder(tmp_path, name) for name in TIERS}


@pytest.fixture
def sent(schemes: Made) -> Callable[..., list[str]]:
    """The returns of schemes, as files by their names."""
    assert schemes
    return lambda *names: [f"{name}.jsonl" for name in names]


@pytest.fixture
def national(tmp_path: Path) -> Program:
    """The program of somebody who has no case book."""
    return Program(str(tmp_path / "none.sqlite"), MONDAY)


def by_tier(rows: list[dict[str, object]]) -> dict[object, tuple[object, object, object]]:
    return {
        one["group"]: (one["count"], one["schemes"], one["withheld"])
        for one in rows
        if (one["measure"], one["by"]) in {("people", ""), ("people", "tier")}
    }


ADDED_UP = {"": ("116", 3, 0), "Fixed": ("62", 3, 0), "Flex": ("at least 24", 3, 1), "Free": ("at least 18", 3, 1)}


def test_returns_are_added_up(national: Program, sent: Callable[..., list[str]]) -> None:
    rows = national("report", "national", *sent(*TIERS), "--format", "json").succeeds().json()
    assert by_tier(rows) == ADDED_UP


def test_case_books_in_a_folder_say_the_same_and_are_not_changed(national: Program, schemes: Made) -> None:
    Path("books", "notes.txt").write_text("no book", "utf-8")
    before = {one: one.read_bytes() for one in Path("books").iterdir()}
    rows = national("report", "national", "--books", "books", "--format", "json").succeeds().json()
    assert by_tier(rows) == ADDED_UP
    assert {one: one.read_bytes() for one in Path("books").iterdir()} == before


def test_a_book_that_somebody_has_open_is_read_with_what_is_not_in_the_file_yet(
    national: Program, schemes: Made
) -> None:
    with closing(sqlite3.connect("books/Luton.sqlite", isolation_level=None)) as connection:
        connection.execute("UPDATE scheme SET name = 'IOM Ampthill'")
        assert Path("books/Luton.sqlite-wal").stat().st_size > 0
        rows = national("report", "national", "--books", "books", "--schemes", "--format", "json").succeeds().json()
    assert [one["scheme"] for one in rows] == ["IOM Ampthill", "IOM Bedford", "IOM Leeds"]


def test_who_is_missing_is_said(national: Program, sent: Callable[..., list[str]]) -> None:
    Path("schemes.txt").write_text("# all of us\nIOM Bedford\nIOM Luton\nIOM Leeds\nIOM Hull\n", "utf-8")
    files = sent("Bedford", "Leeds")
    told = national("report", "national", *files, "--expected", "schemes.txt").succeeds()
    assert told.out.startswith("2 of 4 schemes, latest day of each, Mon 20 Apr 2026\n")
    assert "Missing: IOM Luton, IOM Hull\n" in told.err
    told = national("report", "national", *files, "--expected", "43", "--format", "csv").succeeds()
    assert "2 of 43 schemes, latest day of each, Mon 20 Apr 2026\n" in told.err
    assert "Missing: 41 schemes\n" in told.err


def test_who_is_a_day_behind_is_said_and_the_latest_of_each_counts(
    national: Program, schemes: Made, sent: Callable[..., list[str]]
) -> None:
    files = sent("Bedford", "Luton")
    schemes["Luton"].travel(1)
    schemes["Luton"]("report", "return", "--output", "Later.jsonl").succeeds()
    told = national("report", "national", "Later.jsonl", *files, "--schemes", "--format", "json").succeeds()
    assert [(one["scheme"], one["days_behind"], one["sent_in"]) for one in told.json()] == [
        ("IOM Bedford", 1, "Bedford.jsonl"),
        ("IOM Luton", 0, "Later.jsonl"),
    ]
    assert "Earlier: IOM Bedford (Mon 20 Apr 2026)\n" in told.err
    assert "Luton.jsonl: left out; Later.jsonl, also of IOM Luton, is of a later day" in told.err


def test_each_file_that_was_edited_or_is_none_is_named(national: Program, sent: Callable[..., list[str]]) -> None:
    good, edited = (Path(one) for one in sent("Bedford", "Luton"))
    edited.write_text(edited.read_text("utf-8").replace('"numerator":20', '"numerator":21'), "utf-8")
    Path("other.csv").write_text("Reference,Name\n", "utf-8")
    told = national("report", "national", str(good), str(edited), "other.csv", "none.jsonl").exits(4)
    assert told.out == ""
    assert [line.partition(";")[0] for line in told.err.splitlines()[:3]] == [
        "iomctl: Luton.jsonl was changed after it was made, or only a part of it is here",
        "iomctl: other.csv is no return",
        "iomctl: none.jsonl can't be read: No such file or directory",
    ]


def test_two_definitions_of_one_measure_are_refused(national: Program, sent: Callable[..., list[str]]) -> None:
    first, second = sent("Bedford", "Luton")
    redefined(Path(second), "people", 2)
    told = national("report", "national", first, second).exits(5)
    assert "people is counted by different definitions: 1 in Bedford.jsonl; 2 in Luton.jsonl\n" in told.err


def redefined(file: Path, measure: str, version: int) -> None:
    """The return as a newer program, with another definition of a measure, would have sealed it."""
    from dataclasses import replace

    from iomctl.domain.returns.reading import read
    from iomctl.domain.returns.scheme_return import written

    found = read(file.read_bytes())
    newer = [one._replace(version=version) if one.measure == measure else one for one in found.tallies]
    file.write_bytes(written(replace(found, tallies=tuple(newer))))


def test_a_book_of_another_version_is_refused_with_its_name(national: Program, schemes: Made) -> None:
    with closing(sqlite3.connect("books/Luton.sqlite")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001_trail'")
    told = national("report", "national", "--books", "books").exits(6)
    assert "Luton.sqlite: its version is 0001_trail" in told.err
    assert "Bedford" not in told.err
    with closing(sqlite3.connect("books/Luton.sqlite")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001_trail",)


def test_what_is_needed_is_said(national: Program, tmp_path: Path) -> None:
    assert "one of files, --books and --server is needed" in national("report", "national").exits(2).err
    (tmp_path / "empty").mkdir()
    assert (
        "no case book is in this folder"
        in national("report", "national", "--books", str(tmp_path / "empty")).exits(3).err
    )
    no_server = national("report", "national", "--server").exits(6).err
    assert "--server is a PostgreSQL URL" in no_server
    assert "of SQLite files: --books FOLDER" in no_server


def test_a_group_of_another_scheme_can_not_write_on_the_terminal(
    national: Program, sent: Callable[..., list[str]]
) -> None:
    (file,) = sent("Bedford")
    content = Path(file).read_text("utf-8").replace('"group":"Fixed"', '"group":"\\u001b[31m=1+1"')
    *body, _ = content.splitlines(keepends=True)
    import hashlib

    seal = hashlib.sha256("".join(body).encode()).hexdigest()
    Path(file).write_text("".join(body) + json.dumps({"sha256": seal}, separators=(",", ":")) + "\n", "utf-8")
    told = national("report", "national", file).succeeds()
    assert "\x1b" not in told.out
    assert "=1+1" in told.out
