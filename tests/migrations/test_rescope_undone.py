"""Runs that the version before undid are undone still, and can be undone by it once more on the way back."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, text

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import open_engine
from tests.migrations.test_recorded_in import old
from tests.program import Program

__all__ = ["old"]
BEFORE = "0023_undoing"
STEPS = "SELECT id, run_id, step, recorded_in FROM rescope_step ORDER BY id"
JOURNAL = "SELECT offender_id, table_name, row_id, before, after FROM rescope_change ORDER BY id"


def rows(made: Engine, query: str) -> Sequence[tuple[Any, ...]]:
    with made.begin() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_an_undone_run_is_undone_by_its_event_and_back(old: str) -> None:
    made = open_engine(place_of(old), 5)
    migrate.upgrade(made, BEFORE)
    journal = rows(made, JOURNAL)
    with made.begin() as connection:
        newest = connection.scalar(text("SELECT max(id) FROM event"))
        undone = text(
            "INSERT INTO rescope_step (id, run_id, step, step_on, meeting, recorded_in)"
            " VALUES (2, 3, 'undone', '2026-04-20', 'TFG 20 Apr', :event)"
        )
        connection.execute(undone, {"event": newest})
    steps = rows(made, STEPS)
    ((applied, *_),) = rows(made, "SELECT recorded_in FROM rescope_step WHERE step = 'applied'")
    migrate.upgrade(made)
    assert rows(made, "SELECT id, recorded_in, undone_in FROM rescope_step") == [(1, applied, newest)]
    assert rows(made, "SELECT event_id, undoes FROM undoing") == [(newest, applied)]
    iomctl = Program(old, datetime(2026, 4, 20, 10, tzinfo=UTC))
    (*_, run) = iomctl("rescope", "list", "--format", "json").succeeds().json()
    assert (run["run"], run["state"]) == (3, "undone")
    assert "run 3 is undone already" in iomctl("rescope", "undo", "3", "--reason", "again").exits(5).err
    iomctl("db", "check").succeeds()
    migrate.downgrade(made, BEFORE)
    assert rows(made, STEPS) == steps
    assert sorted(rows(made, JOURNAL), key=str) == sorted(journal, key=str)
    migrate.upgrade(made)
    assert rows(made, "SELECT event_id, undoes FROM undoing") == [(newest, applied)]
    made.dispose()
