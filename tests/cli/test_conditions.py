"""iomctl condition: what was agreed in a contract, what of it is late, and a contract that is completed only by all."""

from pathlib import Path
from typing import Any

import pytest

from tests.casebook import book, person, spell
from tests.cli.sheets import exported, refusal, sheet, take_in
from tests.program import Program

FEED = "offender,membership,kind,agreed_on,due_on,outcome,outcome_on,note"


@pytest.fixture
def contract(iomctl: Program) -> Program:
    """Two people, each in a contract since 2 March; a third in family work."""
    with book(iomctl) as work:
        for name in ("Mercer", "Hollis", "Sayle"):
            spell(work, person(work, name))
    for who, programme in (("N1", "contract"), ("N2", "contract"), ("N3", "family-work")):
        iomctl("programme", "join", who, programme, "--on", "2026-03-02").succeeds()
    return iomctl


def add(program: Program, of: str, kind: str, *words: str) -> None:
    program("condition", "add", of, kind, *words).succeeds()


def listed(program: Program, *words: str) -> list[tuple[Any, ...]]:
    rows = program("condition", *words, "--format", "json").succeeds().json()
    return [(row["condition"], row["state"], row["days_left"]) for row in rows]


def test_what_is_due_is_not_overdue_and_what_is_said_is_neither(contract: Program) -> None:
    for kind, due in (("no-offence", "2026-04-19"), ("restorative", "2026-04-20"), ("community-work", "2026-04-28")):
        add(contract, "G1", kind, "--due", due)
    add(contract, "G2", "work-on-causes")
    assert listed(contract, "overdue") == [("L00001", "overdue", -1)]
    assert listed(contract, "due") == [("L00002", "open", 0)]
    assert listed(contract, "due", "--within", "8d") == [("L00002", "open", 0), ("L00003", "open", 8)]
    assert len(listed(contract, "list", "--open")) == 4
    contract("condition", "outcome", "L1", "not-met").succeeds()
    contract("condition", "outcome", "L2", "met").succeeds()
    assert listed(contract, "overdue") == []
    assert listed(contract, "overdue", "--as-of", "2026-04-30") == [("L00003", "overdue", -2)]
    day = contract("today", "--format", "json").succeeds().json()
    assert ([one["condition"] for one in day["conditions"]], day["conditions_overdue"]) == ([], [])


def test_of_whom_it_was_never_said_is_told_when_they_left(contract: Program) -> None:
    add(contract, "G1", "no-offence", "--due", "2026-04-10")
    contract("programme", "leave", "G1", "--reason", "stopped", "--on", "2026-04-07").succeeds()
    assert listed(contract, "list", "N1") == [("L00001", "never-said", None)]
    assert listed(contract, "overdue") == []
    assert listed(contract, "list", "N1", "--as-of", "2026-04-06") == [("L00001", "open", 4)]


def test_a_contract_without_conditions_is_a_gap_of_its_case(contract: Program) -> None:
    add(contract, "G1", "no-offence")
    gaps = contract("check", "cases", "--gap", "conditions", "--format", "json").succeeds().json()
    assert [(one["offender"], one["command"]) for one in gaps] == [
        ("N00002", "iomctl condition add G00002 KIND --due DAY")
    ]
    contract("programme", "leave", "G2", "--reason", "stopped").succeeds()
    assert contract("check", "cases", "--gap", "conditions", "--format", "json").succeeds().json() == []


def test_a_condition_is_of_its_own_programme_and_not_before_they_joined(contract: Program) -> None:
    told = contract("condition", "add", "G3", "no-offence").exits(5).err
    assert "no-offence is a condition of contract, not of family-work" in told
    told = contract("condition", "add", "G1", "no-offence", "--on", "2026-03-01").exits(5).err
    assert "G00001 began on Mon 2 Mar 2026" in told
    told = contract("condition", "add", "G1", "no-offence", "--due", "2026-03-01").exits(4).err
    assert "--due: Sun 1 Mar 2026 (50 days ago) is before it was agreed" in told
    add(contract, "G1", "no-offence")
    told = contract("programme", "correct", "G1", "--programme", "womens-centre", "--reason", "mistyped").exits(5).err
    assert "G00001 has conditions of contract: L00001" in told


