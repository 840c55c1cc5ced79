"""The person that words mean, in any command: by surname, by whole name in either order, and never by a guess."""

import pytest

from tests.books import laid_once
from tests.program import Program


@laid_once
def people(iomctl: Program) -> None:
    """Two Mercers, one of them with two forenames, somebody whose surname has two words, and somebody restricted."""
    for surname, forenames, *more in (
        ("Mercer", "Kai"),
        ("Mercer", "Jo Ann"),
        ("de la Cruz", "Maria"),
        ("Quill", "Rowan", "--restricted-access"),
    ):
        iomctl("offender", "add", "--surname", surname, "--forenames", forenames, *more).succeeds()


def meant(iomctl: Program, words: str) -> str:
    answer = iomctl("offender", "edit", words, "--clear", "area", "--dry-run", "--format", "json").succeeds()
    ref: str = answer.json()["offender"]
    return ref


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("kai mercer", "N00001"),
        ("Mercer, Kai", "N00001"),
        ("mercer kai", "N00001"),
        ("jo mercer", "N00002"),
        ("Jo Ann Mercer", "N00002"),
        ("Mercer, Jo", "N00002"),
        ("maria DE LA cruz", "N00003"),
        ("de la cruz", "N00003"),
        ("rowan quill", "N00004"),
        ("quill", "N00004"),
    ],
)
def test_a_name_means_its_person_in_either_order(people: Program, words: str, ref: str) -> None:
    assert meant(people, words) == ref


@pytest.mark.parametrize("words", ["kai", "ann mercer", "kai merc", "Kai, Mercer", "cruz", "ro quill", "a " * 3000])
def test_a_part_of_a_name_means_nobody(people: Program, words: str) -> None:
    assert "no offender" in people("offender", "history", words).exits(3).err


def test_several_people_of_a_name_are_listed(people: Program) -> None:
    people("offender", "add", "--surname", "Kai", "--forenames", "Mercer", "--not-the-same", "N1").succeeds()
    told = people("offender", "history", "kai mercer").exits(3).err
    assert "N00001  Mercer, Kai" in told
    assert "N00005  Kai, Mercer" in told
    assert meant(people, "Kai, Mercer") == "N00005"
