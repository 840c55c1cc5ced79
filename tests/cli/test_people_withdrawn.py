"""iomctl offender withdraw: an identifier, another name, or somebody who was recorded by mistake."""

from pathlib import Path

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import every_row, nothing_changes, refused
from tests.books import laid_once
from tests.cli.sheets import refusal, sheet, take_in
from tests.program import Program

WRONG = ("--reason", "wrong")
ADOPT = ("--cohort", "luton", "--tier", "flex", "--colour", "red", "--no-worker", "--reason", "tasking")
PLAN = ("rescope", "plan", "--cohort", "luton", "--criteria", "neighbourhood-crime-2020")


@laid_once
def doubled(iomctl: Program) -> None:
    """The case book of `settled.py`, with N00005 Quill, of whom nothing is known but who she is."""
    settle(iomctl)
    known = ("--pnc", "2015/0011223B", "--alias", "Wren Feather", "--alias", "Robin Feather")
    iomctl("offender", "add", "--surname", "Quill", "--forenames", "Rowan", *known).succeeds()


def found(iomctl: Program, words: str) -> list[str]:
    """The references of those whom these words find."""
    return [one["offender"] for one in iomctl("find", words, "--format", "json").succeeds().json()]


def kept(iomctl: Program) -> dict[str, list[object]]:
    """Every row but those of undo itself."""
    rows = every_row(iomctl)
    return {name: rows[name] for name in rows if name not in {"undoing", "highest_number"}}


def test_nobody_is_found_by_what_is_withdrawn_and_the_right_person_is_given_it(doubled: Program) -> None:
    before = kept(doubled)
    gone = ("--pnc", "15/11223b", "--pnc", "2015/0011223B", "--alias", "wren FEATHER", "--alias", "Wren Feather")
    said = doubled("offender", "withdraw", "quill", *gone, *WRONG).succeeds().err
    assert "N00005: PNC id 2015/0011223B, alias Wren Feather were withdrawn; nobody is found by them.\n" in said
    assert found(doubled, "2015/0011223B") == found(doubled, "wren") == []
    assert found(doubled, "robin") == ["N00005"]
    doubled("undo").succeeds()
    assert kept(doubled) == before
    doubled("redo").succeeds()
    doubled("offender", "identify", "N3", "--pnc", "2015/0011223B").succeeds()
    assert found(doubled, "2015/0011223B") == ["N00003"]


def test_an_identifier_is_not_brought_back_once_somebody_else_has_it(doubled: Program) -> None:
    way = doubled("offender", "withdraw", "N5", "--pnc", "2015/0011223B", *WRONG).succeeds().err
    event = way.rpartition("iomctl undo ")[2].strip()
    doubled("offender", "identify", "N3", "--pnc", "2015/0011223B").succeeds()
    with nothing_changes(doubled):
        assert "2015/0011223B is N00003's (event " in doubled("undo", event).exits(5).err
    doubled("undo").succeeds()
    doubled("undo", event).succeeds()
    assert found(doubled, "2015/0011223B") == ["N00005"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("N5", "--crn", "X417723", "--alias", "Kai", *WRONG), 5, ("N00005 has no such identifier", "no such alias")),
        (("N5", "--crn", "X417723; x417723", *WRONG), 5, ("--crn X417723: N00005 has no such identifier",)),
        (("N5", "--crn", "417723", "--alias", "123", *WRONG), 4, ("a CRN is one letter", "at least one letter")),
        (("N5", "--crn", "", *WRONG), 4, ("nothing is given: an empty value is no identifier",)),
        (("N5", "--reason", " "), 4, ("--reason: it can't be empty",)),
        (("N9", "--reason", ""), 4, ("no offender N9", "--reason: it can't be empty")),
        (("N9", *WRONG), 3, ("no offender N9",)),
        (("mercer", *WRONG), 3, ("",) * 3),
    ],
)
def test_what_is_not_theirs_and_wrong_words_change_nothing(
    doubled: Program, words: tuple[str, ...], code: int, told: tuple[str, ...]
) -> None:
    refused(doubled, code, "offender", "withdraw", *words, told=told)


@pytest.mark.parametrize("words", [("N5",), ("N5", "--pnc", "2015/0011223B"), ("--reason", "wrong")])
def test_a_reason_and_a_person_are_asked_for(doubled: Program, words: tuple[str, ...]) -> None:
    with nothing_changes(doubled):
        assert "Missing " in doubled("offender", "withdraw", *words).exits(2).err


def test_somebody_recorded_by_mistake_is_nowhere_and_an_undo_brings_them_back(doubled: Program) -> None:
    before = kept(doubled)
    gone = doubled("offender", "withdraw", "quill", "--format", "json", *WRONG).succeeds()
    assert gone.json()["aliases"] == "Wren Feather; Robin Feather"
    assert "N00005 was withdrawn: they are in no list, and nobody else gets that number." in gone.err
    assert found(doubled, "quill") == found(doubled, "2015/0011223B") == []
    doubled("offender", "show", "N5").exits(3)
    assert "N00005" not in doubled("offender", "list", "--format", "csv").succeeds().out
    assert "N00005" not in doubled("export", "offenders", "--format", "csv").succeeds().out
    log = doubled("audit", "log", "--offender", "N5", "--format", "json").succeeds().json()
    assert [one["command"] for one in log[:2]] == ["offender add", "offender withdraw"]
    doubled("db", "check").succeeds()
    doubled("undo").succeeds()
    assert kept(doubled) == before


