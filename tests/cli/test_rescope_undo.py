"""Undoing a run that was applied puts every row back; taking that back applies it again."""

from pathlib import Path

import pytest

from tests.acceptance.unchanged import nothing_changes
from tests.books import CopyOf
from tests.cli.rescope_book import DECISIONS, criteria_in, lay_cohort, lay_decided, rows_of
from tests.program import Program

APPLY = ("rescope", "apply", "1", "--meeting", "TFG 7 May", "--colour", "red")
UNDO = ("rescope", "undo", "1", "--reason", "the wrong criteria")
AGAIN = ("--cohort", "luton", "--tier", "free", "--colour", "red", "--no-worker", "--reason", "court")
ADOPTED_AGAIN = ("cohort", "adopt", "N2", *AGAIN)
KEEP = ("keep", "--reason", "judgement")
OF_RUNS = {"rescope_step", "undoing", "highest_number", "event", "event_detail"}


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
    assert (run["state"], run["but_for"], undone["but_for"]) == ("undone", 0, [])
    decided("db", "check").succeeds()


def test_what_is_undone_is_applied_again_by_redo_and_undone_once_more(decided: Program) -> None:
    before = of_cases(decided)
    decided(*APPLY, "--on", "2026-04-20").succeeds()
    applied = of_cases(decided)
    decided.travel(3)
    decided(*UNDO).succeeds()
    decided("redo").succeeds()
    assert of_cases(decided) == applied
    (run,) = decided("rescope", "list", "--format", "json").json()
    assert (run["state"], run["state_on"], run["meeting"]) == ("applied", "2026-04-20", "TFG 7 May")
    decided(*UNDO).succeeds()
    assert of_cases(decided) == before
    (run,) = decided("rescope", "list", "--format", "json").json()
    assert (run["state"], run["state_on"]) == ("undone", "2026-04-23")


def test_it_is_undone_once_and_may_be_applied_again(decided: Program) -> None:
    decided(*APPLY).succeeds()
    applied = decided("caseload", "--format", "json").json()
    decided(*UNDO).succeeds()
    with nothing_changes(decided):
        refused = decided(*UNDO).exits(5).err
    assert refused.splitlines()[:2] == [
        "iomctl: run 1 is undone already",
        "  to apply it again: iomctl rescope apply 1 --meeting REF",
    ]
    decided(*APPLY).succeeds()
    assert decided("caseload", "--format", "json").json() == applied
    decided(*UNDO).succeeds()
    decided("db", "check").succeeds()


def test_the_line_that_apply_prints_undoes_the_run(decided: Program) -> None:
    before = of_cases(decided)
    told = decided(*APPLY).succeeds().err
    decided("undo", told.rpartition("iomctl undo ")[2].strip()).succeeds()
    assert of_cases(decided) == before
    assert "run 1 is undone already" in decided(*UNDO).exits(5).err


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
    iomctl(*ADOPTED_AGAIN).succeeds()
    refused = iomctl("rescope", "undo", "2", *UNDO[3:]).exits(5)
    assert "N00002 Hollis, Kai: cohort adopt on Tue 21 Apr 2026 (today)" in refused.err


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
