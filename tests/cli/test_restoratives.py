"""iomctl restorative: offers of restorative justice, their answers, and where they are shown."""

from typing import Any

import pytest

from tests.casebook import book, looks, person, spell
from tests.program import Program


@pytest.fixture
def offered(iomctl: Program) -> Program:
    """Offers to two people, the second with a limited-access mark; the first was accepted, the second waits."""
    with book(iomctl) as work:
        for name in ("Mercer", "Hollis"):
            spell(work, person(work, name, restricted=name == "Hollis"))
    iomctl("restorative", "offer", "N1", "--on", "2/3/2026", "--note", "by letter").succeeds()
    iomctl("restorative", "offer", "N2", "--on", "1/4/2026", "--note", "with his brother").succeeds()
    answer = ("restorative", "answer", "J1", "Accepted", "--on", "16/3/2026", "--note", "would meet them")
    iomctl(*answer).succeeds()
    return iomctl


def rows(program: Program, *words: str) -> list[tuple[Any, ...]]:
    found = program("restorative", "list", *words, "--format", "json").succeeds().json()
    return [(one["restorative"], one["answer"], one["answered_on"], one["answer_note"]) for one in found]


def test_an_offer_has_no_answer_until_the_day_of_it(offered: Program) -> None:
    accepted = ("J00001", "accepted", "2026-03-16", "would meet them")
    assert rows(offered) == [accepted, ("J00002", None, None, None)]
    assert looks(offered)[-1][:2] == ("restorative list", "1-2")
    assert rows(offered, "--open", "--cohort", "luton") == [("J00002", None, None, None)]
    assert rows(offered, "--open", "--as-of", "15/3/2026") == [("J00001", None, None, None)]
    assert rows(offered, "N1", "--as-of", "1/3/2026") == []
    (hidden,) = offered("restorative", "list", "N2", "--format", "json").succeeds().json()
    assert (hidden["name"], hidden["note"]) == ("restricted", "restricted")
    offered("restorative", "withdraw", "J1", "--reason", "of another person").succeeds()
    assert rows(offered, "--as-of", "20/3/2026") == []


def test_the_page_and_the_history_tell_the_offer_and_its_answer(offered: Program) -> None:
    assert "Restorative  accepted 16 Mar 2026; offered 2 Mar 2026" in offered("offender", "show", "N1").out
    assert "Restorative  no answer yet; offered 1 Apr 2026" in offered("offender", "show", "N2").out
    page = offered("offender", "show", "N1", "--as-of", "3/3/2026", "--format", "json").succeeds().json()
    assert [(one["restorative"], one["answer"]) for one in page["restoratives"]] == [("J00001", None)]
    told = offered("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [
        (one["changed_on"], one["about"], one["before"], one["after"], one["reason"])
        for one in told
        if one["what"] == "restorative"
    ] == [
        ("2026-03-02", "J00001", None, "offered", "by letter"),
        ("2026-03-16", "J00001", "offered", "accepted", "would meet them"),
    ]


def test_what_can_not_be_is_refused_in_one_answer(offered: Program) -> None:
    def refused(code: int, *words: str) -> str:
        return offered("restorative", *words).exits(code).err

    told = refused(4, "offer", "N9", "--on", "+1d", "--note", " ")
    assert ("no offender N9" in told, "in the future" in told, "--note" in told) == (True, True, True)
    told = refused(4, "answer", "J9", "perhaps", "--on", "soon")
    assert ("no restorative offer J9" in told, "one of accepted, declined" in told, "--on" in told) == (True,) * 3
    assert "is before the offer, Wed 1 Apr 2026" in refused(4, "answer", "J2", "declined", "--on", "31/3/2026")
    assert "J00001 was accepted on Mon 16 Mar 2026 (35 days ago) already" in refused(5, "answer", "J1", "declined")
    assert "has this restorative offer of" in refused(5, "offer", "N1", "--on", "2/3/2026")
    assert "no restorative offer N1" in refused(3, "withdraw", "N1", "--reason", "twice")
