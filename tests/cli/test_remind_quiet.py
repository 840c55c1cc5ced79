"""iomctl remind in cron: a night without anything to tell prints nothing, and who is not reached is named when due."""

from pathlib import Path

import pytest

from tests.program import Program
from tests.reminded import lay, policy

NOTHING = "Nothing reaches {}, nor a coordinator: the policy's reminders name no address of one."


@pytest.fixture
def program(iomctl: Program, tmp_path: Path) -> Program:
    """Only S Okafor's case is due soon; nobody but them has an address, nor has a coordinator."""
    lay(iomctl, (5, 200, 200))
    for name in ("byrne", "sandhu"):
        iomctl("worker", "edit", name, "--email", "").succeeds()
    (tmp_path / "outbox").mkdir()
    iomctl.environ["IOMCTL_MAIL"] = f"folder:{tmp_path / 'outbox'}"
    return iomctl


def remind(program: Program) -> tuple[str, str]:
    answer = program("remind").succeeds()
    return answer.out, answer.err


def test_who_has_no_address_is_not_named_while_nothing_of_theirs_is_due(program: Program) -> None:
    assert remind(program) == ("", "1 message sent.\n")
    for _ in range(3):
        program.travel(1)
        assert remind(program) == ("", "")


def test_who_has_no_address_is_named_once_something_of_theirs_is_due(program: Program) -> None:
    remind(program)
    program("action", "add", "N1", "Ring the council", "--owner", "byrne", "--due", "+2d").succeeds()
    assert remind(program) == ("", NOTHING.format("J Byrne") + "\n")
    program("remind", "snooze", "N1", "--until", "+1w", "--reason", "away").succeeds()
    assert remind(program) == ("", "")
    program("action", "done", "W1").succeeds()
    assert NOTHING[:15] not in program("remind", "--dry-run").succeeds().err
    program("worker", "edit", "sandhu", "--left", "2026-04-20").succeeds()  # and leads a case still
    assert remind(program) == ("", NOTHING.format("A Sandhu") + "\n")


def test_that_it_was_worked_out_leaves_no_look(program: Program) -> None:
    program("action", "add", "N2", "Ring the council", "--owner", "byrne", "--due", "+2d").succeeds()
    before = program("audit", "log", "--format", "json").succeeds().json()
    remind(program)
    after = program("audit", "log", "--format", "json").succeeds().json()
    assert {one["people"] for one in after[len(before) :]} <= {"", "N00001"}


def test_what_is_wrong_with_the_policy_is_said_when_something_is_told(program: Program, tmp_path: Path) -> None:
    policy(program, tmp_path, workers='[{ worker = "A Nobody", every = "weekly", weekly_on = "monday" }]')
    wrong = "The policy's reminders name A Nobody, and there is no such worker."
    assert remind(program) == ("", f"{wrong}\n1 message sent.\n")
    assert remind(program) == ("", "")
    assert wrong in program("remind", "--dry-run").succeeds().err


def test_a_quiet_day_is_said_at_a_terminal_and_on_a_dry_run_alone(program: Program) -> None:
    program("action", "add", "N2", "Ring the council", "--owner", "byrne", "--due", "+2d").succeeds()
    program.travel(-1)
    assert remind(program) == ("", "")
    said = ["A quiet day: nothing is sent, and everything waits."]
    assert said[0] in program("remind", "--dry-run").succeeds().err.splitlines()
    program.terminal = True
    assert remind(program)[1].splitlines()[-1:] == said
