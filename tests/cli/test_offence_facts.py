"""What reoffending asks of an offence: its days, how it counts, its place, its sentence, what was set aside."""

from pathlib import Path
from typing import Any

import pytest

from tests.casebook import book, person, spell
from tests.cli.sheets import exported, refusal, sheet, take_in
from tests.program import Program

PROVEN = ("--outcome", "convicted", "--outcome-on", "2026-04-01")
HEADER = "offence,offender,committed_on,code,sentence"


@pytest.fixture
def two(iomctl: Program) -> Program:
    """Two people on the scheme; the first has an offence that was proven, and an order."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
        spell(work, person(work, "Hollis"))
    iomctl("offence", "add", "N1", "028/03", "--on", "2026-02-03", *PROVEN).succeeds()
    iomctl("sentence", "add", "N1", "community-order", "--from", "2026-04-02", "--for", "C1").succeeds()
    return iomctl


def offence(program: Program, number: int = 1) -> dict[str, Any]:
    rows = program("offence", "list", "--format", "json").succeeds().json()
    return next(one for one in rows if one["offence"] == f"C{number:05}")


def test_a_sentence_is_that_of_several_offences_and_each_has_one(two: Program) -> None:
    two("offence", "add", "N1", "045/10", "--on", "2026-02-04", "--sentence", "T1").succeeds()
    assert [offence(two, number)["sentence"] for number in (1, 2)] == ["T00001"] * 2
    again = two("sentence", "add", "N1", "fine", "--from", "2026-04-02", "--for", "c1").exits(5)
    assert "C00001 has its sentence already: T00001" in again.err
    two("sentence", "withdraw", "T1", "--reason", "of another person").succeeds()
    assert [offence(two, number)["sentence"] for number in (1, 2)] == [None] * 2
    two("undo").succeeds()
    assert [offence(two, number)["sentence"] for number in (1, 2)] == ["T00001"] * 2
    two("offence", "correct", "C2", "--sentence", "", "--reason", "of another").succeeds()
    assert offence(two, 2)["sentence"] is None


def test_the_sentence_of_another_or_none_is_refused_by_either_door(two: Program, tmp_path: Path) -> None:
    assert "T00001 is of N00001" in two("offence", "add", "N2", "045/10", "--sentence", "T1").exits(5).err
    assert "no sentence T00009" in two("offence", "add", "N2", "045/10", "--sentence", "T9").exits(3).err
    row = ",N2,2026-02-03,045/10,{}"
    told = refusal(two, "offences", sheet(tmp_path, HEADER, row.format("T1"), row.format("T9"), row.format("x")))
    assert told[:2] == ["line 2: sentence: T00001 is of N00001", "line 3: sentence: no sentence T00009"]
    assert "is no reference; one is like T00042" in told[2]
    two("sentence", "add", "N2", "none").succeeds()
    assert "says that there is no sentence" in two("offence", "add", "N2", "045/10", "--sentence", "T2").exits(5).err


def test_what_a_file_leaves_out_stays_and_what_it_tells_later_is_taken(two: Program, tmp_path: Path) -> None:
    old = "offender,committed_on,code,outcome,outcome_on", "N1,2026-02-03,028/03,convicted,2026-04-01"
    assert take_in(two, "offences", sheet(tmp_path, *old)) == (0, 0, 1, 0)
    more = f"{old[0]},set_aside_on,committed_until", f"{old[1]},2026-04-15,2026-02-05"
    assert take_in(two, "offences", sheet(tmp_path, *more)) == (0, 1, 0, 0)
    (row,) = exported(two, "offences")
    assert (row["set_aside_on"], row["committed_until"], row["sentence"]) == ("2026-04-15", "2026-02-05", "T00001")
    assert take_in(two, "offences", sheet(tmp_path, ",".join(row), ",".join(row.values()))) == (0, 0, 1, 0)


def test_what_was_set_aside_is_known_from_its_day_on_and_comes_back_by_undo(two: Program) -> None:
    two("offence", "set-aside", "C1", "--on", "2026-04-15").succeeds()
    (then,) = two("offence", "list", "N1", "--as-of", "2026-04-14", "--format", "json").succeeds().json()
    assert (then["set_aside_on"], offence(two)["set_aside_on"]) == (None, "2026-04-15")
    assert "set aside" in two("offender", "history", "N1").succeeds().out
    two("undo").succeeds()
    assert offence(two)["set_aside_on"] is None


def test_a_new_trial_may_prove_again_what_was_set_aside(two: Program) -> None:
    two("offence", "set-aside", "C1", "--on", "2026-04-10").succeeds()
    assert "already" in two("offence", "set-aside", "C1", "--on", "2026-04-11").exits(5).err
    two("offence", "correct", "C1", "--outcome-on", "2026-04-15", "--reason", "tried again").succeeds()
    two("offence", "set-aside", "C1", "--on", "2026-04-18").succeeds()
    assert offence(two)["set_aside_on"] == "2026-04-18"


def test_there_is_nothing_to_set_aside_of_what_is_not_proven(two: Program) -> None:
    two("offence", "add", "N1", "045/10", "--on", "2026-02-04", "--outcome", "charged").succeeds()
    assert "nothing to set aside" in two("offence", "set-aside", "C2").exits(5).err
    told = two("offence", "correct", "C2", "--set-aside", "2026-04-01", "--reason", "wrong").exits(4).err
    assert "--set-aside: nothing to set aside" in told
