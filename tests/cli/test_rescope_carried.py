"""Planning anew: decisions of an earlier run that still stand are carried over, and the others are told with why."""

from pathlib import Path
from typing import Any

import pytest

from tests.books import CopyOf
from tests.cli.report_book import HOSTILE, lay_scheme
from tests.cli.rescope_book import CRITERIA, criteria_in, lay_decided
from tests.program import Answer, Program

KEPT = ("offender", "decision", "tier", "reason", "note", "exit_plan", "meeting", "carried_from")


@pytest.fixture
def decided(copy_of: CopyOf) -> Program:
    """Run 1, with a decision about everyone who needs one."""
    return copy_of(lay_decided)


def again(iomctl: Program, tmp_path: Path, *more: str) -> Answer:
    """A new run by the same criteria, with candidates."""
    words = ("rescope", "plan", "--cohort", "luton", "--criteria", str(criteria_in(tmp_path)), "--candidates")
    return iomctl(*words, *more).succeeds()


def shown(iomctl: Program, run: str) -> dict[str, tuple[Any, ...]]:
    """What was decided about each person of a run."""
    rows = iomctl("rescope", "show", run, "--format", "json").succeeds().json()
    return {one["offender"]: tuple(one[name] for name in KEPT) for one in rows}


def fallen(iomctl: Program, run: str) -> dict[str, str]:
    """Whose decisions were not carried over into a run, and why."""
    rows = iomctl("rescope", "show", run, "--not-carried-over", "--format", "json").succeeds().json()
    return {one["offender"]: one["why"] for one in rows}


def decided_where(iomctl: Program, run: str) -> dict[str, Any]:
    """The section of a run's report that says who decided where."""
    report = iomctl("rescope", "report", run, "--format", "json").succeeds().json()
    found: dict[str, Any] = next(one for one in report["sections"] if one["title"] == "Who decided where")
    return found


def test_every_decision_stands_where_nothing_has_changed(decided: Program, tmp_path: Path) -> None:
    said = again(decided, tmp_path).err
    assert "4 decisions of run 1 still stand and were carried over\n" in said
    first = {who: words[:-1] for who, words in shown(decided, "1").items()}
    second = shown(decided, "2")
    assert {who: words[:-1] for who, words in second.items()} == first
    assert [words[-1] for words in second.values()] == [1, 1, None, 1, 1]
    assert fallen(decided, "2") == {}
    runs = decided("rescope", "list", "--format", "json").json()
    assert [(one["decided"], one["carried_from"]) for one in runs] == [(4, None), (4, 1)]
    done = decided("rescope", "apply", "2", "--meeting", "TFG 7 May", "--colour", "red", "--format", "json")
    counted = done.succeeds().json()
    assert (counted["moved"], counted["left"], counted["admitted"], counted["deferred"]) == (1, 1, 1, 1)
    decided("db", "check").succeeds()


