"""Half a page for a panel, and a page that is longer than the screen through the pager."""

import os
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.books import CopyOf
from tests.cli.offender_book import lay
from tests.program import Program

LONG = 24


@pytest.fixture
def book(copy_of_sqlite: CopyOf) -> Program:
    """The case book of Kai Mercer."""
    return copy_of_sqlite(lay)


def at_terminal(book: Program, *words: str, height: int = LONG, **environ: Any) -> str:
    """What a terminal of 80 columns is sent, by a pager that says of each line that it came through it."""
    told = {
        **os.environ,
        "IOMCTL_DB": book.db,
        "TERM": "xterm",
        "NO_COLOR": "1",
        "LINES": str(height),
        "PAGER": "sed s/^/paged:/",
        **environ,
    }
    told = {name: value for name, value in told.items() if value != "unset"}
    child = pexpect.spawn(
        sys.executable, ["-m", "iomctl", *words], env=told, encoding="utf-8", timeout=60, dimensions=(height, 80)
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    return str(child.before).replace("\r\n", "\n")


def test_half_a_page_holds_what_a_panel_asks_for(book: Program) -> None:
    book(
        "action", "add", "N1", "Ring the council", "--owner", "okafor", "--on", "2026-04-01", "--due", "2026-04-13"
    ).succeeds()
    book("home", "add", "N1", "A08A", "--from", "2026-03-09").succeeds()
    book("sentence", "add", "N1", "licence", "--from", "2026-01-02", "--until", "2026-11-02").succeeds()
    book.terminal, book.width = True, 80
    lines = book("offender", "show", "N1", "--brief").succeeds().out.splitlines()
    assert lines[0] == "N00001  Mercer, Kai   31   Luton"
    told = {line[:11].strip(): line[13:] for line in lines[2:] if line[:11].strip()}
    assert told["Spell"] == "luton, flex, amber; S Okafor, Bedfordshire Police"
    assert told["Last review"] == "25 Feb 2026: amber; keep on scheme"
    assert "Mar 2026" in told["Next review"]
    assert told["Needs"].startswith("severe accommodation, drugs; some ete; not asked ")
    assert told["Referrals"].startswith("accommodation: Housing Solutions, made 1 Apr; drugs: ResoLUTiONs,")
    assert told["Actions"] == "Ring the council (S Okafor, overdue, due 13 Apr)"
    assert "omeless since 9 Mar 2026" in told["Home"]
    assert told["Sentence"] == "licence to 2 Nov 2026"
    assert len(lines) <= 14
    assert max(map(len, lines)) <= 80


def test_it_is_data_too_and_told_of_a_past_day(book: Program) -> None:
    now = book("offender", "show", "N1", "--brief", "--format", "json").succeeds().json()
    assert now["held_last"] == [
        {"cohort": "luton", "held_on": "2026-02-25", "colour": "amber", "decision": "keep on scheme"}
    ]
    then = book("offender", "show", "N1", "--brief", "--as-of", "2026-02-01", "--format", "json").succeeds().json()
    assert then["held_last"] == []
    assert (then["spells"][0]["colour"], now["spells"][0]["colour"]) == ("green", "amber")
    assert set(now) - {"held_last"} < set(book("offender", "show", "N1", "--format", "json").succeeds().json())


def test_a_page_longer_than_the_screen_goes_through_the_pager(book: Program) -> None:
    lines = at_terminal(book, "offender", "show", "N1").splitlines()
    assert len(lines) >= LONG
    assert all(line.startswith("paged:") for line in lines)
    assert "paged:" not in at_terminal(book, "offender", "show", "N1", height=80)
    assert "paged:" not in at_terminal(book, "offender", "show", "N1", "--brief")


@pytest.mark.parametrize("pager", ["", "cat", "no-such-program-anywhere", "unset"])
def test_nothing_is_lost_without_a_pager(book: Program, pager: str) -> None:
    # Nobody sits here to leave `less`: where PAGER is unset, none is found.
    environ: dict[str, Any] = {"PAGER": pager} | ({"PATH": "/nowhere"} if pager == "unset" else {})
    said = at_terminal(book, "offender", "show", "N1", **environ)
    assert said.startswith("N00001  Mercer, Kai")
    assert "Background" in said or "Last" in said


def test_less_is_told_what_git_tells_it_and_what_the_user_said_wins(book: Program, tmp_path: Path) -> None:
    script = tmp_path / "pager"
    script.write_text('#!/bin/sh\necho "LESS=$LESS"\ncat\n')
    script.chmod(0o700)
    environ: dict[str, Any] = {"PAGER": str(script)}
    assert "LESS=FRX\n" in at_terminal(book, "offender", "show", "N1", **environ, LESS="unset")
    assert "LESS=S\n" in at_terminal(book, "offender", "show", "N1", **environ, LESS="S")


def test_leaving_the_pager_early_is_no_fault(book: Program) -> None:
    assert "Traceback" not in at_terminal(book, "offender", "show", "N1", PAGER="head -n 1")


def test_a_dumb_terminal_and_a_pipe_have_no_pager(book: Program) -> None:
    assert "paged:" not in at_terminal(book, "offender", "show", "N1", TERM="dumb")
    book.environ["PAGER"] = "no-such-program"
    assert book("offender", "show", "N1").succeeds().err == ""
