"""Deciding about the people of a run: one by one, as planned, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from tests.books import CopyOf
from tests.cli.rescope_book import criteria_in, lay_run, plan, rows_of
from tests.program import Program


@pytest.fixture
def run(copy_of: CopyOf) -> Program:
    """Run 1 of five people, see `lay_run`."""
    return copy_of(lay_run)


def decide(iomctl: Program, *words: str) -> Any:
    """The answer to a decision of run 1."""
    return iomctl("rescope", "decide", "1", *words, "--format", "json").succeeds().json()


def test_a_decision_is_kept_with_all_that_was_said(run: Program) -> None:
    words = ("--reason", "out-of-scope", "--exit-plan", "MARAC goes on", "--note", "agreed", "--meeting", "TFG 7 May")
    made = decide(run, "hollis", "leave", *words)
    kept = {name: made[name] for name in ("offender", "decision", "tier", "reason", "note", "exit_plan", "meeting")}
    assert kept == {
        "offender": "N00002",
        "decision": "leave",
        "tier": None,
        "reason": "out-of-scope",
        "note": "agreed",
        "exit_plan": "MARAC goes on",
        "meeting": "TFG 7 May",
    }
    (shown,) = run("rescope", "show", "1", "--outcome", "leaves", "--format", "json").json()
    assert shown == made


def test_the_newest_decision_counts_until_it_is_taken_back(run: Program) -> None:
    decide(run, "mercer", "move", "fixed", "--reason", "rescope")
    changed = run("rescope", "decide", "1", "mercer", "keep", "--reason", "judgement").succeeds()
    assert "Against the plan, which says move fixed" in changed.err
    assert "It replaces move fixed (rescope)" in changed.err
    run("undo").succeeds()
    (mercer,) = run("rescope", "show", "1", "--outcome", "moves", "--format", "json").json()
    assert (mercer["decision"], mercer["tier"]) == ("move", "fixed")


def test_the_same_decision_again_changes_nothing(run: Program) -> None:
    decide(run, "mercer", "move", "fixed", "--reason", "rescope")
    before = rows_of(run)["rescope_decision"]
    again = run("rescope", "decide", "1", "mercer", "move", "fixed", "--reason", "rescope").succeeds()
    assert "N00001 is decided about so already" in again.err
    assert rows_of(run)["rescope_decision"] == before


def test_who_still_needs_a_decision_is_listed(run: Program) -> None:
    waiting = run("rescope", "show", "1", "--undecided", "--format", "json").json()
    assert [one["offender"] for one in waiting] == ["N00001", "N00002", "N00004", "N00005"]
    said = run("rescope", "decide", "1", "sayle", "defer", "--reason", "facts-awaited").succeeds()
    assert "3 people still need a decision: iomctl rescope show 1 --undecided" in said.err


def test_what_is_decided_in_one_run_counts_for_no_other_that_is_there(run: Program, tmp_path: Path) -> None:
    plan(run, criteria_in(tmp_path), "--candidates")
    decide(run, "mercer", "move", "fixed", "--reason", "rescope")
    for number, people in (("1", ["N00002", "N00004", "N00005"]), ("2", ["N00001", "N00002", "N00004", "N00005"])):
        waiting = run("rescope", "show", number, "--undecided", "--format", "json").json()
        assert [one["offender"] for one in waiting] == people


def test_the_plan_itself_is_decided_but_for_those_who_need_eyes(run: Program) -> None:
    answer = run("rescope", "decide", "1", "--as-planned", "--meeting", "TFG 7 May", "--format", "json").succeeds()
    assert answer.json() | {"run": 1} == {
        "run": 1,
        "rows": 4,
        "decided": 2,
        "unchanged": 0,
        "without": 2,
        "refused": 0,
        "undecided": 2,
    }
    assert "1 person leaves and needs an onward arrangement, to be decided one by one" in answer.err
    shown = {one["offender"]: one for one in run("rescope", "show", "1", "--format", "json").json()}
    assert [shown[ref]["decision"] for ref in ("N00001", "N00002", "N00003", "N00004", "N00005")] == [
        "move",
        None,
        None,
        None,
        "admit",
    ]
    assert {shown[ref]["meeting"] for ref in ("N00001", "N00005")} == {"TFG 7 May"}
    assert (shown["N00005"]["tier"], shown["N00005"]["reason"]) == ("fixed", "criteria-met")


def test_one_outcome_is_decided_as_planned_with_its_own_reason(run: Program) -> None:
    done = decide(run, "--as-planned", "--outcome", "moves", "--reason", "risk-up")
    assert (done["decided"], done["undecided"]) == (1, 3)
    refused = run("rescope", "decide", "1", "--as-planned", "--reason", "risk-up").exits(4)
    assert "give one --outcome with it" in refused.err


def test_who_is_admitted_comes_into_the_tier_of_the_plan_unless_another_is_said(run: Program) -> None:
    assert decide(run, "pratt", "admit", "--reason", "criteria-met")["tier"] == "fixed"
    assert decide(run, "pratt", "admit", "free", "--reason", "tasking")["tier"] == "free"


REFUSED = [
    (("hollis", "mvoe", "--reason", "harm"), 4, ['decision "mvoe": one of keep, move', "did you mean move?"]),
    (("hollis", "move"), 4, ["tier: move needs one of fixed, flex, free", "--reason: move needs one of risk-up"]),
    (("hollis", "keep", "fixed", "--reason", "harm"), 4, ["tier: keep takes no tier"]),
    (("hollis", "keep", "--reason", "risk-up"), 4, ['rescope reason "risk-up": one of as-planned']),
    (("hollis", "keep", "--reason", "harm", "--exit-plan", "x"), 4, ["--exit-plan: it goes with leave alone"]),
    (("hollis", "keep", "--reason", "harm", "--on", "2026-04-21"), 4, ["is in the future"]),
    (("hollis", "keep", "--reason", "harm", "--on", "2026-04-19"), 4, ["is before the day run 1 asks about"]),
    (("hollis", "move", "flex", "--reason", "rescope"), 5, ["N00002 is in tier flex already"]),
    (("hollis", "admit", "fixed", "--reason", "criteria-met"), 5, ["N00002 is in the cohort, in tier flex"]),
    (("pratt", "move", "flex", "--reason", "rescope"), 5, ["N00005 is outside the cohort"]),
    (("pratt", "leave", "--reason", "out-of-scope"), 5, ["N00005 is outside the cohort"]),
    (("nobody", "keep", "--reason", "hram"), 4, ["no offender nobody", 'rescope reason "hram"']),
    (("vane", "keep", "--reason", "harm"), 3, ["N00006 is not in run 1"]),
    ((), 2, ["about whom?"]),
    (("hollis",), 2, ["what becomes of hollis?"]),
    (("hollis", "keep", "--as-planned"), 2, ["OFFENDER and --as-planned do not go together"]),
    (("--as-planned", "--rejects", "r.csv"), 2, ["--rejects does not go with --as-planned"]),
    (("--as-planned", "--outcome", "moves", "--exit-plan", "x"), 4, ["--exit-plan: it goes with leave alone"]),
    (("--as-planned", "--outcome", "stays"), 4, ["what can be decided as planned is moves"]),
]


@pytest.mark.parametrize(("words", "code", "told"), REFUSED)
def test_what_can_not_be_decided_is_refused(run: Program, words: tuple[str, ...], code: int, told: list[str]) -> None:
    run("offender", "add", "--surname", "Vane", "--forenames", "Jo", "--born", "1/1/1990").succeeds()
    answer = run("rescope", "decide", "1", *words).exits(code)
    for line in told:
        assert line in answer.err
    assert rows_of(run)["rescope_decision"] == []


def test_a_run_that_is_not_there_takes_no_decision(run: Program) -> None:
    assert "no run 9" in run("rescope", "decide", "9", "hollis", "keep", "--reason", "harm").exits(3).err


def test_a_dry_run_keeps_no_decision(run: Program) -> None:
    said = run("rescope", "decide", "1", "hollis", "keep", "--reason", "harm", "--dry-run").succeeds()
    assert "Dry run: nothing was changed." in said.err
    run("rescope", "decide", "1", "--as-planned", "--dry-run").succeeds()
    assert rows_of(run)["rescope_decision"] == []


def test_a_policy_keeps_what_was_decided_by(run: Program, tmp_path: Path) -> None:
    decide(run, "sayle", "defer", "--reason", "facts-awaited")
    lines = run("policy", "show", "--text").succeeds().out.splitlines(keepends=True)
    file = tmp_path / "without.toml"
    file.write_text("".join(line for line in lines if '"facts-awaited"' not in line))
    refused = run("policy", "load", str(file)).exits(5)
    assert "reasons.rescope: facts-awaited is used by what is recorded" in refused.err


@pytest.mark.parametrize("line", ["", '  { code = "rescope", wording = "moved", group = "scheme", active = false },\n'])
def test_a_policy_without_the_usual_reason_asks_for_another(run: Program, tmp_path: Path, line: str) -> None:
    lines = run("policy", "show", "--text").succeeds().out.splitlines(keepends=True)
    file = tmp_path / "without.toml"
    file.write_text("".join(line if 'code = "rescope"' in one else one for one in lines))
    run("policy", "load", str(file)).succeeds()
    refused = run("rescope", "decide", "1", "--as-planned").exits(4)
    assert "the policy's tier list has no rescope: give --outcome moves --reason CODE" in refused.err
    assert decide(run, "--as-planned", "--outcome", "moves", "--reason", "risk-up")["decided"] == 1
