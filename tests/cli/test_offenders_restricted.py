"""A limited-access mark: nothing that says who it is leaves the program unless --restricted is given."""

import pytest

from tests.books import laid_once
from tests.program import Answer, Program

SECRETS = ("Quill", "Rowan", "Feather", "1991", "X417723")


@laid_once
def rowan(iomctl: Program) -> None:
    """A case book in which N00001, Rowan Quill, has a limited-access mark."""
    names = ("--surname", "Quill", "--forenames", "Rowan", "--alias", "Rowan Feather")
    iomctl("offender", "add", *names, "--born", "1991-03-02", "--crn", "X417723").succeeds()
    iomctl("need", "set", "N1", "drugs=some").succeeds()
    iomctl("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()


def keeps_secret(answer: Answer) -> bool:
    return not any(secret.lower() in f"{answer.out}{answer.err}".lower() for secret in SECRETS)


@pytest.mark.parametrize(
    "words",
    [
        ("offender", "show", "N1"),
        ("offender", "show", "N1", "--format", "json"),
        ("offender", "show", "N1", "--format", "csv"),
        ("offender", "show", "N1", "--format", "md"),
        ("offender", "history", "N1"),
        ("offender", "history", "N1", "--format", "json"),
        ("offender", "list", "--format", "csv"),
        ("offender", "edit", "N1", "--area", "Luton"),
        ("offender", "identify", "N1", "--prison", "A4172CX"),
        ("offender", "restrict", "N1", "--reason", "again"),
        ("find", "N1"),
    ],
)
def test_nothing_says_who_it_is(rowan: Program, words: tuple[str, ...]) -> None:
    answer = rowan(*words).succeeds()
    assert "N00001" in answer.out + answer.err
    assert keeps_secret(answer)


@pytest.mark.parametrize(
    ("words", "matched"),
    [
        ("quill", "name"),
        ("QUILL,", "name"),
        ("rowan quill", "name"),
        ("Feather Rowan", "alias"),
        ("x417723", "CRN"),
        ("N1", "reference"),
    ],
)
def test_a_whole_name_or_number_finds_somebody_hidden_and_says_no_more(
    rowan: Program, words: str, matched: str
) -> None:
    answer = rowan("find", *words.split(), "--format", "json").succeeds()
    (found,) = answer.json()
    assert (found["offender"], found["name"], found["matched"]) == ("N00001", "restricted", matched)
    assert keeps_secret(answer)


@pytest.mark.parametrize("words", ["q", "qui", "uill", "rowan", "quill r", "feather", "feath", "x41772", "417723"])
def test_no_part_of_a_name_or_number_finds_somebody_hidden(rowan: Program, words: str) -> None:
    assert rowan("find", *words.split(), "--format", "json").succeeds().json() == []
    (shown,) = rowan("find", *words.split(), "--restricted", "--format", "json").succeeds().json()
    assert shown["offender"] == "N00001"
    assert [one["command"] for one in rowan("audit", "log", "--kind", "consultation", "--format", "json").json()] == [
        "find"
    ]


def test_an_offender_argument_takes_a_hidden_name_whole_alone(iomctl: Program) -> None:
    iomctl("offender", "add", "--surname", "Quill Marsh", "--forenames", "Rowan Lee").succeeds()
    iomctl("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    for whole in ("quill marsh", "Quill-Marsh, Rowan Lee", "N1"):
        iomctl("offender", "show", whole).succeeds()
    for part in ("quill", "quill marsh rowan"):
        iomctl("offender", "show", part).exits(3)
        iomctl("offender", "show", part, "--restricted").succeeds()


def test_the_place_in_a_list_does_not_give_a_hidden_name_away(iomctl: Program) -> None:
    for forenames in ("Zoe", "Bea", "Ash"):
        iomctl("offender", "add", "--surname", "Marsh", "--forenames", forenames).succeeds()
    iomctl("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    iomctl("offender", "restrict", "N3", "--reason", "relative of a worker").succeeds()
    found = iomctl("find", "marsh", "--format", "json").succeeds().json()
    assert [one["offender"] for one in found] == ["N00002", "N00001", "N00003"]
    lines = iomctl("offender", "show", "marsh").exits(3).err.splitlines()
    assert [line.split()[1] for line in lines[1:4]] == ["N00002", "N00001", "N00003"]
    shown = iomctl("find", "marsh", "--restricted", "--format", "json").succeeds().json()
    assert [one["offender"] for one in shown] == ["N00003", "N00002", "N00001"]


def test_a_refusal_says_who_it_is_by_reference_alone(rowan: Program) -> None:
    owned = rowan("offender", "add", "--surname", "Mercer", "--crn", "x417723").exits(5)
    assert "this is N00001  restricted\n" in owned.err
    same = rowan("offender", "add", "--surname", "quill", "--forenames", "rowan", "--born", "2/3/1991").exits(5)
    assert "duplicate of N00001 restricted: same name\n" in same.err
    assert keeps_secret(same)


def test_restricted_shows_it_all_and_the_event_says_so(rowan: Program) -> None:
    page = rowan("offender", "show", "N1", "--restricted", "--reason", "panel of 20 April", "--format", "json").json()
    assert (page["name"], page["born_on"], page["aliases"]) == ("Quill, Rowan", "1991-03-02", ["Rowan Feather"])
    assert page["identifiers"] == [{"kind": "crn", "value": "X417723", "explained": None}]
    (found,) = rowan("find", "feath", "--restricted", "--format", "json").json()
    assert (found["name"], found["matched"]) == ("Quill, Rowan", "alias Rowan Feather")
    consulted = ("audit", "log", "--kind", "consultation", "--format", "json")
    look, search = rowan(*consulted).json()
    assert (look["people"], look["restricted"], look["reason"]) == ("N00001", True, "restricted")
    assert (search["people"], search["restricted"], search["command"]) == ("N00001", True, "find")
    assert rowan(*consulted, "--restricted").json()[0]["reason"] == "panel of 20 April"


def test_hidden_is_absent_and_not_empty(rowan: Program) -> None:
    page = rowan("offender", "show", "N1", "--format", "json").json()
    assert (page["identifiers"], page["aliases"], page["age"]) == (None, None, None)


def test_the_mark_needs_a_reason_and_can_be_lifted(rowan: Program) -> None:
    rowan("offender", "unrestrict", "N1").exits(2)
    assert "--reason: say why" in rowan("offender", "unrestrict", "N1", "--reason", " ").exits(4).err
    lifted = rowan("offender", "unrestrict", "N1", "--reason", "worker left", "--format", "json").succeeds()
    assert lifted.json()["surname"] == "Quill"
    reasons = [one["reason"] for one in rowan("audit", "log", "--kind", "alteration", "--format", "json").json()]
    assert reasons[-2:] == ["relative of a worker", "worker left"]
