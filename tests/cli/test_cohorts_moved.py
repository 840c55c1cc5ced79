"""An adoption into the wrong cohort: the case moves with all that was said of it, or is taken away fact by fact."""

from typing import Any

from tests.books import laid_once
from tests.cli import corrected_book
from tests.program import Program

WRONG = ("--reason", "wrong cohort")
MOVE = ("cohort", "correct", "N1", "adoption", "--to-cohort", "bedford", *WRONG)


mercer = laid_once(corrected_book.mercer)


def spells(iomctl: Program) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = iomctl("export", "spells", "--format", "json").succeeds().json()
    return rows


def end(iomctl: Program) -> None:
    gone = ("--reason", "no-offending", "--exit-plan", "the drug service", "--on", "2026-04-13")
    iomctl("cohort", "deselect", "N1", *gone).succeeds()


def test_a_case_moves_with_all_that_was_said_of_it(mercer: Program) -> None:
    before = spells(mercer)
    reviews = mercer("review", "list", "--format", "json").json()
    said = mercer(*MOVE).succeeds().err
    assert "was put right: cohort luton -> bedford" in said
    assert spells(mercer) == [{**row, "cohort": "bedford"} for row in before]
    assert mercer("review", "list", "--format", "json").json() == [{**row, "cohort": "bedford"} for row in reviews]
    mercer("db", "check").succeeds()
    mercer("undo").succeeds()
    assert spells(mercer) == before


def test_a_case_that_has_ended_moves_too(mercer: Program) -> None:
    end(mercer)
    before = spells(mercer)
    assert mercer(*MOVE, "--format", "json").succeeds().json()["cohort"] == "bedford"
    assert spells(mercer) == [{**row, "cohort": "bedford"} for row in before]


def test_no_case_moves_beside_another_one_there(mercer: Program) -> None:
    case = ("--cohort", "bedford", "--tier", "flex", "--colour", "red", "--no-worker", "--reason", "court")
    mercer("cohort", "adopt", "N1", *case, "--on", "2026-04-14").succeeds()
    which = ("--cohort", "luton")
    assert "no cohort dunstable" in mercer(*MOVE[:5], "dunstable", *WRONG, *which).exits(3).err
    refused = mercer(*MOVE, *which).exits(5).err
    assert "N00001 is in bedford from Tue 14 Apr 2026 (event " in refused
    mercer("cohort", "deselect", "N1", *which, "--reason", "no-offending", "--exit-plan", "x").succeeds()
    mercer("cohort", "correct", "N1", "deselection", *which, "--from", "2026-04-14", *WRONG).succeeds()
    mercer(*MOVE, *which).succeeds()
    assert {row["cohort"] for row in spells(mercer)} == {"bedford"}


def test_where_more_is_recorded_the_refusal_names_it_and_each_command_it_prints_withdraws_it(mercer: Program) -> None:
    mercer("cohort", "exit-plan", "N1", "the council", "--on", "2026-04-06").succeeds()
    end(mercer)
    withdrawn = ("cohort", "withdraw", "N1", "adoption", *WRONG)
    refused = mercer(*withdrawn).exits(5).err
    assert "N00001 is green from Mon 16 Mar 2026 (event " in refused
    assert "N00001 left on Mon 13 Apr 2026 (event " in refused
    assert "an exit plan of N00001 is recorded from Mon 6 Apr 2026" in refused
    assert "iomctl cohort correct N00001 adoption --to-cohort COHORT --reason WORDS" in refused
    commands = [line.split("; to withdraw it: iomctl ")[1] for line in refused.splitlines() if "; to withdraw" in line]
    for command in commands:
        mercer(*command.split()).succeeds()
    before = spells(mercer)
    mercer(*withdrawn).succeeds()
    assert spells(mercer) == []
    mercer("db", "check").succeeds()
    mercer("undo").succeeds()
    assert spells(mercer) == before
