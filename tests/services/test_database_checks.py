"""`db check` finds what no single row can show, names whose record it is in, and ends with exit 6."""

import pytest
from sqlalchemy import text

from tests.books import laid_once
from tests.program import Program
from tests.storage.casebook import one_case, raw, without_triggers

FAULTS = [
    ("UPDATE spell SET tier = 'flex'", "N00001: the tier of a spell is not that of its newest dated row"),
    ("UPDATE spell_colour SET colour = 'red'", "N00001: the colour of a spell is not"),
    ("DELETE FROM spell_custody", "N00001: the custody and prison of a spell is not"),
    (
        "INSERT INTO spell_worker SELECT 9, spell_id, NULL, 1, from_on, NULL, recorded_in FROM spell_worker",
        "N00001: the worker and agency of a spell is not",
    ),
    ("UPDATE referral SET status = 'ended'", "R00001: the status is not that of its newest step"),
    ("UPDATE referral SET status_on = '2026-03-03'", "R00001: the status is not that of its newest step"),
    ("DELETE FROM review", "N00001: an open spell has 0 reviews ahead"),
    ("UPDATE spell SET deselected_on = adopted_on", "N00001: a spell that is over has 1 reviews ahead"),
    ("DROP INDEX uq_review_ahead", "missing: the index uq_review_ahead"),
    ("DROP INDEX ix_review_ahead_by", "missing: the index ix_review_ahead_by"),
    (
        "ALTER TABLE offender ADD COLUMN nickname VARCHAR",
        "not as the migrations make it: remove column offender nickname",
    ),
]


@laid_once
def case(iomctl: Program) -> None:
    """A case book with one person, in which nothing is wrong."""
    one_case(iomctl)
    with raw(iomctl) as connection:
        connection.execute(text("INSERT INTO agency VALUES (1, 'Harbour', 'harbour', 1)"))
    iomctl("db", "check").succeeds()


@pytest.mark.parametrize(("statement", "told"), FAULTS)
def test_a_fault_between_rows_is_found(case: Program, statement: str, told: str) -> None:
    with raw(case) as connection:
        connection.execute(text(statement))
    answer = case("db", "check").exits(6)
    assert f"iomctl: {told}" in answer.err
    assert answer.out == ""


def test_every_fault_gets_a_line(case: Program) -> None:
    with raw(case) as connection:
        connection.execute(text("DELETE FROM review"))
        connection.execute(text("UPDATE referral SET status = 'ended'"))
        without_triggers(connection)
        connection.execute(text("UPDATE event SET command = 'other' WHERE id = 2"))
    told = case("db", "check").exits(6).err
    for words in ("0 reviews ahead", "R00001", "audit trail: event 2 was changed", "missing: the trigger"):
        assert words in told


def test_a_row_without_its_parent_is_found(case: Program) -> None:
    with raw(case) as connection:
        if connection.dialect.name == "sqlite":
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("COMMIT")
            driver.execute("PRAGMA foreign_keys = OFF")
            driver.execute("UPDATE referral SET service_id = 99")
            driver.execute("BEGIN")
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text("UPDATE referral SET service_id = 99"))
    told = case("db", "check").exits(6).err
    assert "1 rows of referral name no row of service by service_id" in told


def test_a_row_that_no_event_recorded_is_found(case: Program) -> None:
    with raw(case) as connection:
        connection.execute(text("UPDATE spell_tier SET recorded_in = 99"))
    assert "1 rows of spell_tier name no event of the audit trail by recorded_in" in case("db", "check").exits(6).err


def test_the_same_number_twice_and_two_open_spells_are_found(case: Program) -> None:
    drop = "DROP INDEX {}" if case.db.startswith("/") else "ALTER TABLE identifier DROP CONSTRAINT {}"
    with raw(case) as connection:
        connection.execute(text("DROP INDEX uq_spell_open"))
        columns = "offender_id, cohort_id, adopted_on, adoption_reason, tier, colour, custody, recorded_in"
        connection.execute(text(f"INSERT INTO spell ({columns}) SELECT {columns} FROM spell"))
        if not case.db.startswith("/"):
            connection.execute(text(drop.format("uq_identifier_kind_value")))
            for _ in range(2):
                connection.execute(
                    text(
                        "INSERT INTO identifier (offender_id, kind, value, as_typed, recorded_in)"
                        " VALUES (1, 'crn', 'X123456', 'X123456', 1)"
                    )
                )
    told = case("db", "check").exits(6).err
    assert "N00001: two open spells in one cohort" in told
    if not case.db.startswith("/"):
        assert "the same crn number is recorded twice" in told


def test_many_faults_of_a_kind_are_counted(iomctl: Program) -> None:
    for number in range(23):
        one_case(iomctl, f"Ahmed{number}")
    with raw(iomctl) as connection:
        connection.execute(text("UPDATE spell SET tier = 'flex'"))
    lines = iomctl("db", "check").exits(6).err.splitlines()
    assert len([line for line in lines if "the tier of a spell" in line]) == 20
    assert "iomctl: and 3 more like that" in lines
