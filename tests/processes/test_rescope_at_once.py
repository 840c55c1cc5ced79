"""A run applied or undone while somebody else works on the same cases: it ends as if one had waited for the other."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.postgres import Server
from tests.processes.copies import Copies, copies_of_file, copies_on
from tests.processes.people_file import born_on
from tests.processes.rescoped import APPLY, UNDO, decide, lay
from tests.processes.starter import Starter
from tests.program import Program

PEOPLE = 6
TIMES = 1
MOVES, LEAVES, COMES_IN = (
    f"N0000{place}  Aaaaaaa{'abc'[place - 1]}, Kai, born {born_on(place - 1)}" for place in (1, 2, 3)
)
FREE = "--cohort luton --tier free --colour red --no-worker --reason court"

WHILE_APPLYING = {
    "cohort move N00001 free --reason risk-down": (
        "N00001 is in tier fixed from",
        f"{MOVES}: was moved from flex to free after the plan",
    ),
    "cohort deselect N00002 --reason risk-reduced --exit-plan council": (
        "N00002 left on",
        f"{LEAVES}: left the cohort after the plan",
    ),
    f"cohort adopt N00003 {FREE}": (
        "N00003 is in luton from",
        f"{COMES_IN}: came into the cohort after the plan",
    ),
    "cohort colour N00002 green --reason well": ("", ""),
    "offence add N00001 008/06 --on 2026-01-03 --index": ("", f"{MOVES}: facts behind the decision have changed"),
    "rescope decide 1 N00001 defer --reason next-panel": ("run 1 is applied: it takes no more decisions", ""),
    shlex.join(APPLY): ("run 1 is applied already", "run 1 is applied already"),
    shlex.join(UNDO): ("", "run 1 was never applied"),
}
"""Beside each command what the one that comes too late is told: after the run was applied, and before it is."""

WHILE_UNDOING = {
    "cohort deselect N00001 --reason risk-reduced --exit-plan council": (
        "",
        "N00001 Aaaaaaaa, Kai: cohort deselect on",
    ),
    "cohort move N00003 free --reason risk-down": (
        "N00003 is not in any cohort now",
        "N00003 Aaaaaaac, Kai: cohort move on",
    ),
    "review hold N00003 --colour green": ("N00003 is not in any cohort now", ""),
    shlex.join(UNDO): ("run 1 is undone already", "run 1 is undone already"),
    shlex.join(APPLY): ("", "run 1 is applied already"),
}
"""The same for a run that is undone."""


@pytest.fixture
def copies(
    iomctl: Program, tmp_path: Path, starters: Callable[[str], Starter], request: pytest.FixtureRequest
) -> Copies:
    """Copies of a case book with a run that is decided about."""
    lay(iomctl, tmp_path, PEOPLE)
    starter = starters(iomctl.db)
    decide(starter, tmp_path)
    if iomctl.db.startswith("/"):
        return Copies(starter, copies_of_file(iomctl.db))
    server: Server = request.getfixturevalue("postgres")
    return Copies(starter, copies_on(server, iomctl.db))


def test_applying_while_somebody_is_at_work(copies: Copies) -> None:
    for command, told in WHILE_APPLYING.items():
        as_one_after_the_other(copies, [APPLY, shlex.split(command)], told)


def test_undoing_while_somebody_is_at_work(copies: Copies) -> None:
    copies.starter.run(*APPLY)
    for command, told in WHILE_UNDOING.items():
        as_one_after_the_other(copies, [UNDO, shlex.split(command)], told)


def as_one_after_the_other(copies: Copies, commands: list[list[str]], told: tuple[str, str]) -> None:
    """Two commands at once, time after time, end as they do where one of them waits for the other."""
    in_turn = [copies.in_turn(commands, first) for first in (0, 1)]
    for (ended, _), said in zip(in_turn, told, strict=True):
        refused = [one for one in ended if one.code]
        assert [(one.code, said in one.err) for one in refused] == ([(5, True)] if said else []), (commands, ended)
    for number in range(TIMES):
        assert copies.at_once(commands, number % 2) in in_turn, commands
