"""A book that kept what was shown of cases says the same once it is read into facts."""

import gzip
import json
import re
import warnings
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, insert, text

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import create_file, open_engine
from tests.postgres import Server
from tests.program import Program

BOOKS = ("demo", "walk")
"""Laid by the version before, each with what that said of it: a demonstration, and 82 commands at random."""
BEFORE = "0023_undoing"

FAULTS = {("N00002", "bedford"), ("N00005", "bedford"), ("N00006", "luton")}
"""Cases of which the version before told another custody than is recorded of the person, whose stays count now: one
in custody two days before the stay began, one left in the prison before, one in the community during a stay."""
OF_STAYS = ("colour", "custody", "prison")

Laid = tuple[str, dict[str, Any]]


@pytest.fixture(params=BOOKS)
def old(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Laid:
    """A book of the version before, on each engine in turn, with what was said of it."""
    book = Path(__file__).with_name(f"book_0023_{request.param}.json.gz")
    said: dict[str, Any] = json.loads(gzip.decompress(book.read_bytes()))
    if engine == "sqlite":
        create_file(tmp_path / "old.sqlite")
        db = str(tmp_path / "old.sqlite")
    else:
        server: Server = request.getfixturevalue("postgres")
        db = server.create_from("template1")
    made = open_engine(place_of(db), 5)
    migrate.upgrade(made, BEFORE)
    _fill(made, said["tables"])
    made.dispose()
    return db, said


def _fill(made: Engine, told: dict[str, Any]) -> None:
    there = MetaData()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*reflection of expression-based index.*")
        there.reflect(made)
    with made.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
        for table in there.sorted_tables:
            if table.name not in told or not told[table.name]["rows"]:
                continue
            columns = told[table.name]["columns"]
            kinds = [table.c[name].type.python_type for name in columns]
            rows = [
                {name: _typed(kind, value) for name, kind, value in zip(columns, kinds, row, strict=True)}
                for row in told[table.name]["rows"]
            ]
            connection.execute(table.delete())
            connection.execute(insert(table), rows)


def _typed(kind: type, value: Any) -> Any:
    if value is None or (kind not in {bool} and not hasattr(kind, "fromisoformat")):
        return value
    return bool(value) if kind is bool else kind.fromisoformat(value)  # type: ignore[attr-defined]  # days and moments


def test_the_book_says_what_it_said(old: Laid, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    db, said = old
    iomctl = Program(db, datetime.fromisoformat(said["now"]))
    iomctl("db", "backup", str(tmp_path / "before.iomctl")).succeeds()
    upgraded = iomctl("db", "upgrade").succeeds().err
    assert _named(upgraded) == (FAULTS if request.node.callspec.params["old"] == "walk" else set())
    for day, rows in said["told"]["caseload"].items():
        now = iomctl("caseload", "--as-of", day, "--format", "json").succeeds().json()
        assert list(map(_compared, now)) == list(map(_compared, rows)), day
    for person, held in said["told"]["held"].items():
        assert _held(iomctl, person) == [_shown_now(person, one) for one in held], person
    iomctl("db", "check").succeeds()
    restored = iomctl("--yes", "db", "restore", str(tmp_path / "before.iomctl")).succeeds().err
    assert _named(restored) == _named(upgraded)


def _named(said: str) -> set[tuple[str, str]]:
    """The cases that somebody has to decide about."""
    return set(re.findall(r"^  (N\d{5}) was shown .* in (\w+); ", said, re.MULTILINE))


def _compared(row: dict[str, Any]) -> dict[str, Any]:
    fault = (row["offender"], row["cohort"]) in FAULTS
    # Older versions did not say where people sleep, nor how old they are.
    told = {name: value for name, value in row.items() if name not in {"home", "age"}}
    return {name: value for name, value in told.items() if not fault or name not in OF_STAYS}


def _shown_now(person: str, held: list[Any]) -> list[Any]:
    """A review held in the community, as the version before said it, during a stay."""
    inside = (person, held[0], held[1]) == ("N6", "luton", "2026-09-01")
    return ["blue" if inside and one == "green" else one for one in held]


def _held(iomctl: Program, person: str) -> list[list[Any]]:
    """The reviews of a person that were held, each with the window it was judged by."""
    names = ("cohort", "closed_on", "kind", "due_from", "due_by", "colour", "decision", "note")
    rows = iomctl("review", "list", person, "--format", "json").succeeds().json()
    return [[row[name] for name in names] for row in rows if row["outcome"] == "held"]
