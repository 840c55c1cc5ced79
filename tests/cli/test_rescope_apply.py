"""Applying a run: all of it or nothing, and everything that stands in its way by name."""

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.unchanged import every_row
from tests.books import CopyOf
from tests.cli.report_book import lay_scheme
from tests.cli.rescope_book import DECISIONS, lay_decided, lay_run, rows_of
from tests.program import Program
from tests.storage.parts import WORDS, erase, erasure, newest, parts_of

APPLY = ("rescope", "apply", "1", "--meeting", "TFG 7 May", "--colour", "red")


@pytest.fixture
def decided(copy_of: CopyOf) -> Program:
    """Run 1, with a decision about everyone who needs one."""
    return copy_of(lay_decided)


def in_cohort(iomctl: Program) -> dict[str, str]:
    """The tier of everyone in the cohort, by reference."""
    return {one["offender"]: one["tier"] for one in iomctl("caseload", "--format", "json").succeeds().json()}


def test_every_decision_is_carried_out_at_once(decided: Program) -> None:
    done = decided(*APPLY, "--format", "json").succeeds().json()
    assert done == {
        "run": 1,
        "cohort": "luton",
        "state": "applied",
        "on": "2026-04-20",
        "meeting": "TFG 7 May",
        "moved": 1,
        "left": 1,
        "admitted": 1,
        "kept": 0,
        "deferred": 1,
        "but_for": [],
    }
    assert in_cohort(decided) == {"N00001": "fixed", "N00003": "flex", "N00004": "flex", "N00005": "fixed"}
    history = decided("offender", "history", "hollis", "--format", "json").succeeds().json()
    assert any("MARAC goes on" in str(one) for one in history)
    (pratt,) = decided("review", "list", "pratt", "--format", "json").succeeds().json()
    assert pratt["due_by"] > "2026-04-20"
    (run,) = decided("rescope", "list", "--format", "json").json()
    assert (run["state"], run["meeting"], run["decided"]) == ("applied", "TFG 7 May", 4)


def test_the_meeting_stands_with_each_change(decided: Program) -> None:
    decided(*APPLY).succeeds()
    decisions = {(row[1], row[5]) for row in rows_of(decided)["spell_tier"]}
    assert {one[1] for one in decisions} == {None, "TFG 7 May"}


def test_a_dry_run_changes_nothing(decided: Program) -> None:
    before = rows_of(decided)
    said = decided(*APPLY, "--dry-run").succeeds()
    assert "Dry run: nothing was changed." in said.err
    after = rows_of(decided)
    assert {name for name in before if before[name] != after[name]} <= {"event", "event_detail"}


def test_a_run_is_applied_once(decided: Program) -> None:
    decided(*APPLY).succeeds()
    before = rows_of(decided)
    again = decided(*APPLY).exits(5)
    assert "run 1 is applied already since Mon 20 Apr 2026 (today)" in again.err
    assert rows_of(decided) == before
    refused = decided("rescope", "decide", "1", "sayle", "keep", "--reason", "harm").exits(5)
    assert "run 1 is applied: it takes no more decisions" in refused.err


