"""Every command that writes prints what takes it back, which leaves every row as it was."""

from pathlib import Path

import pytest

from tests.acceptance.commands import CHANGES
from tests.acceptance.settled import settle
from tests.acceptance.test_form_first import CHANGED
from tests.acceptance.unchanged import every_row
from tests.architecture.test_taken_back import STAYS
from tests.books import CopyOf
from tests.program import Answer, Program

KEPT = {"undoing", "highest_number", "rescope_step", "said_of"}
"""Tables of undo itself, which nothing leaves, and that of runs that were applied, which stay known once undone."""

MOVE = ("rescope", "decide", "1", "N1", "move", "free", "--reason", "rescope")
NOTE = ("note", "add", "N1", "rang him", "--kind", "fact")
FIRST: dict[str, tuple[tuple[str, ...], ...]] = {
    "cohort assign": (("worker", "add", "J Byrne", "--agency", "police"),),
    "agency merge": (("agency", "add", "Luton Council"),),
    "agency withdraw": (("agency", "add", "Luton Council"),),
    "worker withdraw": (("worker", "add", "J Byrne", "--agency", "police"),),
    "cohort withdraw": (("cohort", "exit-plan", "N1", "the council"),),
    "review correct": (("review", "hold", "N1"),),
    "review withdraw": (("review", "hold", "N1"),),
    "review recalculate": (("policy", "load", "mine.toml"),),
    "offender unrestrict": (("offender", "restrict", "N3", "--reason", "relative of a worker"),),
    "redo": (NOTE, ("undo",)),
    "undo": (NOTE,),
    "offence set-aside": (("offence", "correct", "C1", "--outcome", "cautioned", "--reason", "not said before"),),
    "referral start": (("referral", "answer", "R1", "accepted"),),
    "referral end": (("referral", "answer", "R1", "accepted"), ("referral", "start", "R1")),
    "panel close": (("panel", "decide", "3", "N1", "--decision", "defer", "--because", "no report"),),
    "requirement refer": (("referral", "make", "N1", "drugs", "--provider", "fresh"),),
    "rescope apply": (MOVE,),
    "rescope undo": (MOVE, ("rescope", "apply", "1", "--meeting", "TFG 7 May")),
}
"""What is typed before, so that a command has something to change."""

OTHERS: dict[str, tuple[str, ...]] = {
    "agency merge": ("council", "--into", "police"),
    "agency withdraw": ("council", "--reason", "added twice"),
    "worker withdraw": ("byrne", "--reason", "added twice"),
    "cohort assign": ("N1", "--to", "byrne"),
    "requirement refer": ("Q1", "R2"),
    "rescope decide": MOVE[2:],
    "review correct": ("N1", "--on", "2026-04-20", "--decision", "keep", "--reason", "mistyped"),
    "review withdraw": ("N1", "--on", "2026-04-20", "--reason", "of another person"),
    "review recalculate": ("--policy",),
}
"""Other words than those by which a form is tried."""


@pytest.fixture
def there(copy_of: CopyOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A copy of the case book of `settled.py`, and files to take in."""
    monkeypatch.chdir(tmp_path)
    iomctl = copy_of(settle)
    policy = iomctl("policy", "show", "--text").succeeds().out
    (tmp_path / "mine.toml").write_text(
        policy.replace("capacity = 70", "capacity = 80", 1).replace('"4 weeks"', '"3 weeks"', 1), "utf-8"
    )
    (tmp_path / "days.csv").write_text(
        "nation,day,title\nscotland,2029-01-01,New Year\nscotland,2029-12-25,Christmas\n"
    )
    (tmp_path / "people.csv").write_text("surname,forenames\nQuill,Rowan\n")
    return iomctl


def test_the_words_are_of_commands_that_are_taken_back() -> None:
    assert set(FIRST) | set(OTHERS) <= CHANGES - set(STAYS)


@pytest.mark.parametrize("words", sorted(CHANGES - set(STAYS)))
def test_what_is_printed_takes_it_back_and_what_that_prints_brings_it_again(there: Program, words: str) -> None:
    for first in FIRST.get(words, ()):
        there(*first).succeeds()
    typed = (*words.split(), *OTHERS.get(words, CHANGED[words]))
    before = held(there)
    assert "To take it back" not in there(*typed, "--dry-run").succeeds().err
    done = there(*typed).succeeds()
    after = held(there)
    assert after != before
    undone = there(*way_back(done)).succeeds()
    assert held(there) == before
    again = there(*way_back(undone)).succeeds()
    assert held(there) == after
    for answer in (done, undone, again):
        assert wordless(there, way_back(answer)[1]) == []


@pytest.mark.parametrize("words", sorted(CHANGES & set(STAYS)))
def test_what_stays_prints_no_way_back_and_undo_refuses_it(there: Program, words: str) -> None:
    there(*NOTE).succeeds()
    done = there(*words.split(), *CHANGED[words]).succeeds()
    assert "To take it back" not in done.err
    (*_, event) = (one["event"] for one in there("audit", "log", "--format", "json").succeeds().json())
    assert wordless(there, event) == []
    assert "can't be taken back: " in there("undo", str(event)).exits(5).err
    passed = there("undo").succeeds().err
    assert f"Event {event}, {words}, stays: " in passed
    assert f"Event {event - 1}, note add, is taken back" in passed


def test_it_is_the_last_line_and_quiet_prints_none(there: Program) -> None:
    assert there(*NOTE).succeeds().err.splitlines()[-1].startswith("To take it back: iomctl undo ")
    assert there("--quiet", *NOTE).succeeds().err == ""


def test_it_tells_nothing_of_whom_a_mark_hides(there: Program) -> None:
    there("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    for words in (
        ("offence", "withdraw", "C1", "--reason", "twice"),
        ("contact", "withdraw", "K1", "--reason", "twice"),
        ("offender", "alias", "N1", "Sam Finch"),
    ):
        done = there(*words).succeeds()
        assert way_back(done)
        assert "Finch" not in done.err


def held(iomctl: Program) -> dict[str, list[object]]:
    """Every row but those of the trail and of undo itself."""
    return {name: rows for name, rows in every_row(iomctl).items() if name not in KEPT}


def wordless(iomctl: Program, event: str) -> list[object]:
    """The rows of what an event changed, as it is shown, that say nothing in words; there are some."""
    rows = iomctl("audit", "show", str(event), "--format", "json").succeeds().json()
    assert rows
    return [one for one in rows if not (one["before"] or one["after"])]


def way_back(answer: Answer) -> list[str]:
    """The words of the one command that takes a change back."""
    (line,) = (line for line in answer.err.splitlines() if line.startswith("To take it back: "))
    told = line.removeprefix("To take it back: iomctl ").split()
    assert told[0] == "undo"
    return told
