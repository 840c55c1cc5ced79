"""`iomctl shell` with lines from a pipe: the same commands, each its own, in one process."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iomctl.storage import held_open
from tests.cli.typed_lines import typed
from tests.program import Program

AGENCIES = "agency,workers,open_cases,telephone,email,closed_on,merged_into"


def events(iomctl: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = iomctl("audit", "log", "--format", "json", "--all").succeeds().json()
    return sorted(found, key=lambda one: int(one["event"]))


def test_each_line_is_a_command_with_its_own_event(iomctl: Program) -> None:
    before = len(events(iomctl))
    lines = 'agency add "Bedfordshire Police"\nworker add "S Okafor" --agency bedfordshire\n'
    answer = typed(iomctl, lines).succeeds()
    assert answer.err.splitlines() == [f"To take it back: iomctl undo {before + number}" for number in (1, 2)]
    assert [one["command"] for one in events(iomctl)[before:]] == ["agency add", "worker add"]


def test_line_answers_as_the_command_does(iomctl: Program) -> None:
    for words in (["agency", "list"], ["review", "overdue", "--format", "json"], ["--help"], ["panel", "--help"]):
        assert typed(iomctl, f"{' '.join(words)}\n").out == iomctl(*words).out


def test_faults_are_said_and_the_next_line_is_run(iomctl: Program) -> None:
    answer = typed(
        iomctl, 'offender show nobody\nagency add "Luton Council" --colour red\nbogus\nagency add Probation\n'
    ).exits(2)
    assert answer.err.splitlines()[0] == "iomctl: no offender nobody"
    assert "No such command 'bogus'" in answer.err
    assert "Probation" in answer.out


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("agency list\n", 0),
        ("", 0),
        ("bogus\nagency list\n", 2),
        ("bogus\noffender show nobody\nagency list\n", 3),
        ("offender show nobody\nexit\nbogus\n", 3),
        ("quit\nbogus\n", 0),
        ("# bogus\n\n   \n", 0),
    ],
)
def test_exit_code_is_that_of_the_last_line_that_failed(iomctl_sqlite: Program, lines: str, code: int) -> None:
    typed(iomctl_sqlite, lines).exits(code)


def test_word_iomctl_may_stand_before(iomctl_sqlite: Program) -> None:
    both = typed(iomctl_sqlite, "iomctl agency add Police\niomctl\n").succeeds()
    assert "Agency       Police" in both.out
    assert "The case book of an Integrated Offender Management scheme." in both.out


@pytest.mark.parametrize(
    ("line", "like"), [("help", "--help"), ("?", "--help"), ("help panel add", "panel add --help")]
)
def test_help_shows_the_nouns(iomctl_sqlite: Program, line: str, like: str) -> None:
    assert typed(iomctl_sqlite, f"{line}\n").succeeds().out == iomctl_sqlite(*like.split()).succeeds().out


def test_options_of_the_shell_hold_for_each_line(iomctl_sqlite: Program, tmp_path: Path) -> None:
    elsewhere = replace(iomctl_sqlite, db=str(tmp_path / "none.sqlite"))
    lines = "agency add Police\nagency list --format csv\n"
    answer = typed(elsewhere, lines, "--db", iomctl_sqlite.db, "--quiet").succeeds()
    assert answer.out.endswith(f"{AGENCIES}\nPolice,0,0,,,,\n")
    assert answer.err == ""


def test_nobody_is_asked_in_a_pipe(iomctl_sqlite: Program, tmp_path: Path) -> None:
    answer = typed(iomctl_sqlite, "init\nagency list\n", "--db", str(tmp_path / "new.sqlite"))
    assert "nobody is here to ask" in answer.err


def test_another_process_writes_between_two_lines(iomctl: Program) -> None:
    def lines() -> Any:
        yield "agency add Police\n"
        other = [sys.executable, "-m", "iomctl", "--db", iomctl.db, "agency", "add", "Probation"]
        subprocess.run(other, check=True, capture_output=True)
        yield "agency list --format csv\n"

    assert typed(iomctl, lines()).succeeds().out.splitlines()[-2:] == ["Police,0,0,,,,", "Probation,0,0,,,,"]


def test_failed_line_leaves_nothing_open(iomctl: Program) -> None:
    def lines() -> Any:
        yield "offender add --surname Sayle --born 31/2/1991\n"
        yield "offender show nobody\n"
        iomctl("agency", "add", "Police").succeeds()  # its transaction would wait for one that is open

    typed(iomctl, lines()).exits(3)
    assert all(engine.pool.checkedout() == 0 for engine in held_open.HELD)  # type: ignore[attr-defined]


def test_policy_that_another_loads_holds_for_the_next_line(iomctl_sqlite: Program, tmp_path: Path) -> None:
    shipped = iomctl_sqlite("policy", "show", "--format", "json").succeeds()
    assert "special" not in shipped.out
    text = (Path(held_open.__file__).parents[1] / "policy" / "default.toml").read_text("utf-8")
    changed = tmp_path / "policy.toml"
    changed.write_text(text.replace('code = "free", name = "Free"', 'code = "special", name = "Special"'), "utf-8")

    def lines() -> Any:
        yield "policy show --format json\n"
        iomctl_sqlite("policy", "load", str(changed)).succeeds()
        yield "policy show tiers --format csv\n"

    assert "special" in typed(iomctl_sqlite, lines()).succeeds().out


def test_backup_is_brought_back_while_the_shell_has_the_book(iomctl_sqlite: Program, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    restored = ("agency add Probation", f"--yes db restore {backup}", "agency list --format csv")
    answer = typed(iomctl_sqlite, "\n".join(("agency add Police", f"db backup {backup}", *restored))).succeeds()
    assert answer.out.splitlines()[-2:] == [AGENCIES, "Police,0,0,,,,"]


def test_book_that_another_put_in_place_is_read(iomctl_sqlite: Program) -> None:
    def lines() -> Any:
        yield "agency list\n"
        book = Path(iomctl_sqlite.db)
        copied = book.with_name("copied.sqlite")
        with closing(sqlite3.connect(book)) as old, closing(sqlite3.connect(copied)) as new:
            old.backup(new)
            new.execute(
                "INSERT INTO agency (name, search_name, recorded_in) VALUES ('Put in place', 'put in place', 1)"
            )
            new.commit()
        book.with_name(f"{book.name}-wal").unlink(missing_ok=True)
        copied.replace(book)
        yield "agency list --format csv\n"

    assert "Put in place" in typed(iomctl_sqlite, lines()).succeeds().out
