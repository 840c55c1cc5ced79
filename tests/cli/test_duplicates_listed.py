"""The pairs of the whole book who may be one person: the most certain first, and nothing told of who is hidden."""

from typing import Any

from tests.books import laid_once
from tests.program import Program

BORN = ("--born", "14/8/1994")


@laid_once
def pairs(iomctl: Program) -> None:
    """N00001 and N00002 are one, N00003 is a twin of both, N00004 is nobody else."""
    others: list[str] = []
    for number, (surname, forenames) in enumerate((("Mercer", "Kai"), ("Mercer", "Kai"), ("Mercer", "Leigh")), start=1):
        iomctl("offender", "add", "--surname", surname, "--forenames", forenames, *BORN, *others).succeeds()
        others += ["--not-the-same", f"N{number}"]
    iomctl("offender", "add", "--surname", "Quill", "--forenames", "Rowan", "--crn", "X417723").succeeds()


def listed(iomctl: Program, *words: str) -> list[Any]:
    answer = iomctl("offender", "duplicates", *words, "--format", "json").succeeds().json()
    assert isinstance(answer, list)
    return answer


def test_the_most_certain_come_first_with_why(pairs: Program) -> None:
    told = [(one["offender"], one["other_person"], one["verdict"], one["reasons"]) for one in listed(pairs)]
    assert told == [
        ("N00001", "N00002", "certain", "same name; same birth date"),
        ("N00001", "N00003", "possible", "same surname; another forename; same birth date: twins?"),
        ("N00002", "N00003", "possible", "same surname; another forename; same birth date: twins?"),
    ]
    assert "Points" not in pairs("offender", "duplicates").succeeds().out


def test_they_are_narrowed_to_a_person_and_a_verdict(pairs: Program) -> None:
    assert [one["offender"] for one in listed(pairs, "--of", "N2")] == ["N00001", "N00002"]
    assert [one["verdict"] for one in listed(pairs, "--of", "N2", "--verdict", "certain")] == ["certain"]
    assert listed(pairs, "--of", "quill") == []
    assert "no offender sayle" in pairs("offender", "duplicates", "--of", "sayle").exits(3).err
    assert "one of certain, possible" in pairs("offender", "duplicates", "--verdict", "sure").exits(2).err


def test_of_somebody_hidden_neither_name_nor_birth_date_is_told_but_with_the_mark_lifted(pairs: Program) -> None:
    pairs("offender", "restrict", "N1", "--reason", "works with a partner").succeeds()
    first = next(one for one in listed(pairs) if one["other_person"] == "N00002")
    assert (first["name"], first["reasons"], first["points"]) == ("restricted", "same name", None)
    shown = next(one for one in listed(pairs, "--restricted", "--reason", "panel") if one["other_person"] == "N00002")
    assert (shown["name"], shown["reasons"]) == ("Mercer, Kai", "same name; same birth date")


def test_both_of_each_pair_are_logged_as_looked_at_and_nobody_else(pairs: Program) -> None:
    listed(pairs)
    newest = pairs("audit", "log", "--format", "json").json()[-1]
    assert (newest["command"], newest["people"], newest["kind"]) == (
        "offender duplicates",
        "N00001-N00003",
        "consultation",
    )
