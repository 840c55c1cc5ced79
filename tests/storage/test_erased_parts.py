"""What is done to the parts of a detail by hand is found out, and what an erasure took is not held to be a break."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from tests.books import laid_once
from tests.program import Program
from tests.storage.casebook import person, raw, referral, spell, without_triggers, working
from tests.storage.parts import NOBODY, WORDS, erase, erasure, parts_of


@laid_once
def lived(iomctl: Program) -> None:
    """Event 2 made two people with a case each, 3 and 4 changed one of them each, with words; 5 looked at both."""
    with working(iomctl) as work:
        first, second = person(work), person(work, "Ahmed")
        spell(work, first)
        spell(work, second)
        referral(work, first)
    for who, name in (("N1", "Marsh"), ("N2", "Amin")):
        iomctl("offender", "edit", who, "--surname", name, "--reason", f"deed poll of {name}").succeeds()
    iomctl("offender", "list", "--reason", "Marsh and Amin").succeeds()


COLUMNS = "event_id, offender_id, piece, salt, body, digest"
ALTERED = [
    ("UPDATE event_detail SET body = '[]' WHERE event_id = 2 AND offender_id = 1", "what event 2 changed was altered"),
    ("UPDATE event_detail SET salt = 'x' WHERE event_id = 2 AND offender_id = 1", "what event 2 changed was altered"),
    ("UPDATE event_detail SET digest = 'x' WHERE event_id = 2 AND offender_id = 0", "what event 2 changed was altered"),
    ("UPDATE event_detail SET offender_id = 9 WHERE event_id = 2 AND offender_id = 1", "what event 2 changed was alt"),
    ("DELETE FROM event_detail WHERE event_id = 2 AND offender_id = 2", "what event 2 changed was altered or removed"),
    ("DELETE FROM event_detail WHERE event_id = 3", "what event 3 changed was altered or removed"),
    ("UPDATE event_detail SET body = 'x' WHERE event_id = 3 AND offender_id = -1", "the reason of event 3 was altered"),
    ("DELETE FROM event_detail WHERE event_id = 5", "what event 5 changed was altered or removed"),
    (
        f"INSERT INTO event_detail ({COLUMNS}) VALUES (1, 1, 0, 'a', '[]', 'b')",
        "what event 1 changed was altered or removed",
    ),
]


@pytest.mark.parametrize(("statement", "told"), ALTERED)
def test_a_part_that_was_altered_moved_or_removed_is_found(lived: Program, statement: str, told: str) -> None:
    with raw(lived) as connection:
        without_triggers(connection)
        connection.execute(text(statement))
    (line,) = lived("audit", "verify").exits(6).err.splitlines()
    assert told in line


@pytest.mark.parametrize("owner", [WORDS, 1])
def test_parts_that_changed_places_between_events_are_found(lived: Program, owner: int) -> None:
    with raw(lived) as connection:
        without_triggers(connection)
        if owner != WORDS:  # the same owner in both, so that the places alone differ
            connection.execute(text("UPDATE event_detail SET offender_id = 1 WHERE event_id = 4 AND offender_id = 2"))
        for column in ("salt", "body", "digest"):
            first, second = (
                connection.scalar(
                    text(f"SELECT {column} FROM event_detail WHERE event_id = {one} AND offender_id = {owner}")
                )
                for one in (3, 4)
            )
            for event, value in ((3, second), (4, first)):
                query = f"UPDATE event_detail SET {column} = :value WHERE event_id = {event} AND offender_id = {owner}"
                connection.execute(text(query), {"value": value})
    told = lived("audit", "verify").exits(6).err
    assert "what event 3 changed" in told
    assert "what event 4 changed" in told


def test_one_persons_part_is_erased_and_nothing_else(lived: Program) -> None:
    before = {event: parts_of(lived, event) for event in range(1, 6)}
    # All that may name the first: the parts that are theirs, and the words of each event that is about them.
    gone = [(2, 1), (3, 1), (3, WORDS), (5, WORDS)]
    erase(lived, *gone)
    erasure(lived, *gone)
    told = lived("audit", "verify", "--format", "json").succeeds().json()
    assert (told["events"], told["erased"]) == (6, 4)
    lived("db", "check").succeeds()
    for event, parts in before.items():
        left = parts_of(lived, event)
        assert {owner for owner in parts if left[owner] is None} == {owner for one, owner in gone if one == event}
        assert all(left[owner] in (None, body) for owner, body in parts.items())
    log = lived("audit", "log", "--details", "--format", "json").succeeds()
    assert "Mercer" not in log.out
    assert "Marsh" not in log.out
    assert "Amin" in log.out
    # Of each person a row of `offender`, `spell`, `spell_tier` and `spell_worker` and two facts, and of the first a
    # referral with its step; a cohort, a provider and a service are nobody's, and what is worked out is in no event.
    assert [one["changes"] for one in log.json()][1:4] == [17, 1, 1]
    with raw(lived) as connection:
        assert connection.scalar(text("SELECT count(*) FROM event_detail WHERE digest IS NULL")) == 0


def test_a_part_that_no_erasure_names_is_a_break(lived: Program) -> None:
    erase(lived, (2, 1), (3, WORDS))
    told = lived("audit", "verify").exits(6).err
    assert "what event 2 changed was altered or removed" in told
    assert "the reason of event 3 was altered or removed" in told
    erasure(lived, (2, 1))
    assert "the reason of event 3" in lived("audit", "verify").exits(6).err
    erasure(lived, (3, WORDS), kind="alteration")  # no other kind of event says so
    assert "the reason of event 3" in lived("audit", "verify").exits(6).err
    erasure(lived, (3, WORDS))
    lived("audit", "verify").succeeds()


def test_an_erasure_names_what_was_before_it(lived: Program) -> None:
    erasure(lived, (7, 1))
    lived("offender", "edit", "N1", "--surname", "Mercer").succeeds()
    erase(lived, (7, 1))
    assert "what event 7 changed" in lived("audit", "verify").exits(6).err


@pytest.mark.parametrize(
    "change",
    [
        "SET body = NULL, salt = NULL WHERE event_id = 1",
        "SET body = 'x' WHERE event_id = 2",
        "SET body = NULL, salt = NULL, digest = 'x' WHERE event_id = 2",
        "SET body = NULL, salt = NULL, offender_id = 9 WHERE event_id = 2",
        "SET salt = NULL WHERE event_id = 2",
    ],
)
def test_nothing_but_the_erasing_of_somebodys_part_is_let_through(lived: Program, change: str) -> None:
    with pytest.raises(Exception, match=r"append-only|erased_whole"), raw(lived) as connection:
        connection.execute(text(f"UPDATE event_detail {change}"))


def test_what_is_nobodys_is_never_erased(lived: Program) -> None:
    with raw(lived) as connection:
        without_triggers(connection)
    erase(lived, (2, NOBODY))
    erasure(lived, (2, NOBODY))
    assert "what event 2 changed" in lived("audit", "verify").exits(6).err


@pytest.mark.parametrize("column", ["event_id", "offender_id", "salt", "body", "digest"])
def test_nonsense_in_a_part_is_a_break_and_no_crash(iomctl_sqlite: Program, column: str) -> None:
    with working(iomctl_sqlite) as work:
        person(work)
    with closing(sqlite3.connect(iomctl_sqlite.db, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER event_detail_no_update")
        connection.execute(f"UPDATE event_detail SET {column} = x'ff00' WHERE event_id = 2")
    assert "what event 2 changed" in iomctl_sqlite("audit", "verify").exits(6).err
