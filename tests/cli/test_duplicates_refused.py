"""Who is recorded already is found when somebody is added, or is called or numbered otherwise, and why is said."""

import pytest

from tests.books import laid_once
from tests.program import Program

KAI = ("--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994")


@laid_once
def kai(iomctl: Program) -> None:
    """A case book in which N00001 is Kai Mercer with a CRN."""
    iomctl("offender", "add", *KAI, "--crn", "X417723", "--area", "Luton").succeeds()


@pytest.mark.parametrize("surname", ["Mercer", "MERCER", " mércer "])
def test_the_same_name_and_birth_date_is_a_duplicate(kai: Program, surname: str) -> None:
    same = ("--surname", surname, "--forenames", "kai", "--born", "1994-08-14", "--crn", "X000001")
    refusal = kai("offender", "add", *same).exits(5)
    assert refusal.err.startswith(
        "iomctl: duplicate of N00001 Mercer, Kai, born 1994-08-14: same name; same birth date\n"
    )
    assert "--not-the-same N00001" in refusal.err
    assert len(kai("offender", "list", "--format", "json").json()) == 1
    kai("offender", "add", *same, "--not-the-same", "n1").succeeds()
    added = next(
        one for one in reversed(kai("audit", "log", "--format", "json").json()) if one["command"] == "offender add"
    )
    assert added["reason"] == "not the same person as N00001"


def test_a_birth_date_far_off_or_unknown_leaves_a_doubt_and_one_answer_for_each(kai: Program) -> None:
    far = kai("offender", "add", *KAI[:4], "--born", "2/3/1962").exits(5)
    assert "possible duplicate of N00001 Mercer, Kai, born 1994-08-14: same name; but another birth date\n" in far.err
    kai("offender", "add", *KAI[:4], "--born", "2/3/1962", "--not-the-same", "N1").succeeds()
    refusal = kai("offender", "add", *KAI[:4]).exits(5)
    assert refusal.err.count("same name; no birth date to tell them apart") == 2
    assert "if this is someone else: --not-the-same N00001 --not-the-same N00002" in refusal.err
    kai("offender", "add", "--surname", "Quill", "--forenames", "Rowan", "--born", "2/3/1962").succeeds()


def test_another_name_or_a_number_by_which_they_may_be_somebody_is_refused_too(kai: Program) -> None:
    kai("offender", "add", "--surname", "Marsh", "--forenames", "Rowan", "--born", "14/8/1994").succeeds()
    refusal = kai("offender", "alias", "N1", "Rowan Marsh").exits(5)
    assert "duplicate of N00002 Marsh, Rowan, born 1994-08-14: same as the other name Rowan Marsh" in refusal.err
    kai("offender", "alias", "N1", "Rowan Marsh", "--not-the-same", "N2").succeeds()
    kai("offender", "add", "--surname", "Hollis", "--forenames", "Karl", *KAI[4:6]).succeeds()
    slip = kai("offender", "identify", "N3", "--crn", "X417732").exits(5)
    assert (
        "possible duplicate of N00001 Mercer, Kai, born 1994-08-14: CRN one slip off (X417732, X417723); " in slip.err
    )
    kai("offender", "identify", "N3", "--crn", "X417732", "--not-the-same", "N1").succeeds()
    kai("offender", "edit", "N2", "--area", "Dunstable").succeeds()


def test_no_more_than_five_are_named(kai: Program) -> None:
    others: list[str] = ["--not-the-same", "N1"]
    for number in range(2, 8):
        kai("offender", "add", *KAI[:4], *others).succeeds()
        others += ["--not-the-same", f"N{number}"]
    said = kai("offender", "add", *KAI[:4]).exits(5).err.splitlines()
    assert [line[:37] for line in said[:5]] == [f"iomctl: possible duplicate of N0000{n} " for n in range(1, 6)]
    assert said[5] == "iomctl: and 2 more; give a birth date to tell them apart"


def test_not_the_same_takes_a_reference_only(kai: Program) -> None:
    assert "give a reference" in kai("offender", "add", *KAI, "--not-the-same", "mercer").exits(4).err
