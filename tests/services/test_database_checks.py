"""`db check` finds what no single row can show, names whose record it is in, and ends with exit 6."""

from datetime import date

import pytest
from sqlalchemy import text

from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from tests.books import laid_once
from tests.casebook import add
from tests.program import Program
from tests.storage.casebook import one_case, raw, without_triggers, working

BEHIND = "N00001: what is shown of them is not what their facts amount to"
FAULTS = [
    ("UPDATE spell SET tier = 'flex'", BEHIND),
    ("UPDATE spell SET colour = 'red'", BEHIND),
    ("UPDATE spell SET agency_id = 1", BEHIND),
    ("UPDATE spell SET prison = 'HMP Bedford'", BEHIND),
    ("UPDATE spell_colour SET colour = 'red'", BEHIND),
    ("DELETE FROM spell_colour", BEHIND),
    (
        "INSERT INTO spell_colour SELECT 9, spell_id, 'red', '2026-03-09', NULL, recorded_in FROM spell_colour",
        BEHIND,
    ),
    ("UPDATE spell_custody SET from_on = '2026-03-09'", BEHIND),
    ("DELETE FROM spell_custody", BEHIND),
    ("UPDATE review SET due_by = '2026-03-31'", BEHIND),
    ("UPDATE review SET recorded_in = 1", BEHIND),
    ("UPDATE spell_tier SET tier = 'flex'", BEHIND),
    ("INSERT INTO spell_worker SELECT 9, spell_id, NULL, 1, from_on, NULL, recorded_in FROM spell_worker", BEHIND),
    (
        "INSERT INTO spell_fact (id, spell_id, what, from_on, colour, recorded_in)"
        " SELECT 9, id, 'colour', '2026-03-09', 'red', recorded_in FROM spell",
        BEHIND,
    ),
    ("UPDATE custody SET prison = 'HMP Leeds'", BEHIND),
    ("UPDATE custody_state SET kind = 'recall'", BEHIND),
    ("DELETE FROM custody_state", BEHIND),
    ("UPDATE custody_change SET prison = 'HMP Leeds'", BEHIND),
    ("DELETE FROM custody_change", BEHIND),
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
    """A case book with one person, who was in custody once, in which nothing is wrong."""
    number = one_case(iomctl)
    with working(iomctl) as work:
        on, out = date(2025, 3, 3), date(2025, 9, 1)
        stay = Custody(offender_id=number, at_large=False, from_on=on, to_on=out, **work.recorded)
        said = CustodyChange(
            custody_id=add(work, stay).id, kind="remand", prison="HMP Bedford", from_on=on, **work.recorded
        )
        work.session.add(said)
    with raw(iomctl) as connection:
        connection.execute(
            text("INSERT INTO agency (id, name, search_name, recorded_in) VALUES (1, 'Harbour', 'harbour', 1)")
        )
    iomctl("db", "check").succeeds()


@pytest.mark.parametrize(("statement", "told"), FAULTS)
def test_a_fault_between_rows_is_found(case: Program, statement: str, told: str) -> None:
    with raw(case) as connection:
        connection.execute(text(statement))
    answer = case("db", "check").exits(6)
    assert f"iomctl: {told}" in answer.err
    assert answer.out == ""


@pytest.mark.parametrize("statement", ["UPDATE custody SET prison = 'HMP Leeds'", "DELETE FROM custody_change"])
def test_how_a_stay_stands_is_rebuilt(case: Program, statement: str) -> None:
    with raw(case) as connection:
        connection.execute(text(statement))
    case("db", "rebuild").succeeds()
    case("db", "check").succeeds()
    with raw(case) as connection:
        states = connection.scalars(text("SELECT prison FROM custody_state")).all()
        prison = connection.scalars(text("SELECT prison FROM custody")).one()
    assert (prison, states) == (("HMP Bedford", ["HMP Bedford"]) if "UPDATE" in statement else (None, []))


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
    told = BEHIND.removeprefix("N00001")
    assert [line for line in lines if told in line] == [f"iomctl: N{one:05}{told}" for one in range(1, 21)]
    assert "iomctl: and 3 more like that" in lines
