"""Open cases in custody get their stay when a case book comes up to the version that keeps stays."""

from datetime import date
from typing import Any

from sqlalchemy import text

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import open_engine
from tests.program import Program
from tests.storage.casebook import raw, without_triggers

CASE = ("--cohort", "luton", "--tier", "fixed", "--no-worker", "--reason", "court", "--on", "2026-01-05")


def test_a_stay_begins_with_the_first_row_in_custody_that_none_outside_follows(iomctl: Program) -> None:
    iomctl("cohort", "create", "luton", "--name", "Luton").succeeds()
    for surname in ("Mercer", "Hollis"):
        iomctl("offender", "add", "--surname", surname, "--forenames", "Kai").succeeds()
    iomctl("cohort", "adopt", "N1", *CASE, "--colour", "red").succeeds()
    iomctl("cohort", "adopt", "N2", *CASE, "--colour", "red").succeeds()
    inside = ("custody", "begin", "N1", "remand", "--prison")
    iomctl(*inside, "HMP Bedford", "--on", "2026-02-02").succeeds()
    iomctl("release", "happened", "N1", "--to", "A07B", "--colour", "red", "--on", "2026-02-09").succeeds()
    iomctl(*inside, "HMP Bedford", "--on", "2026-03-02").succeeds()
    iomctl("custody", "change", "N1", "--prison", "HMP Littlehey", "--on", "2026-03-09").succeeds()
    engine = open_engine(place_of(iomctl.db), 5)
    migrate.downgrade(engine, "0020_detail_parts")
    with raw(iomctl) as connection:  # parts of a trail are not put together again
        without_triggers(connection)
        for table in ("event_detail", "event"):
            connection.execute(text(f"DELETE FROM {table}"))
    migrate.downgrade(engine, "0012_placements")
    migrate.upgrade(engine)
    with engine.begin() as connection:
        rows: Any = connection.execute(
            text("SELECT * FROM custody JOIN custody_state ON custody_id = custody.id WHERE to_on IS NULL")
        )
        (row,) = rows.mappings().all()
    engine.dispose()
    assert (row["offender_id"], row["kind"], row["prison"]) == (1, None, "HMP Littlehey")
    assert str(row["from_on"]) == date(2026, 3, 2).isoformat()
    (stay,) = iomctl("custody", "list", "--format", "json").succeeds().json()
    assert (stay["offender"], stay["state"]) == ("N00001", "in-custody")
    iomctl("db", "check").succeeds()
