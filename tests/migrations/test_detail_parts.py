"""A trail that comes up to parts says what it said, verifies as it did, and has each row in the part of its person."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import open_engine
from iomctl.storage.tables.dated.spell_states import SpellTier
from iomctl.storage.tables.needs import Need
from tests.books import laid_once
from tests.migrations.old_trails import BEFORE, put_back, upgrade
from tests.program import Program
from tests.storage.casebook import person, raw, referral, spell, without_triggers, working
from tests.storage.parts import NOBODY, WORDS, parts_of, rows_in


@laid_once
def lived(iomctl: Program) -> None:
    """Event 2 made two people with a case, 3 changed a tier, 4 added a marker, 5 was a look, 6 about nobody."""
    with working(iomctl) as work:
        first, second = person(work), person(work, "Ahmed")
        spell(work, first)
        spell(work, second)
        referral(work, first)
    with working(iomctl) as work:
        work.session.get_one(SpellTier, 2).decision = "panel"
    iomctl("marker", "add", "N1", "mappa", "--from", "2026-04-06").succeeds()
    iomctl("offender", "show", "N1", "--reason", "Mercer's panel").succeeds()
    iomctl("agency", "add", "Harbour Trust").succeeds()


def told(program: Program) -> list[dict[str, Any]]:
    """All that the log says, the changes of each event in one order; nothing of looks at the log itself."""
    events: list[dict[str, Any]] = program("audit", "log", "--details", "--format", "json").succeeds().json()
    for one in events:
        one["details"] = sorted(one["details"] or [], key=json.dumps)
    return [one for one in events if one["command"] != "audit log"]


def test_the_log_says_what_it_said(lived: Program, tmp_path: Path) -> None:
    sheet = tmp_path / "needs.csv"
    sheet.write_text("offender,pathway,level,from_on\nN1,drugs,some,2026-04-02\nN2,drugs,none,2026-04-02\n")
    lived("import", "needs", str(sheet), "--reason", "the sheet of May").succeeds()
    before = told(lived)
    put_back(lived)
    assert "run: iomctl db upgrade" in lived("audit", "log").exits(6).err
    lived("db", "upgrade").succeeds()
    assert told(lived) == before
    assert [one["reason"] for one in before[4:]] == ["Mercer's panel", None, "the sheet of May"]
    lived("audit", "verify").succeeds()
    lived("db", "check").succeeds()
    lived("offender", "edit", "N1", "--surname", "Marsh").succeeds()
    lived("audit", "verify").succeeds()


def test_each_row_is_in_the_part_of_its_person(lived: Program) -> None:
    before = {event: _known_then(lived, event) for event in range(1, 7)}
    put_back(lived)
    upgrade(lived)
    assert {event: _known_then(lived, event) for event in range(1, 7)} == before
    assert rows_in(lived, 3) == {2: [("spell_tier", 2)]}
    assert set(rows_in(lived, 2)) == {NOBODY, 1, 2}
    assert parts_of(lived, 5) == {WORDS: "Mercer's panel"}
    assert set(parts_of(lived, 6)) == {NOBODY}


def _known_then(program: Program, event: int) -> dict[int, list[tuple[str, int]]]:
    """The changed rows of each part, in tables that the version before had."""
    return {owner: [one for one in rows if one[0] != "spell_fact"] for owner, rows in rows_in(program, event).items()}


def test_a_row_that_is_gone_is_his_whose_it_was(lived: Program) -> None:
    """Its number may be that of somebody else's row by now."""

    def need(whose: int) -> None:
        with working(lived) as work:
            day = date(2026, 4, 1)
            work.session.add(Need(offender_id=whose, pathway="drugs", level="some", from_on=day, **work.recorded))

    need(1)
    with working(lived) as work:
        work.session.get_one(Need, 1).level = "severe"
    with working(lived) as work:
        work.session.delete(work.session.get_one(Need, 1))
    with raw(lived) as connection:  # as SQLite does by itself
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER SEQUENCE need_id_seq RESTART WITH 1"))
    need(2)
    with working(lived) as work:
        work.session.get_one(Need, 1).level = "none"
    put_back(lived)
    upgrade(lived)
    assert [set(parts_of(lived, event)) for event in range(7, 12)] == [{1}, {1}, {1}, {2}, {2}]


BROKEN = [
    ("UPDATE event SET command = 'other' WHERE id = 3", ["event 3 was changed after it was written"]),
    ("DELETE FROM event WHERE id = 5", ["event 5 is missing", "event 6 does not follow the one before it"]),
    ("UPDATE event SET hash = previous_hash WHERE id = 6", ["event 6 was changed after it was written"]),
    *(
        (f"UPDATE event_detail SET body = '{body}' WHERE event_id = 3", ["what event 3 changed was altered or removed"])
        for body in ("[]", "no list", '{"a": 1}', "[1]", '[{"table": "need", "id": 1}]')
    ),
    ("DELETE FROM event_detail WHERE event_id = 3", ["what event 3 changed was altered or removed"]),
    ("INSERT INTO event_detail VALUES (5, '[]')", ["what event 5 changed was altered or removed"]),
]


@pytest.mark.parametrize(("statement", "lines"), BROKEN)
def test_what_was_broken_stays_broken(lived: Program, statement: str, lines: list[str]) -> None:
    put_back(lived)
    with raw(lived) as connection:
        without_triggers(connection)
        connection.execute(text(statement.replace(":", r"\:")))
    lived("db", "upgrade").succeeds()
    told = lived("audit", "verify").exits(6).err.splitlines()
    assert len(told) == len(lines)
    for line, said in zip(told, lines, strict=True):
        assert said in line


def test_a_backup_of_the_version_before_is_written_and_comes_back_in_parts(lived: Program, tmp_path: Path) -> None:
    before = told(lived)
    put_back(lived)
    made = lived("db", "backup", str(tmp_path / "b"), "--format", "json").succeeds().json()
    assert (made["version"], made["events"]) == (BEFORE, 7)
    lived("db", "upgrade").succeeds()
    lived("offender", "edit", "N1", "--surname", "Marsh").succeeds()
    back = lived("db", "restore", str(tmp_path / "b"), "--yes", "--format", "json").succeeds().json()
    assert back["version"] == migrate.head()
    *others, last = told(lived)
    assert others == before
    assert (last["command"], last["reason"]) == ("db restore", f"restored from {tmp_path / 'b'}")
    lived("db", "check").succeeds()


def test_the_way_back_is_refused_in_words(lived: Program) -> None:
    with pytest.raises(RuntimeError, match="restore a backup"):
        migrate.downgrade(open_engine(place_of(lived.db), 5), BEFORE)
    lived("db", "check").succeeds()
