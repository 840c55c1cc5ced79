"""An undo that is killed at whatever moment is done whole or not at all; of two at once, one is told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes.rescoped import APPLY, decide, lay
from tests.processes.starter import Starter
from tests.processes.tables import tables_of
from tests.processes.test_rescope_kill import killed_at_moments
from tests.program import Program

PEOPLE = 60
OF_THE_TRAIL = {"event", "event_detail", "undoing", "highest_number"}


@pytest.fixture
def applied(iomctl: Program, tmp_path: Path, starters: Callable[[str], Starter]) -> tuple[Starter, str]:
    """A run by which 20 people moved, 20 left and 20 came in, and the number of its event."""
    lay(iomctl, tmp_path, PEOPLE)
    starter = starters(iomctl.db)
    decide(starter, tmp_path)
    starter.run(*APPLY)
    events = iomctl("audit", "log", "--format", "json").succeeds().json()
    return starter, str(max(one["event"] for one in events if one["command"] == "rescope apply"))


def test_undo_killed_at_random_moments(applied: tuple[Starter, str], db: str) -> None:
    starter, event = applied
    killed_at_moments(starter, db, ["undo", event], ["redo"])


def test_redo_killed_at_random_moments(applied: tuple[Starter, str], db: str) -> None:
    starter, event = applied
    before = tables_of(db)
    starter.run("undo", event)
    killed_at_moments(starter, db, ["redo"], ["undo", event])
    after = tables_of(db)
    assert {name for name, rows in after.items() if rows != before[name]} <= OF_THE_TRAIL


def test_of_two_who_undo_the_same_one_is_told(applied: tuple[Starter, str], db: str) -> None:
    starter, event = applied
    ended = starter.together(["undo", event], ["undo", event])
    assert sorted(one.code for one in ended) == [0, 5]
    assert f"event {event} is undone already" in next(one.err for one in ended if one.code)
    assert json.dumps(sorted(tables_of(db)["undoing"], key=str)).count("undoes") == 1