CHANGES: dict[str, tuple[tuple[str, ...], str, str]] = {
    "another plan": (
        ("offence", "add", "hollis", "028/03", "--on", "2026-04-01", "--index"),
        "N00002",
        "the plan said leaves, and now says not known",
    ),
    "another fact": (
        ("score", "add", "mercer", "ogrs3-2y", "90", "--on", "2026-04-02"),
        "N00001",
        "facts have changed (OGRS3 two-year at least 75: met, now by another fact)",
    ),
    "moved": (
        ("cohort", "move", "mercer", "free", "--reason", "risk-down"),
        "N00001",
        "was moved from flex to free since",
    ),
    "left": (
        ("cohort", "deselect", "hollis", "--reason", "risk-reduced", "--exit-plan", "the council"),
        "N00002",
        "left the cohort since",
    ),
    "came in": (
        ("cohort", "adopt", "pratt", "--cohort", "luton", "--tier", "free", "--colour", "red", "--no-worker",
         "--reason", "court"),
        "N00005",
        "came into the cohort since",
    ),
    "stays outside": (
        ("score", "add", "pratt", "ogrs3-2y", "20", "--on", "2026-04-02"),
        "N00005",
        "the plan said comes in to fixed, and now says comes in to flex",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_decision_falls_with_what_it_was_taken_by(decided: Program, tmp_path: Path, what: str) -> None:
    command, whom, why = CHANGES[what]
    decided(*command).succeeds()
    said = again(decided, tmp_path).err
    assert "3 decisions of run 1 still stand and were carried over\n" in said
    assert f"{whom}  " in said
    assert f" not carried over: {why}\n" in said
    assert "1 decision not carried over: iomctl rescope show 2 --not-carried-over\n" in said
    assert fallen(decided, "2") == {whom: why}
    assert shown(decided, "2").get(whom, (whom, None))[1] is None


def test_who_decided_where_and_when_stays_with_it(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl = copy_of(lay_scheme)
    iomctl("rescope", "decide", "1", "--as-planned", "--meeting", "TFG 20 April").succeeds()
    iomctl.travel(3)
    iomctl.environ["IOMCTL_ACTOR"] = "j.byrne"
    criteria = tmp_path / "hostile.toml"
    criteria.write_text(CRITERIA.replace('name = "Luton"', f"name = '{HOSTILE}'"))
    for _ in range(2):
        iomctl("rescope", "plan", "--cohort", "luton", "--criteria", str(criteria), "--candidates").succeeds()
    before, after = (decided_where(iomctl, run) for run in ("1", "3"))
    assert before["tables"] != []
    assert after == before
    rows = iomctl("rescope", "show", "3", "--outcome", "moves", "--format", "json").succeeds().json()
    assert {(one["meeting"], one["carried_from"]) for one in rows} == {("TFG 20 April", 2)}


def test_a_decision_taken_by_newer_facts_stands_while_these_do(decided: Program, tmp_path: Path) -> None:
    decided("offence", "add", "mercer", "008/06", "--on", "2026-04-01", "--index").succeeds()
    leave = ("leave", "--reason", "out-of-scope", "--exit-plan", "probation goes on")
    decided("rescope", "decide", "1", "mercer", *leave).succeeds()
    again(decided, tmp_path)
    assert shown(decided, "2")["N00001"][1] == "leave"
    assert fallen(decided, "2") == {}


def test_criteria_of_the_same_name_carry_over_whom_they_treat_alike(decided: Program, tmp_path: Path) -> None:
    lower = tmp_path / "lower.toml"
    lower.write_text(CRITERIA.replace("version = 2", "version = 3").replace("value = 75", "value = 80"))
    words = ("rescope", "plan", "--cohort", "luton", "--criteria", str(lower), "--candidates")
    decided(*words).succeeds()
    assert fallen(decided, "2") == {"N00005": "the plan said comes in to fixed, and now says comes in to flex"}


def test_a_rule_that_the_criteria_ask_otherwise_is_no_change_of_facts(decided: Program, tmp_path: Path) -> None:
    decided("offence", "add", "mercer", "045/10", "--on", "2025-03-03").succeeds()
    rule = '[rules.often]\nwords = "offences of a time"\nfield = "offences"\ntest = "at-least"\nvalue = 1\n'
    file = tmp_path / "luton.toml"
    for within in ("3 years", "6 months"):
        text = CRITERIA.replace("[tiers.fixed]", f'{rule}within = "{within}"\n[tiers.fixed]')
        file.write_text(text.replace('["burglar", "high"]', '["burglar", "high", "often"]'))
        decided("rescope", "plan", "--cohort", "luton", "--criteria", str(file)).succeeds()
        decided("rescope", "decide", "2", "mercer", "move", "fixed", "--reason", "rescope").succeeds()
    assert fallen(decided, "3")["N00001"] == (
        "the criteria have changed, and go by other facts (offences of a time: met, now by another fact)"
    )
