"""The tab key in bash, zsh and fish themselves, set up as `iomctl --show-completion` says."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.program import Program
from tests.terminal import Terminal, terminal_environ

SHELLS = {
    "bash": (("--norc", "--noprofile", "-i"), 'PS1="> "; eval "$(iomctl --show-completion)"; echo ready'),
    "zsh": (
        ("-f", "-i"),
        'PS1="> "; unsetopt beep; autoload -Uz compinit; compinit -D; eval "$(iomctl --show-completion)"; echo ready',
    ),
    "fish": (
        ("--no-config", "--interactive"),
        'function fish_prompt; echo -n "> "; end; iomctl --show-completion | source; echo ready',
    ),
}
WORKERS = ("S Okafor", "Pat O'Neil $(touch owned)", "J Hale")
CLEARS_THE_LINE = "\x15"
PROGRAM = f"#!{sys.executable}\nfrom iomctl.__main__ import run\nrun()\n"


@pytest.fixture
def book(iomctl_sqlite: Program) -> Program:
    """A case book with three workers; the name of one would be a command if somebody carried it out."""
    iomctl_sqlite("agency", "add", "Bedfordshire Police").succeeds()
    for name in WORKERS:
        iomctl_sqlite("worker", "add", name, "--agency", "Bedfordshire").succeeds()
    return iomctl_sqlite


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    """Each shell in turn that is on this machine."""
    name = str(request.param)
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not on this machine")
    return name


@pytest.fixture
def terminal(shell: str, book: Program, tmp_path: Path) -> Callable[[], Terminal]:
    """That shell in a folder of its own, with completion, and `iomctl` on its path."""

    def started(db: str = book.db) -> Terminal:
        programs = tmp_path / "bin"
        programs.mkdir()
        (programs / "iomctl").write_text(PROGRAM, "utf-8")
        (programs / "iomctl").chmod(0o755)
        environ = terminal_environ(tmp_path, IOMCTL_DB=db)
        environ["PATH"] = f"{programs}:{environ['PATH']}"
        words, lines = SHELLS[shell]
        opened = Terminal((shell, *words), environ, tmp_path)
        opened.types(f"{lines}\r")
        opened.shows("\nready\n")
        opened.types("\f")
        opened.reads("> ")
        return opened

    return started


COMPLETED = {
    "iomctl cas": "iomctl caseload ",
    "iomctl review ov": "iomctl review overdue ",
    "iomctl review overdue --wor": "iomctl review overdue --worker ",
    "iomctl caseload --format js": "iomctl caseload --format json",
    "iomctl caseload --colour am": "iomctl caseload --colour amber ",
    "iomctl caseload --colour=am": "iomctl caseload --colour=amber ",
    "iomctl need set N00001 accommodation=se": "iomctl need set N00001 accommodation=severe ",
    "iomctl caseload --worker S": "iomctl caseload --worker S\\ Okafor ",
    "iomctl caseload --worker oka": "iomctl caseload --worker Okafor ",
}


def test_words_are_completed(terminal: Callable[[], Terminal]) -> None:
    opened = terminal()
    for typed, reads in COMPLETED.items():
        opened.types(f"{typed}\t")
        opened.reads(f"> {reads}")
        opened.types(CLEARS_THE_LINE)
        opened.reads("> ")


def test_name_of_a_worker_is_never_carried_out(terminal: Callable[[], Terminal], book: Program, tmp_path: Path) -> None:
    opened = terminal()
    opened.types("iomctl worker list --format csv; iomctl worker edit Pa\t")
    opened.shows("touch")
    opened.types("--agency Bedfordshire --dry-run; echo done\r")
    opened.shows("\ndone")
    assert "O'Neil $(touch owned)" in opened.text()
    assert not (tmp_path / "owned").exists()


def test_where_there_is_no_case_book_nothing_is_said(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    opened = terminal(str(tmp_path / "none.sqlite"))
    opened.types("iomctl caseload --colour zz\t")
    opened.types(" --tie\t")
    opened.reads("iomctl caseload --colour zz --tier ")
    assert "iomctl:" not in opened.text()
    assert "Traceback" not in opened.text()
