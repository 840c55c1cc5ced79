"""iomctl undo, redo and withdraw misused: wrong words, a pipe, twice, in the middle, and of people who are marked."""

import json

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import every_row, nothing_changes
from tests.books import laid_once
from tests.program import Program
from tests.storage.processes import ran

WRONG = ("--reason", "wrong")
HUGE = "99999999999999999999"


@laid_once
def marked(iomctl: Program) -> None:
    """The case book of `settled.py`, with N00004 Plover, who is marked and goes by Wren Feather and X220817."""
    settle(iomctl)
    known = ("--crn", "X220817", "--alias", "Wren Feather")
    iomctl("offender", "add", "--surname", "Plover", *known, "--restricted-access").succeeds()


def event_of(iomctl: Program, *words: str) -> str:
    """The number by which a command is taken back."""
    return iomctl(*words).succeeds().err.rpartition("iomctl undo ")[2].strip()


@pytest.mark.parametrize("command", ["undo", "audit show", "rescope show", "rescope undo --reason wrong"])
@pytest.mark.parametrize("word", ["", " ", "0", "1.5", "+3", "0x3", "N1", "\u0663", "1,000", "1e3", HUGE, "3\x1b[31m"])
def test_a_word_that_is_no_number_is_not_understood(marked: Program, command: str, word: str) -> None:
    with nothing_changes(marked):
        answer = marked(*command.split(), word).exits(2)
    assert " is no number; one is like 1234\n" in answer.err
    assert f"  iomctl {' '.join(command.split()[:2])} --help says" in answer.err
    assert "\x1b" not in answer.err


@pytest.mark.parametrize("words", ["undo 1 2", "redo 3", "undo --all-of-it", "undo -3", "redo --leave-changed"])
def test_words_too_many_are_not_understood(marked: Program, words: str) -> None:
    with nothing_changes(marked):
        assert marked(*words.split()).exits(2).out == ""


def test_in_a_pipe_nothing_is_asked_and_only_rows_come(iomctl_sqlite: Program) -> None:
    settle(iomctl_sqlite)
    code, out, err = ran(
        iomctl_sqlite.db, "offender", "withdraw", "N2", "--prison", "A4172CX", "--format", "csv", *WRONG
    )
    assert (code, out.count("\n")) == (0, 2), err
    for verb in ("undo", "redo"):
        code, out, err = ran(iomctl_sqlite.db, verb, "--format", "jsonl")
        assert code == 0, err
        assert [json.loads(line)["what"] for line in out.splitlines()] == ["identifier"]
    code, out, err = ran(iomctl_sqlite.db, "--quiet", "undo", "--format", "csv")
    assert (code, err) == (0, "")
    assert out.startswith("change,what,which,offender,name,before,after\n")


def test_undone_twice_is_said_with_the_way_forward(marked: Program) -> None:
    event = event_of(marked, "agency", "add", "Probaton")
    back = event_of(marked, "undo", event)
    for _ in range(2):
        with nothing_changes(marked):
            refused = marked("undo", event).exits(5).err
        assert f"event {event} is undone already, by event {back}\n  to bring it again: iomctl undo {back}\n" in refused
    again = event_of(marked, "undo", back)
    assert "is undone already" in marked("undo", back).exits(5).err
    assert f"event {event}, agency add, is taken back" in marked("undo", event).succeeds().err.lower()
    assert f"event {again} is undone already" not in marked("redo").succeeds().err


def test_what_is_withdrawn_twice_is_not_there_the_second_time(marked: Program) -> None:
    marked("worker", "add", "Birne", "--agency", "police").succeeds()
    for words, code in (
        ("worker withdraw birne", 3),
        ("provider withdraw fresh --pathway drugs", 5),
        ("offender withdraw N2 --prison A4172CX", 5),
        ("offender withdraw N5", 3),
    ):
        marked(*words.split(), *WRONG, "--dry-run").succeeds()
        marked(*words.split(), *WRONG).succeeds()
        with nothing_changes(marked):
            marked(*words.split(), *WRONG).exits(code)


def test_one_in_the_middle_goes_alone_or_names_what_stands_on_it(marked: Program) -> None:
    agency = event_of(marked, "agency", "add", "Luton Council")
    worker = event_of(marked, "worker", "add", "A Sandhu", "--agency", "council")
    other = event_of(marked, "worker", "add", "J Byrne", "--agency", "council")
    with nothing_changes(marked):
        refused = marked("undo", agency).exits(5).err
    assert "the partnership: worker add on Mon 20 Apr 2026 (today) (event" in refused
    assert f"take that back first: iomctl undo {other}" in refused
    marked("undo", worker).succeeds()
    assert "J Byrne" in marked("worker", "list", "--format", "csv").succeeds().out
    marked("worker", "withdraw", "byrne", *WRONG).succeeds()
    marked("agency", "withdraw", "council", *WRONG).succeeds()
    for event in (agency, other):
        with nothing_changes(marked):
            assert "withdraw on Mon 20 Apr 2026" in marked("undo", event).exits(5).err
    marked("db", "check").succeeds()


def test_who_was_marked_is_hidden_when_withdrawn_undone_and_brought_again(marked: Program) -> None:
    before = every_row(marked)["offender"]
    commands = (
        ("offender", "withdraw", "N5", "--alias", "Wren Feather", "--crn", "X220817", *WRONG),
        ("undo",),
        ("offender", "withdraw", "N5", *WRONG),
        ("undo",),
        ("redo",),
    )
    for words in commands:
        tried = () if words in {("undo",), ("redo",)} else marked(*words, "--dry-run").succeeds().out
        assert not given_away(str(tried))
        answer = marked(*words).succeeds()
        event = answer.err.rpartition("iomctl undo ")[2].strip()
        told = marked("audit", "show", event).succeeds()
        log = marked("audit", "log", "--details").succeeds()
        assert not given_away(answer.out + answer.err + told.out + told.err + log.out)
        assert "N00005" in told.out
    assert "Plover" in marked("--restricted", "audit", "show", event).succeeds().out
    assert marked("--restricted", "find", "plover", "--format", "json").succeeds().json() == []
    marked("undo").succeeds()
    assert every_row(marked)["offender"] == before


def test_who_was_marked_and_withdrawn_is_hidden_in_what_was_known_before(marked: Program) -> None:
    marked.travel(3)
    marked("offender", "withdraw", "N5", *WRONG).succeeds()
    known = marked("offender", "list", "--known-on", "2026-04-21", "--format", "csv").succeeds().out
    assert "N00005" in known
    assert not given_away(known)
    assert "N00005" not in marked("offender", "list", "--format", "csv").succeeds().out


def test_a_mark_is_lifted_only_by_who_asks_to_see_whose_it_is(marked: Program) -> None:
    given = event_of(marked, "offender", "restrict", "N2", *WRONG).removesuffix(" --restricted")
    for words in (("undo",), ("undo", given), ("undo", given, "--leave-changed")):
        with nothing_changes(marked):
            refused = marked(*words).exits(5).err
        assert "the limited-access mark of N00002 would be lifted" in refused
        assert f"iomctl undo {given} --restricted" in refused
    assert "is taken back" in marked("undo", given, "--restricted").succeeds().err
    marked("redo").succeeds()
    marked("offender", "unrestrict", "N2", *WRONG).succeeds()
    marked("undo").succeeds()
    assert "would be lifted" in marked("redo").exits(5).err
    marked("redo", "--restricted").succeeds()


def given_away(text: str) -> bool:
    """Whether something says who N00004 is."""
    return any(word in text for word in ("Plover", "Feather", "X220817"))
