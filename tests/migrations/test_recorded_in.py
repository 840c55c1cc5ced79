"""A book from before events were named by their rows: each row finds its event, also where several share a moment."""

import gzip
import json
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, insert, text

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import create_file, open_engine
from tests.postgres import Server
from tests.program import Program
from tests.storage.casebook import without_triggers

BOOK = Path(__file__).with_name("book_0019.json.gz")
"""Laid by the commands of the version before: 51 events at seven moments."""
BEFORE = "0019_last_days"
MADE_BY = {
    "need": ("need set", "import"),
    "offence": ("offence add",),
    "score": ("score add",),
    "placement": ("placement add",),
    "placement_extension": ("placement extend",),
    "custody": ("custody begin",),
    "referral": ("referral make",),
    "rescope_decision": ("rescope decide",),
    "rescope_step": ("rescope apply",),
    "note": ("note add", "note correct"),
    "contact": ("contact add",),
    "provider": ("provider add",),
    "spell": ("cohort adopt",),
    "spell_tier": ("cohort adopt", "cohort move", "rescope apply"),
    "spell_colour": ("cohort adopt", "cohort colour", "review hold", "import"),
    "review": ("cohort adopt", "cohort colour", "review hold", "import"),
}
ENDED_BY = {
    ("offence", "withdrawn_in"): ("offence withdraw",),
    ("score", "withdrawn_in"): ("score withdraw",),
    ("custody", "withdrawn_in"): ("custody withdraw",),
    ("placement", "ended_in"): ("placement end",),
    ("contact", "outcome_in"): ("contact add",),
    ("restorative_offer", "answered_in"): ("restorative answer",),
    ("review", "closed_in"): (
        "review hold",
        "import",
        "cohort colour",
        "cohort deselect",
        "rescope apply",
    ),
}


@pytest.fixture
def old(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The book of the version before, on each engine in turn."""
    if engine == "sqlite":
        create_file(tmp_path / "old.sqlite")
        db = str(tmp_path / "old.sqlite")
    else:
        server: Server = request.getfixturevalue("postgres")
        db = server.create_from("template1")
    made = open_engine(place_of(db), 5)
    migrate.upgrade(made, BEFORE)
    _fill(made, json.loads(gzip.decompress(BOOK.read_bytes())))
    made.dispose()
    return db


def _fill(made: Engine, told: dict[str, Any]) -> None:
    there = MetaData()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an index on an expression can't be read back, and isn't needed
        there.reflect(made)
    with made.begin() as connection:
        for table in there.sorted_tables:
            held = told.get(table.name, {"columns": [], "rows": []})
            kinds = [table.c[name].type.python_type for name in held["columns"]]
            for row in held["rows"]:
                values = [_typed(kind, value) for kind, value in zip(kinds, row, strict=True)]
                connection.execute(insert(table).values(dict(zip(held["columns"], values, strict=True))))
            if made.dialect.name == "postgresql" and held["rows"] and held["columns"][0] == "id":
                counted = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"
                connection.execute(text(counted))


def _typed(kind: type, value: Any) -> Any:
    if value is None or kind in {str, int, float}:
        return value
    if kind is bool:
        return bool(value)
    moment = datetime.fromisoformat(value)
    return moment.replace(tzinfo=UTC) if kind is datetime else moment.date()


def test_each_row_finds_the_event_that_recorded_it(old: str) -> None:
    made = open_engine(place_of(old), 5)
    migrate.upgrade(made)
    with made.begin() as connection:
        asked = [(table, "recorded_in", commands) for table, commands in MADE_BY.items()]
        asked += [(table, column, commands) for (table, column), commands in ENDED_BY.items()]
        for table, column, commands in asked:
            query = f"SELECT command FROM {table} LEFT JOIN event ON event.id = {column} WHERE {column} IS NOT NULL"
            found = connection.execute(text(query)).scalars().all()
            assert found, f"{table}.{column}"
            assert all(one.startswith(commands) for one in found), f"{table}.{column}: {found}"
    made.dispose()


def test_the_book_goes_on_as_it_was(old: str) -> None:
    made = open_engine(place_of(old), 5)
    migrate.upgrade(made)
    made.dispose()
    iomctl = Program(old, datetime(2026, 4, 20, 10, tzinfo=UTC))
    iomctl("db", "check").succeeds()
    told = iomctl("offender", "history", "N1", "--format", "json").succeeds().json()
    moments = {one["what"]: one["recorded_at"] for one in told}
    assert moments["need"].startswith("2026-04-20T08:30")
    assert moments["placement"].startswith("2026-04-20T08:40")
    gone = iomctl("offence", "withdraw", "C2", "--reason", "again").exits(5)
    assert "C00002 was withdrawn on" in gone.err
    iomctl("cohort", "deselect", "N2", "--reason", "moved-area", "--exit-plan", "none").succeeds()


def test_what_was_known_is_not_told_of_days_before_the_version_before(old: str) -> None:
    made = open_engine(place_of(old), 5)
    migrate.upgrade(made)
    with made.begin() as connection:
        without_triggers(connection)
        connection.execute(text("UPDATE event SET at = '2026-04-19 08:30:00' WHERE id <= 20"))
    made.dispose()
    iomctl = Program(old, datetime(2026, 4, 21, 10, tzinfo=UTC))
    then = iomctl("offender", "list", "--format", "json").succeeds().out
    iomctl("offender", "edit", "N1", "--area", "Dunstable").succeeds()
    assert iomctl("offender", "list", "--known-on", "yesterday", "--format", "json").succeeds().out == then
    refused = iomctl("offender", "list", "--known-on", "2026-04-19").exits(5).err
    assert "the book can't say what it said before event 51 on Mon 20 Apr 2026" in refused
    assert "ask about Mon 20 Apr 2026 or a later day" in refused


def test_a_run_that_was_applied_before_is_to_be_put_right_by_hand(old: str) -> None:
    made = open_engine(place_of(old), 5)
    migrate.upgrade(made)
    made.dispose()
    iomctl = Program(old, datetime(2026, 4, 20, 10, tzinfo=UTC))
    told = iomctl("rescope", "undo", "3", "--reason", "the wrong list").exits(5).err.splitlines()
    assert told[0].endswith("rescope apply, can't be taken back: an older iomctl recorded it")
    words = told[1].strip().partition(" tells what to put right by hand")[0].split()
    assert "spell" in iomctl(*words[1:]).succeeds().out


def test_the_way_back_keeps_who_and_when(old: str) -> None:
    made = open_engine(place_of(old), 5)

    def recorded() -> dict[str, Any]:
        with made.begin() as connection:
            tables = ("need", "spell_tier", "contact", "rescope_step", "rescope_decision")
            return {
                one: sorted(map(str, connection.execute(text(f"SELECT id, recorded_at FROM {one}")))) for one in tables
            }

    before = recorded()
    migrate.upgrade(made)
    migrate.downgrade(made, "0020_detail_parts")
    assert recorded() == before
    made.dispose()
