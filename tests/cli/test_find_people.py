"""People are found by any part of a name, an identifier or a reference; a search is logged with whom it found."""

import pytest

from tests.books import laid_once
from tests.program import Program


@laid_once
def people(iomctl: Program) -> None:
    """Five people whose names and numbers are easily written another way."""
    add = ("offender", "add", "--surname")
    iomctl(*add, "Mercer", "--forenames", "Kai", "--pnc", "2009/0417723H", "--alias", "Kai Marsh").succeeds()
    iomctl(*add, "O'Neill", "--forenames", "Łukasz", "--born", "1990-01-02", "--crn", "X500001").succeeds()
    iomctl(*add, "Smith-Jones", "--forenames", "Zoë", "--local", "rec_223-org").succeeds()
    iomctl(*add, "Marsh", "--forenames", "Ash", "--area", "Luton").succeeds()
    iomctl(*add, "李", "--forenames", "明", "--local", "recX223-org").succeeds()


def found(iomctl: Program, *words: str) -> list[tuple[str, str]]:
    answer = iomctl("find", *words, "--format", "json").succeeds().json()
    return [(one["offender"], one["matched"]) for one in answer]


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        (["lukasz"], ["N00002"]),
        (["ŁUKASZ"], ["N00002"]),
        (["oneill"], ["N00002"]),
        (["O’Neill"], ["N00002"]),
        (["o'nei"], ["N00002"]),
        (["zoe"], ["N00003"]),
        (["smith", "jones"], ["N00003"]),
        (["Jones-Smith"], ["N00003"]),
        (["mith"], ["N00003"]),
        (["kai", "mercer"], ["N00001"]),
        (["Mercer,", "Kai"], ["N00001"]),
        (["李"], ["N00005"]),
        (["n0004"], ["N00004"]),
        (["zzz"], []),
        (["%"], []),
        (["_"], []),
        ([""], []),
        (["'"], []),
    ],
)
def test_names_are_found_however_they_are_written(people: Program, words: list[str], refs: list[str]) -> None:
    assert [ref for ref, _ in found(people, *words)] == refs


@pytest.mark.parametrize(
    ("words", "matched"),
    [
        ("2009/0417723H", "PNC id 2009/0417723H"),
        ("09/417723h", "PNC id 2009/0417723H"),
        ("09417723H", "PNC id 2009/0417723H"),
        ("09/4177", "PNC id 2009/0417723H"),
        ("417723", "PNC id 2009/0417723H"),
        ("x5000", "CRN X500001"),
        ("REC_223", "local number rec_223-org"),
    ],
)
def test_identifiers_are_found_loosely_and_in_part(people: Program, words: str, matched: str) -> None:
    assert [what for _, what in found(people, words)] == [matched]


def test_what_begins_with_the_words_comes_first_and_an_alias_is_said(people: Program) -> None:
    assert found(people, "marsh") == [("N00004", "name"), ("N00001", "alias Kai Marsh")]


def test_a_found_person_is_shown_with_cohort_and_logged(people: Program) -> None:
    people("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    people("cohort", "adopt", "N4", "--cohort", "luton", "--tier", "flex", "--colour", "green", "--no-worker",
           "--reason", "tasking").succeeds()  # fmt: skip
    (ash,) = people("find", "ash", "mar", "--reason", "asked by phone", "--format", "json").json()
    assert ash == {
        "offender": "N00004", "name": "Marsh, Ash", "born_on": None, "area": "Luton", "cohort": "luton",
        "matched": "name",
    }  # fmt: skip
    (look,) = people("audit", "log", "--kind", "consultation", "--format", "json").json()
    assert (look["command"], look["people"], look["reason"]) == ("find", "N00004", "asked by phone")


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("2/1/1990", ["N00002"]),
        ("1990-01-02", ["N00002"]),
        ("1/1990", ["N00002"]),
        ("1990-01", ["N00002"]),
        ("1990", ["N00002"]),
        ("neill 1990", ["N00002"]),
        ("1.1990 lukasz", ["N00002"]),
        ("1/2/1990", []),
        ("2/1990", []),
        ("kai 1990", []),
        ("31/2/1990", []),
    ],
)
def test_a_birth_date_or_a_part_of_one_finds_and_narrows(people: Program, words: str, refs: list[str]) -> None:
    assert [ref for ref, _ in found(people, *words.split())] == refs


def test_what_matched_says_that_the_birth_did(people: Program) -> None:
    people("offender", "add", "--surname", "Mercer", "--born", "14/8/1994", "--alias", "Jo Finch").succeeds()
    assert found(people, "14/8/1994") == [("N00006", "birth date")]
    assert found(people, "mercer", "1994") == [("N00006", "name, birth date")]
    assert found(people, "finch", "8/1994") == [("N00006", "alias Jo Finch, birth date")]


def test_a_hidden_birth_date_finds_nobody(people: Program) -> None:
    people("offender", "restrict", "N2", "--reason", "asked").succeeds()
    assert found(people, "1990") == []
    assert found(people, "o'neill", "1990") == []
    assert found(people, "o'neill") == [("N00002", "name")]
    (shown,) = people("--restricted", "find", "1990", "--format", "json").json()
    assert (shown["offender"], shown["matched"]) == ("N00002", "birth date")


def test_nobody_found_is_done_and_said_beside_the_data(people: Program) -> None:
    silent = people("find", "zzz", "--format", "csv").succeeds()
    assert silent.out == "offender,name,born_on,area,cohort,matched\n"
    assert silent.err == "Nobody found; try a shorter part of the name, or iomctl offender list\n"
