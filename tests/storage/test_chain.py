"""Whoever changes the audit trail by hand, with every right there is, is found out."""

import pytest
from sqlalchemy import text

from tests.books import laid_once
from tests.program import Program
from tests.storage.casebook import one_case, person, raw, without_triggers, working


@laid_once
def busy(iomctl: Program) -> None:
    """A case book with five events: what was made, and three looks."""
    one_case(iomctl)
    for _ in range(3):
        with working(iomctl, "look") as work:
            work.looked_at([1])
    iomctl("audit", "verify").succeeds()


CHANGES = [
    ("UPDATE event SET people = '' WHERE id = 3", "event 3 was changed after it was written"),
    ("UPDATE event SET restricted = NOT restricted WHERE id = 4", "event 4 was changed after it was written"),
    ("UPDATE event SET hash = previous_hash WHERE id = 5", "event 5 was changed after it was written"),
    ("DELETE FROM event WHERE id = 3", "event 3 is missing"),
    ("DELETE FROM event WHERE id IN (3, 4)", "events 3 to 4 are missing"),
    ("UPDATE event SET id = 9 WHERE id = 5", "events 5 to 8 are missing"),
    ("UPDATE event SET changes = 0 WHERE id = 2", "event 2 was changed after it was written"),
]


@pytest.mark.parametrize(("statement", "told"), CHANGES)
def test_a_change_by_hand_is_found(busy: Program, statement: str, told: str) -> None:
    with raw(busy) as connection:
        without_triggers(connection)
        connection.execute(text(statement))
    answer = busy("audit", "verify").exits(6)
    assert told in answer.err
    assert answer.out == ""


def test_two_events_that_changed_places_are_found(busy: Program) -> None:
    with raw(busy) as connection:
        without_triggers(connection)
        for old, new in ((3, 99), (4, 3), (99, 4)):
            connection.execute(text(f"UPDATE event SET id = {new} WHERE id = {old}"))
    told = busy("audit", "verify").exits(6).err
    assert "event 3 does not follow the one before it" in told
    assert "event 3 was changed after it was written" in told


def test_a_trail_written_anew_is_found_by_a_noted_head(busy: Program) -> None:
    noted = busy("audit", "verify", "--format", "json").succeeds().json()["head"]
    busy("audit", "verify", "--head", noted).succeeds()
    with working(busy) as work:
        work.looked_at([1])
    busy("audit", "verify", "--head", noted).succeeds()
    with raw(busy) as connection:
        without_triggers(connection)
        connection.execute(text("DELETE FROM event WHERE id >= 5"))
    busy("audit", "verify").succeeds()  # nothing in the file itself can tell
    told = busy("audit", "verify", "--head", noted).exits(6).err
    assert "cut short" in told


@pytest.mark.parametrize("column", ["at", "people", "previous_hash", "restricted"])
def test_nonsense_in_a_file_is_a_break_and_no_crash(iomctl_sqlite: Program, column: str) -> None:
    one_case(iomctl_sqlite)
    with raw(iomctl_sqlite) as connection:
        without_triggers(connection)
        connection.execute(text(f"UPDATE event SET {column} = x'ff00' WHERE id = 2"))
    assert "event 2 was changed" in iomctl_sqlite("audit", "verify").exits(6).err


def test_the_chain_goes_on_after_each_kind_of_command(busy: Program) -> None:
    with working(busy, dry_run=True) as work:
        work.looked_at([1])
        person(work, "Ahmed")
    busy("agency", "add", "Harbour Trust").succeeds()
    checked = busy("audit", "verify", "--format", "json").succeeds().json()
    assert checked["events"] == 7
    assert len(checked["head"]) == 64
