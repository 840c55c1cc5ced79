"""A run that is killed while it is applied or undone, at whatever moment, is applied or undone whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from signal import SIGKILL
from time import perf_counter

import pytest

from tests.processes.rescoped import APPLY, UNDO, decide, lay
from tests.processes.starter import Starter
from tests.processes.tables import Tables, alike, grown, tables_of
from tests.processes.whole import half_done
from tests.program import Program

PEOPLE = 60
MOMENTS = 6
ATTEMPTS = 48
OF_STEPS = ("event", "event_detail", "rescope_step", "undoing", "highest_number")


@pytest.fixture
def decided(iomctl: Program, tmp_path: Path, starters: Callable[[str], Starter]) -> Starter:
    """A run by which 20 people move, 20 leave and 20 come in."""
    lay(iomctl, tmp_path, PEOPLE)
    starter = starters(iomctl.db)
    decide(starter, tmp_path)
    return starter


def test_apply_killed_at_random_moments(decided: Starter, db: str) -> None:
    killed_at_moments(decided, db, APPLY, UNDO)


def test_undo_killed_at_random_moments(decided: Starter, db: str) -> None:
    planned = tables_of(db)
    decided.run(*APPLY)
    killed_at_moments(decided, db, UNDO, APPLY)
    undone = tables_of(db)
    assert {name for name, rows in undone.items() if rows != planned[name]} == set(OF_STEPS)


def killed_at_moments(starter: Starter, db: str, words: list[str], back: list[str]) -> None:
    """Kill a step of the run at many moments: each leaves the rows before or those after, and it can be run again."""
    before, begun = tables_of(db), perf_counter()
    starter.run(*words)
    usual, after = perf_counter() - begun, tables_of(db)
    starter.run(*back)
    random = Random(1)  # noqa: S311 moments, not secrets
    was, killed = tables_of(db), 0
    for _ in range(ATTEMPTS):
        begun = perf_counter()
        ended = starter.killed(words, usual * random.triangular(0.1, 1.1, 0.9))
        assert ended.code in {0, -SIGKILL}, ended.err
        if ended.code == 0:
            usual = min(usual, perf_counter() - begun)
        killed += ended.code != 0
        found = _whole(starter, db)
        if found != was:
            assert alike(found, *OF_STEPS) == alike(after, *OF_STEPS)
            assert grown(was, found) == grown(before, after)
            starter.run(*back)
            was = tables_of(db)
        if killed == MOMENTS:
            break
    assert killed == MOMENTS, f"only {killed} were killed before they ended"
    starter.run(*words)
    assert alike(_whole(starter, db), *OF_STEPS) == alike(after, *OF_STEPS)


def _whole(starter: Starter, db: str) -> Tables:
    """Every row of a case book in which nothing is wrong."""
    found = tables_of(db)
    starter.run("db", "check")
    starter.run("audit", "verify")
    assert half_done(db) == []
    return found
