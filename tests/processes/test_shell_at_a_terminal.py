"""`iomctl shell` at a real terminal: the prompt, the tab key, the history, what stands at the foot."""

import sys
from collections.abc import Callable
from pathlib import Path

import pyte
import pytest

from tests.program import Program
from tests.terminal import Terminal, terminal_environ

CTRL_C, CTRL_D, UP = "\x03", "\x04", "\x1b[A"
PROMPT = "iomctl> "
WORDS = "--cohort luton --tier fixed --colour amber --no-worker --reason criteria-met --on 2026-03-13".split()


@pytest.fixture
def book(iomctl_sqlite: Program) -> Program:
    """Two people, one of whom is on the scheme and overdue, and a third with a limited-access mark."""
    iomctl_sqlite("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    for surname, forenames in (("Mercer", "Kai"), ("Merrick", "Jo"), ("Merton", "Secret")):
        iomctl_sqlite(
            "offender", "add", "--surname", surname, "--forenames", forenames, "--born", "1/2/1990"
        ).succeeds()
    iomctl_sqlite("cohort", "adopt", "N00001", *WORDS).succeeds()
    iomctl_sqlite("offender", "restrict", "N00003", "--reason", "at risk").succeeds()
    return iomctl_sqlite


@pytest.fixture
def terminal(book: Program, tmp_path: Path) -> Callable[..., Terminal]:
    """`iomctl shell` with more words, on that case book, with a home folder of its own."""

    def started(*more: str, ahead: tuple[str, ...] = ()) -> Terminal:
        environ = terminal_environ(tmp_path, IOMCTL_DB=book.db)
        opened = Terminal((sys.executable, "-m", "iomctl", *ahead, "shell", *more), environ, tmp_path)
        opened.reads(PROMPT)
        return opened

    return started


def leaves(opened: Terminal) -> int:
    """Leave by Ctrl-D, once the prompt is there; the exit code."""
    opened.reads(PROMPT)
    opened.types(CTRL_D)
    return opened.ends()


def history(tmp_path: Path) -> Path:
    return tmp_path / ".local" / "state" / "iomctl" / "shell-history"


def test_commands_are_run_and_the_foot_says_how_the_book_stands(
    terminal: Callable[..., Terminal], book: Program
) -> None:
    opened = terminal()
    opened.shows(f"{Path(book.db).name}  IOM Luton  1 overdue")
    opened.types("caseload --format csv\r")
    opened.shows('N00001,"Mercer, Kai",luton')
    opened.types("review hold N00001 --colour red\r")
    opened.shows("To take it back: iomctl undo")
    opened.shows("IOM Luton  0 overdue")
    assert leaves(opened) == 0


def test_what_fits_the_screen_fits_above_the_prompt_and_the_foot(iomctl_sqlite: Program, tmp_path: Path) -> None:
    place = str(tmp_path / "demo.sqlite")
    iomctl_sqlite("demo", place).succeeds()
    environ = terminal_environ(tmp_path, IOMCTL_DB=place)
    opened = Terminal((sys.executable, "-m", "iomctl", "shell"), environ, tmp_path, pyte.Screen(80, 24))
    opened.reads(PROMPT)
    opened.types("today\r")
    opened.shows("--all")
    opened.reads(PROMPT)
    opened.shows("demo.sqlite  Luton")
    assert any("IOM  " in line for line in opened.text().splitlines()[:2]), opened.text()
    assert leaves(opened) == 0


def test_faults_and_interruptions_are_survived(terminal: Callable[..., Terminal]) -> None:
    opened = terminal()
    opened.types("offender show nobody\r")
    opened.shows("iomctl: no offender nobody")
    opened.reads(PROMPT)
    opened.types("half a line")
    opened.reads("half a line")
    opened.types(CTRL_C)
    opened.reads(PROMPT)
    opened.types("find mercer --format csv\r")
    opened.shows('N00001,"Mercer, Kai"')
    opened.types("exit\r")
    assert opened.ends() == 0


def test_command_is_interrupted_and_the_shell_goes_on(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    (tmp_path / "backup.sqlite").write_bytes(b"")
    opened = terminal()
    opened.types("db backup backup.sqlite\r")
    opened.reads("[y/N]: ")
    opened.types_until(CTRL_C, "iomctl: interrupted; nothing was changed")
    opened.reads(PROMPT)
    opened.types("agency add Probation\r")
    opened.shows("Agency       Probation")
    assert leaves(opened) == 0


def test_tab_goes_on_with_words(terminal: Callable[..., Terminal]) -> None:
    opened = terminal()
    for typed, read in (
        ("revi\t", "review "),
        ("ov\t", "review overdue "),
        ("--coh\t", "review overdue --cohort "),
        ("lu\t", "review overdue --cohort luton "),
    ):
        opened.types(typed)
        opened.reads(f"{PROMPT}{read}")
    assert leaves_by_interrupt(opened) == 0


def leaves_by_interrupt(opened: Terminal) -> int:
    """Drop the line, then leave."""
    opened.types(CTRL_C)
    opened.reads(PROMPT)
    return leaves(opened)


def test_tab_offers_people_and_that_is_a_look(terminal: Callable[..., Terminal], book: Program) -> None:
    opened = terminal()
    opened.types("offender show me\t")
    opened.shows("N00002  Merrick, Jo")
    assert "Mercer, Kai" in opened.text()
    assert "Merton" not in opened.text()
    assert leaves_by_interrupt(opened) == 0
    look = book("audit", "log", "--format", "json").succeeds().json()[-1]
    assert (look["kind"], look["command"], look["people"]) == ("consultation", "shell", "N00001-N00002")


def test_tab_goes_on_with_a_reference(terminal: Callable[..., Terminal]) -> None:
    opened = terminal()
    opened.types("offender show merc\t")
    opened.reads(f"{PROMPT}offender show N00001 ")
    assert leaves_by_interrupt(opened) == 0


def test_one_letter_is_no_look(terminal: Callable[..., Terminal], book: Program) -> None:
    before = book("audit", "log", "--format", "csv").succeeds().out
    opened = terminal()
    opened.types("offender show m\t")
    opened.types("xyz")
    opened.reads("offender show mxyz")
    assert leaves_by_interrupt(opened) == 0
    assert book("audit", "log", "--format", "csv").succeeds().out == before


def test_history_is_kept_for_its_owner_alone(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    opened = terminal()
    opened.types("agency list\r")
    opened.shows("No agencies yet")
    opened.reads(PROMPT)
    opened.types("exit\r")
    opened.ends()
    assert history(tmp_path).stat().st_mode & 0o777 == 0o600
    assert "+agency list\n" in history(tmp_path).read_text("utf-8")
    again = terminal()
    again.types(f"{UP}{UP}")
    again.reads(f"{PROMPT}agency list")
    assert leaves_by_interrupt(again) == 0


def test_no_history_keeps_nothing(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    opened = terminal("--no-history")
    opened.types("agency list\r")
    opened.shows("No agencies yet")
    opened.reads(PROMPT)
    assert leaves(opened) == 0
    assert not history(tmp_path).exists()


def test_lines_that_are_pasted_are_each_a_command(terminal: Callable[..., Terminal], book: Program) -> None:
    opened = terminal()
    opened.types("\x1b[200~agency add Police\nagency add Probation\x1b[201~\r")
    opened.shows("Agency       Probation")
    assert leaves(opened) == 0
    assert [one["agency"] for one in book("agency", "list", "--format", "json").json()] == ["Police", "Probation"]


def test_question_of_a_command_is_answered(terminal: Callable[..., Terminal], book: Program, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    backup.write_bytes(b"")
    opened = terminal()
    for answer in ("n", "y"):
        opened.types(f"db backup {backup}\r")
        opened.reads("[y/N]: ")
        opened.types(f"{answer}\r")
        opened.reads(PROMPT)
        assert bool(backup.stat().st_size) == (answer == "y")
    assert leaves(opened) == 0
