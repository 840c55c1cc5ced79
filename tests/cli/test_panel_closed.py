"""What stands in the minutes of a panel that is closed is changed by no other command, and by no undo."""

import re
from pathlib import Path

import pytest

from tests.cli.meeting_book import KEEP, lay_meeting, opened, state
from tests.program import Answer, Program

CLOSED_AS = pytest.mark.parametrize(("agreed", "verb"), [(False, "amend"), (True, "correct")])


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Panel 1 closed on Monday 20 April: Mercer is kept, with an action, Hollis moved; Sayle was dropped."""
    lay_meeting(iomctl)
    opened(iomctl)
    action = ("--action", "Ring the council / byrne / 2026-04-24")
    iomctl("panel", "decide", "1", "mercer", *KEEP, *action).succeeds()
    moved = ("--decision", "move", "--tier", "flex", "--code", "risk-down", "--because", "calmer")
    iomctl("panel", "decide", "1", "hollis", *moved).succeeds()
    iomctl("panel", "agenda", "1", "--drop", "sayle", "--because", "seen").succeeds()
    iomctl("panel", "close", "1").succeeds()
    return iomctl


def sent(iomctl: Program, folder: Path) -> str:
    """The minutes, given to all who were there."""
    iomctl("panel", "minutes", "1", "--to", "all", "--output", str(folder / "minutes.md"), "--yes").succeeds()
    return (folder / "minutes.md").read_text("utf-8")


def agreed_if(iomctl: Program, agreed: bool) -> None:
    if agreed:
        iomctl.travel(14)
        iomctl("panel", "open", "2", "--statement-read").succeeds()
        iomctl("panel", "agree", "1", "--at", "2").succeeds()


def event_of(iomctl: Program, command: str) -> str:
    """The newest event of a command."""
    log = iomctl("audit", "log", "--format", "json").succeeds().json()
    return str(max(one["event"] for one in log if one["command"] == command))


def advised(answer: Answer) -> str:
    """The undo that a refusal advises."""
    found = re.search(r"iomctl undo (\d+)", answer.err)
    assert found is not None, answer.err
    return found[1]


@CLOSED_AS
def test_what_was_said_of_a_case_stays_once_the_minutes_are_out(
    there: Program, tmp_path: Path, agreed: bool, verb: str
) -> None:
    agreed_if(there, agreed)
    minutes = sent(there, tmp_path)
    decided, attended = event_of(there, "panel decide"), event_of(there, "panel attend")
    for event in (decided, attended, event_of(there, "panel agenda")):
        told = there("undo", event).exits(5).err
        assert "its minutes tell of it" in told
        assert f"iomctl panel {verb} 1 WORDS" in told
        there("undo", event, "--leave-changed").exits(5)
    assert sent(there, tmp_path) == minutes


def test_the_facts_of_a_decision_are_put_right_by_themselves_and_the_minutes_stay(
    there: Program, tmp_path: Path
) -> None:
    minutes = sent(there, tmp_path)
    there("review", "withdraw", "mercer", "--on", "2026-04-20", "--reason", "of another person").succeeds()
    there("action", "withdraw", "1/1", "--reason", "of another person").succeeds()
    there("cohort", "withdraw", "hollis", "tier", "--on", "2026-04-20", "--reason", "of another").succeeds()
    assert there("cohort", "show", "luton", "--format", "json").json()[1]["tier"] == "fixed"
    assert sent(there, tmp_path) == minutes


def test_while_nobody_has_the_minutes_a_panel_is_opened_again_and_the_decision_taken_back(there: Program) -> None:
    decided = event_of(there, "panel decide")
    there("undo", advised(there("undo", decided).exits(5))).succeeds()
    assert state(there) == "running"
    there("undo", decided).succeeds()
    there("panel", "decide", "1", "hollis", *KEEP).succeeds()
    there("panel", "close", "1").succeeds()
    assert "Decision: keep" in there("panel", "minutes", "1").succeeds().out


def test_a_panel_is_not_closed_again_by_a_redo_while_a_case_has_no_decision(there: Program) -> None:
    opened_again = event_of(there, "panel close")
    there("undo", opened_again).succeeds()
    undone = event_of(there, "undo")
    there("undo", event_of(there, "panel decide")).succeeds()
    assert "cases have no decision" in there("undo", undone).exits(5).err
    there("panel", "decide", "1", "hollis", *KEEP).succeeds()
    there("undo", undone).succeeds()
    assert state(there) == "closed"


def test_a_step_is_taken_back_while_it_is_the_last_and_nobody_has_the_minutes(there: Program, tmp_path: Path) -> None:
    closed = event_of(there, "panel close")
    there("panel", "amend", "1", "case 1: once").succeeds()
    amended = event_of(there, "panel amend")
    assert advised(there("undo", closed).exits(5)) == amended
    there.travel(14)
    there("panel", "open", "2", "--statement-read").succeeds()
    there("panel", "agree", "1", "--at", "2").succeeds()
    agreed = event_of(there, "panel agree")
    assert advised(there("undo", amended).exits(5)) == agreed
    there("undo", agreed).succeeds()
    assert state(there) == "amended"
    minutes = sent(there, tmp_path)
    told = there("undo", amended).exits(5).err
    assert "minutes of panel 1 that tell of it were given out since" in told
    assert "iomctl panel amend 1 WORDS" in told
    assert advised(there("undo", closed).exits(5)) == amended
    there("panel", "agree", "1", "--at", "2").succeeds()
    there("undo").succeeds()
    assert sent(there, tmp_path) == minutes


@CLOSED_AS
def test_a_panel_that_took_place_is_neither_cancelled_nor_changed(there: Program, agreed: bool, verb: str) -> None:
    agreed_if(there, agreed)
    minutes = there("panel", "minutes", "1").succeeds().out
    tried = (
        ("cancel", "1", "--reason", "no room"),
        ("cancel", "1", "--following", "--reason", "no room"),
        ("withdraw", "1", "--reason", "planned twice"),
        ("edit", "1", "--on", "2026-04-21"),
        ("edit", "1", "--chair", "byrne"),
        ("attend", "1", "byrne", "--sorry"),
        ("attend", "1", "byrne", "--neither"),
        ("attend", "1", "--name", "P Lane", "--agency", "probation"),
        ("agenda", "1", "--add", "ng", "--because", "asked"),
        ("agenda", "1", "--move", "hollis", "--to", "1"),
    )
    for words in tried:
        told = there("panel", *words).exits(5).err
        assert f"panel 1 is {'agreed' if agreed else 'closed'}: " in told
        assert f"iomctl panel {verb} 1 WORDS" in told
    assert there("panel", "minutes", "1").succeeds().out == minutes


def test_a_panel_ahead_is_still_moved_and_cancelled_with_those_that_follow(there: Program) -> None:
    there("panel", "edit", "2", "--on", "2026-05-05").succeeds()
    there("panel", "cancel", "2", "--following", "--reason", "no room").succeeds()
    assert state(there, "3") == "cancelled"
