"""iomctl panel run at a real terminal: asked, answered, taken back, killed, and gone on with."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.meeting_book import lay_meeting
from tests.cli.panel_at_terminal import NO_UPDATE, begun, case
from tests.program import Program
from tests.questions import Questions


@pytest.fixture
def there(iomctl: Program) -> Program:
    lay_meeting(iomctl)
    return iomctl


@pytest.fixture
def terminal(there: Program) -> Iterator[Questions]:
    """The panel opened, both workers there, at the first question about Mercer."""
    one = begun(there, "okafor", "byrne")
    one.shows("N00001  Mercer, Kai")
    yield one
    one.kill()


def test_a_case_is_asked_through_and_left(there: Program, terminal: Questions) -> None:
    terminal.answer(("Update, Bedfordshire Police", ""), ("Update, Probation Service", "missed two appointments"))
    terminal.answer(
        ("anybody else", ""),
        ("Decision", "ke"),
        ("Because", "not engaging"),
        ("Colour", "red"),
        ("Views", "okafor: too early"),
    )
    terminal.answer(("Views", ""), ("Action", "Ring the council"), ("who is to", "byrne"), ("which day", "24/4/2026"))
    terminal.answer(("Action", ""), ("Next review", ""), ("leaves", ""))
    terminal.shows("N00002  Hollis, Kai")
    terminal.asked("Update")
    # What became of the case before is not wiped away with its screen.
    told = terminal.text().partition("Home")[2].partition("Update")[0]
    assert re.search(r"\n\nN00001: keep; .*actions 1/1\nTo take it back: iomctl undo \d+\n$", told)
    terminal.answer(("Update", "q"))
    terminal.shows("To go on: iomctl panel run 1")
    assert terminal.ends() == 0
    left = case(there, "mercer")
    assert (left["decided"], left["to_colour"], left["because"]) == (True, "red", "not engaging")
    assert there("action", "list", "--format", "json").json()[0]["owner"] == "J Byrne"


def test_what_was_answered_outlives_a_kill_and_is_gone_on_with(there: Program, terminal: Questions) -> None:
    terminal.answer(*NO_UPDATE, ("Decision", "keep"), ("Because", "not engaging"))
    terminal.asked("Colour")
    terminal.kill()
    assert case(there, "mercer")["because"] == "not engaging"
    again = Questions(there, "panel", "run", "1")
    again.shows("Decision  keep, because not engaging")
    again.answer(*NO_UPDATE, ("Colour", ""), ("Views", ""), ("Action", ""), ("Next review", ""), ("leaves", ""))
    again.shows("N00001: keep")
    again.kill()
    assert case(there, "mercer")["decided"] is True


def test_u_takes_the_last_answer_back(there: Program, terminal: Questions) -> None:
    terminal.answer(*NO_UPDATE, ("Decision", "defer"), ("Because", "u"))
    terminal.shows("taken back: decision, defer")
    terminal.answer(("Decision", "keep"), ("Because", "settled now"), ("Colour", "q"))
    assert terminal.ends() == 0
    assert case(there, "mercer")["decision"] == "keep"


def test_what_is_wrong_is_said_and_asked_again(there: Program, terminal: Questions) -> None:
    terminal.answer(*NO_UPDATE, ("Decision", "perhaps"))
    terminal.shows("one of keep, move, de-select, defer")
    terminal.answer(("Decision", ""))
    terminal.shows("an answer is needed")
    terminal.answer(("Decision", "move"), ("Tier", "gold"))
    terminal.shows("gold")
    terminal.answer(("Tier", "q"))
    assert terminal.ends() == 0


def test_a_person_who_is_not_on_the_agenda_is_put_on_it(there: Program, terminal: Questions) -> None:
    terminal.answer(("Update", "/ng"))
    terminal.answer(("not on the agenda", "his sister asked"))
    terminal.shows("N00003  Ng, Kai")
    terminal.answer(("Update", "n"))
    terminal.shows("N00001  Mercer, Kai (31)   luton")
    terminal.answer(("Update", "?"))
    terminal.shows("take the last answer about this case back")
    terminal.answer(("Update", "q"))
    assert terminal.ends() == 0
    assert case(there, "ng")["why"] == "his sister asked"


def test_at_eighty_columns_no_word_is_broken_and_the_foot_says_whose_case_it_is(there: Program) -> None:
    task = "Send the letter for the training place again"
    there("action", "add", "ng", task, "--owner", "okafor", "--due", "5/5/2026", "--panel", "1").succeeds()
    there.travel(14)
    one = Questions(there, "panel", "run", "2", size=(80, 24))
    one.answer(("Was it read", "yes"), ("Who is here", ""), ("Who is sorry", ""))
    one.shows(f"1/1  N00003 Ng, Kai: {task}, S Okafor,\nopen, due 5 May\n")
    one.answer(("dropped", ""), ("Update", ""), ("Decision", "move"), ("Tier", "flex"))
    asked = "supervision, rescope,\ncapacity, corrected) >"
    one.shows(asked)
    *_, whose, keys = one.shows("q stop").split("\n")
    assert (whose, keys[:11]) == ("N00001  Mercer, Kai", "enter go on")
    one.kill()


def test_an_editor_writes_a_long_note(there: Program, tmp_path: Path) -> None:
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\nprintf 'byrne: a long note\\nof two lines' > \"$1\"\n", "utf-8")
    script.chmod(0o700)
    one = Questions(there, "panel", "run", "1", editor=str(script))
    one.answer(("Was it read", "yes"), ("Who is here", ""), ("Who is sorry", ""), ("Update", "e"))
    one.answer(("Update", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == ["J Byrne, Probation Service: a long note of two lines"]


def test_the_last_case_closes_the_panel(there: Program, terminal: Questions) -> None:
    for who in ("hollis", "sayle"):
        there("panel", "agenda", "1", "--drop", who, "--because", "seen").succeeds()
    terminal.answer(
        *NO_UPDATE,
        ("Decision", "defer"),
        ("Because", "no report"),
        ("Views", ""),
        ("Action", ""),
        ("Next review", ""),
        ("leaves", ""),
    )
    terminal.answer(("Close the panel", "yes"))
    terminal.shows("its minutes are a draft: iomctl panel minutes 1")
    assert terminal.ends() == 0
    assert there("panel", "show", "1", "--format", "json").json()["state"] == "closed"


def test_another_writes_while_a_question_stands(there: Program, terminal: Questions) -> None:
    terminal.answer(*NO_UPDATE, ("Decision", "keep"))
    terminal.asked("Because")
    there("note", "add", "ng", "rang his sister", "--kind", "fact").succeeds()
    terminal.answer(("Because", "settled"))
    terminal.asked("Colour")


def test_without_a_terminal_the_plain_commands_are_named(there: Program) -> None:
    assert "panel open, then panel decide" in there("panel", "run", "1").exits(2).err
