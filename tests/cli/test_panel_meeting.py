"""iomctl panel: agenda, open, decide, close, amend, agree and correct, by plain commands."""

from typing import Any

import pytest

from tests.cli.meeting_book import KEEP, agenda, lay_meeting, opened, order, state
from tests.program import Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    lay_meeting(iomctl)
    return iomctl


def decide(iomctl: Program, who: str, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = iomctl("panel", "decide", "1", who, *words, "--format", "json").succeeds().json()
    return found


def test_a_panel_is_opened_on_its_day_once_the_statement_was_read(there: Program) -> None:
    assert "read this first: What is said here is confidential" in there("panel", "open", "1").exits(2).err
    assert "meets on" in there("panel", "open", "2", "--statement-read").exits(5).err
    there("panel", "open", "1", "--statement-read").succeeds()
    assert state(there) == "running"
    assert "it can't be opened" in there("panel", "open", "1", "--statement-read").exits(5).err


def test_a_panel_of_the_past_is_entered_afterwards(there: Program) -> None:
    there.travel(3)
    assert state(there) == "not run"
    opened(there)
    decide(there, "mercer", *KEEP)
    held = there("review", "list", "mercer", "--format", "json").json()
    assert "2026-04-20" in {row.get("held_last_on") for row in held} | {row.get("closed_on") for row in held}


def test_a_decision_becomes_a_review_an_action_and_the_next_day_in_one_event(there: Program) -> None:
    opened(there)
    said = (
        "--update",
        "byrne: missed two",
        "--differed",
        "okafor: too early",
        "--colour",
        "red",
        "--next",
        "2026-05-05",
    )
    made = decide(there, "mercer", *KEEP, *said, "--action", "Ring the council / byrne / 2026-04-24")
    assert made["decided"] is True
    assert made["updates"] == ["J Byrne, Probation Service: missed two"]
    assert made["agreed"] == ["1/1 J Byrne: Ring the council, by 24 Apr"]
    page = there("offender", "show", "mercer", "--format", "json").json()
    assert page["spells"][0]["colour"] == "red"
    assert page["spells"][0]["review"]["due_by"] == "2026-05-05"
    assert page["actions"][0]["task"] == "Ring the council"
    assert agenda(there)[0]["decided"] == "keep"
    there("undo").succeeds()
    back = there("offender", "show", "mercer", "--format", "json").json()
    assert (back["spells"][0]["colour"], back["actions"]) == ("amber", [])
    assert agenda(there)[0]["decided"] is None
    decide(there, "mercer", *KEEP)


def test_a_decision_without_its_reason_is_refused_and_keeps_nothing(there: Program) -> None:
    opened(there)
    answer = there("panel", "decide", "1", "mercer", "--decision", "keep", "--colour", "red").exits(4)
    assert "the reason is missing: say why it was decided" in answer.err
    assert there("panel", "case", "1", "mercer", "--format", "json").json()["decision"] is None


def test_all_that_is_wrong_is_told_at_once(there: Program) -> None:
    opened(there)
    words = (
        "--decision",
        "perhaps",
        "--colour",
        "pink",
        "--next",
        "2026-04-01",
        "--action",
        "Ring / nobody / 2026-04-01",
    )
    told = there("panel", "decide", "1", "mercer", *words).exits(4).err
    assert all(one in told for one in ("keep, move, de-select", "pink", "is not after the panel", "no worker nobody"))
    missing = there("panel", "decide", "1", "mercer", "--decision", "move").exits(4).err
    assert all(one in missing for one in ("the reason is missing", "the tier is missing", "the code of the reason"))


def test_moving_and_leaving_need_a_code_and_a_plan(there: Program) -> None:
    opened(there)
    moved = decide(
        there, "mercer", "--decision", "move", "--tier", "flex", "--code", "risk-down", "--because", "calmer"
    )
    assert moved["tier"] == "flex"
    leaves = ("--decision", "de-select", "--code", "no-offending", "--because", "has a job")
    assert "the exit plan is missing" in there("panel", "decide", "1", "hollis", *leaves).exits(4).err
    decide(there, "hollis", *leaves, "--exit-plan", "the drug service")
    assert there("cohort", "show", "luton", "--format", "json").json()[0]["name"] != "Hollis, Kai"
    deferred = decide(there, "sayle", "--decision", "defer", "--because", "no report yet", "--next", "2026-05-04")
    assert deferred["decided"] is True
    assert order(there) == ["Mercer", "Hollis", "Sayle"]


def test_what_was_said_is_kept_until_it_is_decided(there: Program) -> None:
    opened(there)
    there("panel", "attend", "1", "--name", "P Lane", "--agency", "Probation Service").succeeds()
    assert decide(there, "mercer", "--update", "p lane: has a bed for him")["decided"] is False
    assert decide(there, "mercer", *KEEP)["updates"] == ["P Lane, Probation Service: has a bed for him"]
    assert "decided of N00001 already" in there("panel", "decide", "1", "mercer", *KEEP).exits(5).err
    assert "is not on the agenda" in there("panel", "decide", "1", "ng", *KEEP).exits(5).err


def test_a_panel_is_closed_when_each_case_is_decided_then_amended_agreed_and_corrected(there: Program) -> None:
    opened(there)
    told = there("panel", "close", "1").exits(5).err
    assert "no decision of 3 cases: N00001, N00002, N00004" in told
    for who in ("mercer", "hollis"):
        decide(there, who, *KEEP)
    order(there, "--drop", "sayle", "--because", "seen")
    there("panel", "close", "1").succeeds()
    assert state(there) == "closed"
    assert "is closed, not running" in there("panel", "decide", "1", "sayle", *KEEP).exits(5).err
    there("panel", "amend", "1", "item 1: it was the prison that wrote").succeeds()
    assert state(there) == "amended"
    assert "has not met since" in there("panel", "agree", "1", "--at", "2").exits(5).err
    there.travel(14)
    there("panel", "open", "2", "--statement-read").succeeds()
    there("panel", "agree", "1", "--at", "2").succeeds()
    assert state(there) == "agreed"
    assert "can't be amended" in there("panel", "amend", "1", "more").exits(5).err
    there("panel", "correct", "1", "item 2: in May").succeeds()
    assert state(there) == "agreed"


def closed_after_dropping(iomctl: Program, panel: str) -> None:
    """A panel that decided of nobody but one."""
    first, *rest = [row["offender"] for row in agenda(iomctl, panel=panel) if row["part"] == "Cases"]
    for one in rest:
        order(iomctl, "--drop", one, "--because", "seen", panel=panel)
    iomctl("panel", "open", panel, "--statement-read").succeeds()
    iomctl("panel", "decide", panel, first, "--decision", "defer", "--because", "no report").succeeds()
    iomctl("panel", "close", panel).succeeds()


def test_minutes_are_agreed_at_a_later_panel_of_their_name_that_was_opened(there: Program) -> None:
    closed_after_dropping(there, "1")
    there.travel(1)
    told = there("panel", "agree", "1").exits(5).err
    assert "no panel of its series or name has met since panel 1" in told
    assert "minutes are agreed at the next panel once it is open" in told
    there("panel", "add", "Bedford panel", "--on", "today").succeeds()
    there("panel", "agenda", "4", "--add", "ng", "--because", "asked")
    there("panel", "open", "4", "--statement-read").succeeds()
    there.travel(13)
    for other in ("1", "2", "4"):  # itself, one that is only planned, one of another name
        assert f"panel {other} has not met since panel 1" in there("panel", "agree", "1", "--at", other).exits(5).err
    there("panel", "open", "2", "--statement-read").succeeds()
    assert "agreed at panel 2" in there("panel", "agree", "1").succeeds().err
    assert "agreed on Mon 4 May 2026 at panel 2" in there("panel", "minutes", "1").succeeds().out


def test_where_several_have_met_since_it_is_said_at_which(there: Program) -> None:
    closed_after_dropping(there, "1")
    for panel in ("2", "3"):
        there.travel(14)
        there("panel", "open", panel, "--statement-read").succeeds()
    told = there("panel", "agree", "1").exits(5).err
    assert "panels 2, 3 have met since panel 1" in told
    assert "iomctl panel agree 1 --at 2 or iomctl panel agree 1 --at 3" in told
    there("panel", "agree", "1", "--at", "3").succeeds()