def test_a_contract_is_completed_by_all_or_not_at_all(contract: Program) -> None:
    for kind in ("no-offence", "restorative"):
        add(contract, "G1", kind)
    contract("condition", "outcome", "L1", "not-met", "--on", "2026-04-06").succeeds()
    told = contract("programme", "leave", "G1", "--reason", "completed").exits(5).err
    assert "L00001 no-offence of G00001: it was not met" in told
    assert "L00002 restorative of G00001: nobody said whether it was met" in told
    contract("programme", "leave", "G1", "--reason", "breached").succeeds()
    told = contract("programme", "correct", "G1", "--because", "completed", "--reason", "mistyped").exits(5).err
    assert "L00001 no-offence of G00001" in told


def test_a_file_tells_conditions_and_how_they_came_out(contract: Program, tmp_path: Path) -> None:
    rows = ("N1,G1,no-offence,2026-03-02,2026-04-17,,,", "N2,G2,restorative,2026-03-09,,,,by letter")
    assert take_in(contract, "conditions", sheet(tmp_path, FEED, *rows)) == (2, 0, 0, 0)
    assert take_in(contract, "conditions", sheet(tmp_path, FEED, *rows)) == (0, 0, 2, 0)
    said = "N1,G1,no-offence,2026-03-02,2026-04-24,met,2026-04-13,"
    assert take_in(contract, "conditions", sheet(tmp_path, FEED, said)) == (0, 1, 0, 0)
    assert [(row["condition"], row["membership"], row["due_on"], row["outcome"]) for row in
            exported(contract, "conditions")] == [
        ("L00001", "G00001", "2026-04-24", "met"),
        ("L00002", "G00002", "", ""),
    ]  # fmt: skip
    contract("undo").succeeds()
    assert listed(contract, "list", "N1") == [("L00001", "overdue", -3)]
    contract("db", "check").succeeds()


def test_a_file_is_refused_what_an_option_is_refused(contract: Program, tmp_path: Path) -> None:
    contract("programme", "leave", "G2", "--reason", "completed", "--on", "2026-04-13").succeeds()
    rows = (
        "N1,G9,no-offence,2026-03-02,,,,",
        "N1,G2,no-offence,2026-03-02,,,,",
        "N3,G3,no-offence,2026-03-02,,,,",
        "N1,G1,no-offence,2026-03-01,,,,",
        "N2,G2,no-offence,2026-03-02,,not-met,2026-04-13,",
        "N1,X1,curfew,2026-03-02,2026-03-01,met,,",
    )
    assert refusal(contract, "conditions", sheet(tmp_path, FEED, *rows)) == [
        "line 2: membership: no membership G00009",
        "line 3: membership: G00002 is of N00002",
        "line 4: no-offence is a condition of contract, not of family-work",
        "line 5: G00001 began on 2026-03-02, after 2026-03-01",
        "line 6: G00002 was completed, so each of its conditions was met",
        'line 7: kind: condition "curfew": one of no-offence, work-on-causes, restorative, community-work; '
        "due_on: Sun 1 Mar 2026 (50 days ago) is before it was agreed, Mon 2 Mar 2026 (49 days ago); "
        "outcome_on: missing beside the outcome; "
        'membership: "X1" is no reference; one is like G00042',
    ]
    add(contract, "G1", "no-offence")
    done = "N1,contract,2026-03-02,,,,2026-04-13,completed,"
    header = "offender,programme,joined_on,children,family,until_on,left_on,reason,note"
    assert refusal(contract, "programmes", sheet(tmp_path, header, done)) == [
        "line 2: L00001 no-offence of G00001: nobody said whether it was met"
    ]