STAND_IN_THE_WAY: dict[str, tuple[tuple[str, ...], str]] = {
    "no longer decided by these facts": (
        ("offence", "add", "mercer", "008/06", "--on", "2026-04-01", "--index"),
        "N00001  Mercer, Kai, born 1994-08-14: facts behind the decision have changed (",
    ),
    "a fact taken back": (
        ("score", "withdraw", "S1", "--reason", "of another person"),
        "N00001  Mercer, Kai, born 1994-08-14: facts behind the decision have changed (",
    ),
    "moved since": (
        ("cohort", "move", "mercer", "free", "--reason", "risk-down"),
        "N00001  Mercer, Kai, born 1994-08-14: was moved from flex to free after the plan",
    ),
    "left since": (
        ("cohort", "deselect", "hollis", "--reason", "risk-reduced", "--exit-plan", "the council"),
        "N00002  Hollis, Kai, born 1994-08-14: left the cohort after the plan",
    ),
    "came in since": (
        ("cohort", "adopt", "pratt", "--cohort", "luton", "--tier", "free", "--colour", "red", "--no-worker",
         "--reason", "court"),
        "N00005  Pratt, Kai, born 1994-08-14: came into the cohort after the plan",
    ),
    "no exit plan": (
        ("rescope", "decide", "1", "hollis", "leave", "--reason", "out-of-scope"),
        "N00002  Hollis, Kai, born 1994-08-14: --exit-plan: an exit plan comes first",
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", STAND_IN_THE_WAY)
def test_what_stands_in_the_way_is_told_by_name(decided: Program, why: str) -> None:
    command, told = STAND_IN_THE_WAY[why]
    decided(*command).succeeds()
    before = rows_of(decided)
    refused = decided(*APPLY).exits(5)
    assert told in refused.err
    assert refused.err.count("iomctl:") == 1
    after = rows_of(decided)
    assert {name for name in before if before[name] != after[name]} <= {"event"}
    decided("rescope", "decide", "1", told[:6], "defer", "--reason", "next-panel").succeeds()
    decided(*APPLY).succeeds()


def test_a_fact_of_a_later_day_that_would_change_the_outcome_stands_in_the_way(decided: Program) -> None:
    decided.travel(9)
    decided("offence", "add", "hollis", "028/03", "--on", "2026-04-28", "--index").succeeds()
    assert "N00002  Hollis" in decided(*APPLY).exits(5).err
    decided("offence", "add", "mercer", "105/01", "--on", "2026-04-28").succeeds()
    assert "N00001  Mercer" not in decided(*APPLY).exits(5).err


def test_time_alone_changes_no_fact(decided: Program) -> None:
    decided.travel(400)  # the scores are too old by then
    decided(*APPLY).succeeds()


def test_everyone_must_be_decided_about(copy_of: CopyOf) -> None:
    iomctl = copy_of(lay_run)
    for surname in ("mercer", "sayle"):
        iomctl("rescope", "decide", "1", surname, *DECISIONS[surname]).succeeds()
    refused = iomctl(*APPLY).exits(5)
    assert "N00002  Hollis, Kai, born 1994-08-14: not decided about" in refused.err
    assert "N00005  Pratt" in refused.err
    assert "N00003" not in refused.err


def test_a_hidden_name_stays_hidden_in_a_refusal(decided: Program) -> None:
    decided("offender", "restrict", "hollis", "--reason", "works for the force").succeeds()
    decided("cohort", "move", "N2", "free", "--reason", "risk-down").succeeds()
    refused = decided(*APPLY).exits(5)
    assert "Hollis" not in refused.err
    assert "N00002  restricted: was moved from flex to free" in refused.err


def full(iomctl: Program, tmp_path: Path) -> None:
    """A policy by which the fixed tier holds one person."""
    text = iomctl("policy", "show", "--text").succeeds().out.replace("capacity = 70", "capacity = 1", 1)
    (tmp_path / "small.toml").write_text(text)
    iomctl("policy", "load", str(tmp_path / "small.toml")).succeeds()


def test_a_tier_over_its_capacity_needs_a_reason(decided: Program, tmp_path: Path) -> None:
    full(decided, tmp_path)
    refused = decided(*APPLY).exits(5)
    assert (
        "fixed would hold 2 people as decided, 1 over its capacity of 1: --over-capacity WORDS says why" in refused.err
    )
    decided(*APPLY, "--over-capacity", "agreed until July").succeeds()
    event = newest(decided)
    assert decided("audit", "log", "--format", "json").succeeds().json()[-1]["reason"] == "agreed until July"
    assert [owner for owner, body in parts_of(decided, event).items() if "until July" in str(body)] == [WORDS]
    erase(decided, (event, WORDS))
    erasure(decided, (event, WORDS))
    decided("audit", "verify").succeeds()
    decided("rescope", "undo", "1", "--reason", "mistaken").succeeds()
    decided("db", "check").succeeds()
    assert "until July" not in repr(every_row(decided))


REFUSED: list[tuple[dict[str, Any], int, str]] = [
    ({"--colour": None}, 5, "1 person comes in: give --colour, one of red, amber, green"),
    ({"--colour": "blue"}, 4, "--colour: blue means in custody"),
    ({"--colour": "rde"}, 4, "did you mean red?"),
    ({"--meeting": " "}, 4, "--meeting: it can't be empty"),
    ({"--on": "2026-04-21"}, 4, "is in the future"),
    ({"--on": "2026-04-19"}, 4, "is before the day run 1 asks about"),
    ({"--over-capacity": ""}, 4, "--over-capacity: it can't be empty"),
]


@pytest.mark.parametrize(("other", "code", "told"), REFUSED)
def test_what_can_not_be_meant_is_refused(decided: Program, other: dict[str, Any], code: int, told: str) -> None:
    asked = {"--meeting": "TFG 7 May", "--colour": "red"} | other
    words = [word for name, value in asked.items() if value is not None for word in (name, value)]
    assert told in decided("rescope", "apply", "1", *words).exits(code).err
    assert in_cohort(decided)["N00001"] == "flex"


def test_who_is_not_decided_about_is_named_up_to_twenty_and_then_counted(copy_of: CopyOf) -> None:
    lines = copy_of(lay_scheme)(*APPLY).exits(5).err.splitlines()
    assert sum(line.endswith(": not decided about") for line in lines) == 20
    assert "iomctl: 22 more people are not decided about: iomctl rescope show 1 --undecided" in lines
