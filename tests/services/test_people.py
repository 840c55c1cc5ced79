"""One person is found by reference, by an identifier however it is written, or by a name only they have."""

import pytest

from tests.books import laid_once
from tests.program import Program

MERCER = ("--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994")
NUMBERS = ("--pnc", "2009/0417723H", "--cro", "041772/09M", "--crn", "X417723", "--prison", "A4172CX", "--local", "L 1")


@laid_once
def people(iomctl: Program) -> None:
    """Kai Mercer and Rowan Quill."""
    iomctl("offender", "add", *MERCER, *NUMBERS).succeeds()
    iomctl("offender", "add", "--surname", "Quill", "--forenames", "Rowan").succeeds()


def shown(iomctl: Program, words: str) -> str:
    return str(iomctl("offender", "show", words, "--format", "json").succeeds().json()["offender"])


@pytest.mark.parametrize(
    "words",
    [
        "N00001",
        "n1",
        " N01 ",
        "mercer",
        "MERCER, KAI",
        "mercer kai",
        "2009/0417723H",
        "09/417723h",
        "2009/417723H",
        "09417723H",
        "20090417723H",
        " 2009 / 0417723 h ",
        "41772/09m",
        "x417723",
        " a4172cx ",
        "L 1",
    ],
)
def test_any_way_of_writing_who_is_meant_finds_them(people: Program, words: str) -> None:
    assert shown(people, words) == "N00001"


@pytest.mark.parametrize("words", ["N00003", "merc", "2009/0417723M", "X417724", "", "--", "l", "x" * 500])
def test_nobody_is_one_plain_line_and_exit_3(people: Program, words: str) -> None:
    refusal = people("offender", "show", "--", words).exits(3)
    assert refusal.err.startswith("iomctl: no offender ")
    assert refusal.err.count("\n") == 2
    assert "Traceback" not in refusal.err


def test_an_ambiguous_name_lists_the_candidates_and_the_look_names_them(people: Program) -> None:
    people("offender", "add", "--surname", "Mercer", "--forenames", "Ash", "--born", "1/2/1990").succeeds()
    refusal = people("offender", "show", "mercer").exits(3)
    assert "N00003  Mercer, Ash, born 1990-02-01" in refusal.err
    assert "N00001  Mercer, Kai, born 1994-08-14" in refusal.err
    (look,) = people("audit", "log", "--kind", "consultation", "--format", "json").succeeds().json()
    assert look["command"] == "offender show"


def test_a_limited_access_mark_hides_name_and_birth_date_among_candidates(people: Program) -> None:
    people("offender", "add", "--surname", "Mercer", "--forenames", "Ash", "--born", "1/2/1990").succeeds()
    people("offender", "restrict", "N3", "--reason", "relative of a worker").succeeds()
    refusal = people("offender", "show", "mercer").exits(3)
    assert "N00003  restricted" in refusal.err
    assert not {"Ash", "1990"} & set(refusal.err.replace(",", " ").replace("-", " ").split())
    assert "Mercer, Ash" in people("offender", "show", "mercer", "--restricted").exits(3).err


@pytest.mark.parametrize("stored", ["2019/0058123Q", "1958/0000123Q"])
def test_a_pnc_id_without_its_slash_finds_either_year_it_may_mean(iomctl: Program, stored: str) -> None:
    iomctl("offender", "add", "--surname", "Hollis", "--pnc", stored).succeeds()
    assert shown(iomctl, "1958123q") == "N00001"
