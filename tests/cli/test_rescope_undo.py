"""Undoing a run that was applied puts every row back; undoing that applies it again."""

from pathlib import Path

import pytest

from tests.books import CopyOf
from tests.cli.rescope_book import DECISIONS, criteria_in, lay_cohort, lay_decided, rows_of
from tests.program import Program

APPLY = ("rescope", "apply", "1", "--meeting", "TFG 7 May", "--colour", "red")
UNDO = ("rescope", "undo", "1", "--reason", "the wrong criteria")
KEEP = ("keep", "--reason", "judgement")
OF_RUNS = {"rescope_step", "rescope_change", "event", "event_detail"}


@pytest.fixture
def decided(copy_of: CopyOf) -> Program:
    """Run 1, with a decision about everyone who needs one."""
    return copy_of(lay_decided)


def of_cases(iomctl: Program) -> dict[str, list[tuple[object, ...]]]:
    """Every table but the audit trail and what was done with runs."""
    return {name: rows for name, rows in rows_of(iomctl).items() if name not in OF_RUNS}


def test_every_table_holds_what_it_held(decided: Program) -> None:
    before = of_cases(decided)
    decided(*APPLY).succeeds()
    assert of_cases(decided) != before
    undone = decided(*UNDO, "--format", "json").succeeds().json()
    assert (undone["state"], undone["moved"], undone["left"], undone["admitted"]) == ("undone", 1, 1, 1)
    assert of_cases(decided) == before
    (run,) = decided("rescope", "list", "--format", "json").json()
    assert run["state"] == "undone"
    decided("db", "check").succeeds()


def test_an_undo_can_be_undone_and_that_again(decided: Program) -> None:
    before = of_cases(decided)
    decided(*APPLY, "--on", "2026-04-20").succeeds()
    applied = decided("caseload", "--format", "json").json()
    decided.travel(3)
    decided(*UNDO).succeeds()
    again = decided(*UNDO, "--format", "json").succeeds().json()
    assert (again["state"], again["on"], again["meeting"]) == ("applied", "2026-04-20", "TFG 7 May")
    decided.travel(-3)
    assert decided("caseload", "--format", "json").json() == applied
    decided.travel(3)
    decided(*UNDO).succeeds()
    assert of_cases(decided) == before


SINCE: dict[str, tuple[str, ...]] = {
    "moved": ("cohort", "move", "N1", "free", "--reason", "risk-down"),
    "coloured": ("cohort", "colour", "N1", "green", "--reason", "doing well"),
    "reviewed": ("review", "hold", "N5", "--colour", "green"),
    "assigned": ("cohort", "assign", "N5", "--to", "okafor"),
    "adopted again": ("cohort", "adopt", "N2", "--cohort", "luton", "--tier", "free", "--colour", "red",
                      "--no-worker", "--reason", "court"),
    "moved by the run and left": ("cohort", "deselect", "N1", "--reason", "risk-reduced", "--exit-plan", "the council"),
    "came in and left": ("cohort", "deselect", "N5", "--reason", "risk-reduced", "--exit-plan", "the council"),
}  # fmt: skip


@pytest.mark.parametrize("what", SINCE)
def test_a_case_that_somebody_changed_since_is_not_touched(decided: Program, what: str) -> None:
    decided("agency", "add", "Bedfordshire Police").succeeds()
    decided("worker", "add", "S Okafor", "--agency", "police").succeeds()
    decided(*APPLY).succeeds()
    command = SINCE[what]
    decided(*command).succeeds()
    before = of_cases(decided)
    refused = decided(*UNDO).exits(5)
    assert f"N0000{command[2][-1]}  " in refused.err
    assert refused.err.count("somebody has changed the case since") == 1
    assert of_cases(decided) == before


def test_rows_added_since_are_seen_where_another_undo_has_freed_their_numbers(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl, criteria = copy_of(lay_cohort), criteria_in(tmp_path)
    iomctl("cohort", "create", "dunstable", "--name", "IOM Dunstable").succeeds()
    for cohort in ("dunstable", "luton"):
        words = ("rescope", "plan", "--cohort", cohort, "--criteria", str(criteria), "--candidates")
        iomctl(*words).succeeds()
    # Run 1 takes Pratt into the other cohort, run 2 only ends the stay of Hollis.
    for surname in ("mercer", "quill"):
        iomctl("rescope", "decide", "1", surname, *KEEP).succeeds()
    iomctl("rescope", "decide", "1", "pratt", "admit", "fixed", "--reason", "criteria-met").succeeds()
    for surname, decision in {**DECISIONS, "mercer": KEEP, "pratt": KEEP}.items():
        iomctl("rescope", "decide", "2", surname, *decision).succeeds()
    for run in ("1", "2"):
        iomctl("rescope", "apply", run, *APPLY[3:]).succeeds()
    iomctl.travel(1)
    iomctl(*UNDO).succeeds()
    iomctl(*SINCE["adopted again"]).succeeds()
    refused = iomctl("rescope", "undo", "2", *UNDO[3:]).exits(5)
    assert "N00002  Hollis, Kai, born 1994-08-14: somebody has changed the case since" in refused.err


def test_what_belongs_to_nobody_in_the_run_does_not_matter(decided: Program) -> None:
    decided(*APPLY).succeeds()
    decided("cohort", "move", "quill", "free", "--reason", "risk-down").succeeds()
    decided("need", "set", "mercer", "accommodation=severe").succeeds()
    decided(*UNDO).succeeds()
    tiers = {one["offender"]: one["tier"] for one in decided("caseload", "--format", "json").json()}
    assert tiers == {"N00001": "flex", "N00002": "flex", "N00003": "free", "N00004": "flex"}


def test_a_later_run_that_speaks_of_who_came_in_does_not_hold_the_undo_up(decided: Program, tmp_path: Path) -> None:
    decided(*APPLY).succeeds()
    criteria = str(criteria_in(tmp_path))
    decided("rescope", "plan", "--cohort", "luton", "--criteria", criteria).succeeds()
    decided(*UNDO).succeeds()
    shown = decided("rescope", "show", "2", "--format", "json").succeeds().json()
    assert "N00005" in {one["offender"] for one in shown}


def test_an_undone_run_is_decided_anew_and_applied(decided: Program) -> None:
    decided(*APPLY).succeeds()
    decided(*UNDO).succeeds()
    decided("rescope", "decide", "1", "pratt", "keep", "--reason", "judgement").succeeds()
    refused = decided(*UNDO).exits(5)
    assert "run 1 has other decisions since it was undone" in refused.err
    done = decided(*APPLY, "--format", "json").succeeds().json()
    assert (done["admitted"], done["kept"]) == (0, 1)


def test_a_plan_alone_can_not_be_undone(decided: Program) -> None:
    assert "run 1 was never applied" in decided(*UNDO).exits(5).err
    assert "no run 7" in decided("rescope", "undo", "7", "--reason", "x").exits(3).err


def test_a_dry_run_of_an_undo_changes_nothing(decided: Program) -> None:
    decided(*APPLY).succeeds()
    before = rows_of(decided)
    decided(*UNDO, "--dry-run").succeeds()
    after = rows_of(decided)
    assert {name for name in before if before[name] != after[name]} == {"event", "event_detail"}  # a look, with words
