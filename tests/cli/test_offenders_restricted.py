"""A limited-access mark: nothing that says who it is leaves the program unless --restricted is given."""

import pytest

from tests.program import Answer, Program

SECRETS = ("Quill", "Rowan", "Feather", "1991", "X417723")


@pytest.fixture
def rowan(iomctl: Program) -> Program:
    """A case book in which N00001, Rowan Quill, has a limited-access mark."""
    iomctl(
        *("offender", "add", "--surname", "Quill", "--forenames", "Rowan", "--born", "1991-03-02"),
        *("--crn", "X417723", "--alias", "Rowan Feather"),
    ).succeeds()
    iomctl("need", "set", "N1", "drugs=some").succeeds()
    iomctl("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    return iomctl


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
        ("find", "qui"),
        ("find", "row", "--format", "json"),
        ("find", "feath", "--format", "csv"),
        ("find", "4177", "--format", "json"),
        ("find", "N1"),
    ],
)
def test_nothing_says_who_it_is(rowan: Program, words: tuple[str, ...]) -> None:
    answer = rowan(*words).succeeds()
    assert "N00001" in answer.out + answer.err
    assert keeps_secret(answer)


def test_a_refusal_says_who_it_is_by_reference_alone(rowan: Program) -> None:
    owned = rowan("offender", "add", "--surname", "Mercer", "--crn", "x417723").exits(5)
    assert "this is N00001  restricted\n" in owned.err
    same = rowan("offender", "add", "--surname", "quill", "--forenames", "rowan", "--born", "2/3/1991").exits(5)
    assert "possible duplicate of N00001  restricted\n" in same.err
    assert keeps_secret(same)


def test_restricted_shows_it_all_and_the_event_says_so(rowan: Program) -> None:
    page = rowan("offender", "show", "N1", "--restricted", "--reason", "panel of 20 April", "--format", "json").json()
    assert (page["name"], page["born_on"], page["aliases"]) == ("Quill, Rowan", "1991-03-02", ["Rowan Feather"])
    assert page["identifiers"] == [{"kind": "crn", "value": "X417723"}]
    (found,) = rowan("find", "feath", "--restricted", "--format", "json").json()
    assert (found["name"], found["matched"]) == ("Quill, Rowan", "alias Rowan Feather")
    look, search = rowan("audit", "log", "--kind", "consultation", "--format", "json").json()
    assert (look["people"], look["restricted"], look["reason"]) == ("N00001", True, "panel of 20 April")
    assert (search["people"], search["restricted"], search["command"]) == ("N00001", True, "find")


def test_hidden_is_absent_and_not_empty(rowan: Program) -> None:
    page = rowan("offender", "show", "N1", "--format", "json").json()
    assert (page["identifiers"], page["aliases"], page["age"]) == (None, None, None)


def test_the_mark_needs_a_reason_and_can_be_lifted(rowan: Program) -> None:
    rowan("offender", "unrestrict", "N1").exits(2)
    assert "--reason: say why" in rowan("offender", "unrestrict", "N1", "--reason", " ").exits(4).err
    lifted = rowan("offender", "unrestrict", "N1", "--reason", "worker left", "--format", "json").succeeds()
    assert lifted.json()["surname"] == "Quill"
    assert "iomctl offender restrict N00001" in lifted.err
    reasons = [one["reason"] for one in rowan("audit", "log", "--kind", "alteration", "--format", "json").json()]
    assert reasons[-2:] == ["relative of a worker", "worker left"]
