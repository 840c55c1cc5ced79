"""iomctl metrics: figures without names that agree with the lists, in a file that is whole."""

import re
import stat
from pathlib import Path

import pytest

from tests.program import Program
from tests.reminded import lay

LINE = re.compile(r"iomctl_([a-z_]+) ([0-9.e+]+)").fullmatch


@pytest.fixture
def program(iomctl: Program) -> Program:
    """Two people overdue, one due soon; one action overdue."""
    lay(iomctl, (-10, -9, 3))
    late = ("--on", "2026-04-07", "--due", "2026-04-10")
    iomctl("action", "add", "N1", "Ring the council", "--owner", "byrne", *late).succeeds()
    return iomctl


def figures(text: str) -> dict[str, float]:
    """The figures in a text, as a monitor reads it."""
    lines = text.splitlines()
    assert all(line.startswith(("# HELP iomctl_", "# TYPE iomctl_")) or LINE(line) for line in lines)
    assert text.endswith("\n")
    found = [LINE(line) for line in lines]
    return {one[1]: float(one[2]) for one in found if one}


def test_the_figures_are_those_of_the_lists(program: Program) -> None:
    told = figures(program("metrics").succeeds().out)
    day = program("today", "--format", "json").succeeds().json()
    for name in ("people", "cases", "reviews_overdue", "reviews_due", "referrals_waiting"):
        assert told[name] == day[name]
    assert (told["people"], told["reviews_overdue"], told["reviews_due"], told["actions_overdue"]) == (3, 2, 1, 1)
    assert "remind_last_run_timestamp_seconds" not in told
    assert told["remind_messages_failed"] == 0


def test_it_tells_when_reminders_ran_last_and_what_failed_since(program: Program) -> None:
    program("remind", "--mail", "command:/no/such/program").exits(1)
    told = figures(program("metrics").succeeds().out)
    assert told["remind_last_run_timestamp_seconds"] == program.now.timestamp()
    assert told["remind_messages_failed"] == 2
    program("remind", "--mail", "stdout").succeeds()
    assert figures(program("metrics").succeeds().out)["remind_messages_failed"] == 0


def test_a_file_is_replaced_whole_and_nobody_is_looked_at(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "iomctl.prom"
    before = len(program("audit", "log", "--format", "json").succeeds().json())
    for _ in range(2):
        assert program("metrics", "--output", str(file)).succeeds().out == ""
    assert len(program("audit", "log", "--format", "json").succeeds().json()) == before
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert figures(file.read_text())["people"] == 3
    assert "Mercer" not in file.read_text()
    assert list(tmp_path.glob("*.part")) == []


def test_a_place_that_is_not_there_is_refused(program: Program, tmp_path: Path) -> None:
    assert "can't be written" in program("metrics", "--output", str(tmp_path / "no" / "iomctl.prom")).exits(4).err
