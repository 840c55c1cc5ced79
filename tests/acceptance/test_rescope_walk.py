"""The walk through a re-scope leaves nothing behind: once undone, every table holds what it held before the plan."""

from pathlib import Path

import pytest

from tests.cli.rescope_book import rows_of
from tests.conftest import MONDAY
from tests.postgres import Server
from tests.program import Program
from tests.transcripts.page import CHECKOUT, parse
from tests.transcripts.shell import Shell

OF_RUNS = {"rescope_run", "rescope_person", "rescope_decision", "rescope_step", "undoing", "highest_number"}
OF_THE_TRAIL = {"event", "event_detail"}


def test_only_the_runs_and_the_audit_trail_have_changed(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(CHECKOUT / "examples")
    place = str(tmp_path / "casebook.sqlite")
    if engine == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        place = server.create_from("template1")
    program = Program(db=place, now=MONDAY)
    program("demo", place, "--people", "60").succeeds()
    shell = Shell(program, tmp_path)
    before = rows_of(program)
    states: list[bool] = []
    for part in parse((CHECKOUT / "examples/rescope.md").read_text("utf-8")):
        if part.kind == "command":
            shell.run(part.value)
            if "rescope apply" in part.value:
                states.append(rows_of(program)["spell"] != before["spell"])
    after = rows_of(program)
    assert states == [False, True]  # the first is refused
    assert {name for name in before if before[name] != after[name]} == OF_RUNS | OF_THE_TRAIL