def test_their_reference_is_given_to_nobody_by_hand_or_by_file(doubled: Program, tmp_path: Path) -> None:
    doubled("offender", "withdraw", "N5", *WRONG).succeeds()
    added = doubled("offender", "add", "--surname", "Sayle", "--format", "json").succeeds().json()
    assert added["offender"] == "N00006"
    again = sheet(tmp_path, "offender,surname", "N00005,Quill")
    assert refusal(doubled, "offenders", again) == ["line 2: offender: N00005 was withdrawn as recorded by mistake"]
    doubled("undo").succeeds()  # the one who was added
    doubled("undo").succeeds()
    known = sheet(tmp_path, "offender,surname,pnc", "N00005,Quill,2015/0011223B")
    assert take_in(doubled, "offenders", known) == (0, 0, 1, 0)


def test_somebody_of_whom_something_is_recorded_stays_until_that_is_withdrawn(doubled: Program) -> None:
    doubled("need", "set", "N5", "drugs=some").succeeds()
    doubled("note", "add", "N5", "rang", "--kind", "fact").succeeds()
    doubled("custody", "begin", "N5", "remand", "--on", "2026-04-13").succeeds()
    doubled("cohort", "adopt", "N5", *ADOPT).succeeds()
    lines = ("is 1 stay in custody", "is 1 need", "is 1 note: E00004", "is 1 case")
    told = tuple(f"N00005 can't be withdrawn: there {line}" for line in lines)
    answer = refused(doubled, 5, "offender", "withdraw", "N5", *WRONG)
    assert {line.removeprefix("iomctl: ") for line in answer.err.splitlines() if "can't" in line} == set(told)
    assert "iomctl offender history N00005 shows all" in answer.err
    doubled("cohort", "withdraw", "N5", "adoption", "--on", "today", *WRONG).succeeds()
    doubled("need", "withdraw", "N5", "drugs", *WRONG).succeeds()
    doubled("note", "withdraw", "E4", *WRONG).succeeds()
    doubled("custody", "withdraw", "N5", *WRONG).succeeds()
    before = kept(doubled)
    doubled("offender", "withdraw", "N5", *WRONG).succeeds()
    assert found(doubled, "quill") == []
    doubled("undo").succeeds()
    assert kept(doubled) == before
    for _ in range(4):
        doubled("undo").succeeds()
    assert "rang" in doubled("note", "list", "N5").succeeds().out
    doubled("db", "check").succeeds()


def test_what_was_withdrawn_before_the_person_is_brought_back_after_them(doubled: Program) -> None:
    doubled("note", "add", "N5", "rang", "--kind", "fact").succeeds()
    way = doubled("note", "withdraw", "E4", *WRONG).succeeds().err
    event = way.rpartition("iomctl undo ")[2].strip()
    doubled("offender", "withdraw", "N5", *WRONG).succeeds()
    with nothing_changes(doubled):
        assert "offender withdraw on Mon 20 Apr 2026" in doubled("undo", event).exits(5).err
    doubled("undo").succeeds()
    doubled("undo", event).succeeds()
    assert "rang" in doubled("note", "list", "N5").succeeds().out


@pytest.mark.parametrize("taking", ["undo {added}", "offender withdraw N5 --reason wrong"])
def test_whom_a_plan_found_goes_from_it_and_comes_back(doubled: Program, taking: str) -> None:
    [added] = doubled("audit", "log", "--offender", "N5", "--format", "json").succeeds().json()
    way = doubled("cohort", "adopt", "N5", *ADOPT).succeeds().err
    run = planned(doubled)
    doubled("undo", way.rpartition("iomctl undo ")[2].strip()).succeeds()
    before = people_of_run(doubled, run)
    assert before == ["N00001", "N00005"]
    kept_before = kept(doubled)
    back = doubled(*taking.format(added=added["event"]).split()).succeeds().err.rpartition("iomctl undo ")[2].strip()
    assert people_of_run(doubled, run) == ["N00001"]
    doubled("db", "check").succeeds()
    doubled("undo", back).succeeds()
    assert people_of_run(doubled, run) == before
    assert kept(doubled) == kept_before


def planned(iomctl: Program) -> int:
    """The number of a new plan."""
    iomctl(*PLAN).succeeds()
    return int(iomctl("rescope", "list", "--format", "json").succeeds().json()[-1]["run"])


def people_of_run(iomctl: Program, run: int) -> list[str]:
    """The references of those whom a plan found."""
    return [one["offender"] for one in iomctl("rescope", "show", str(run), "--format", "json").succeeds().json()]
