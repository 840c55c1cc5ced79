"""iomctl restorative: at which stage it was offered, whether the victim's side was asked, and what came of it."""

from typing import Any

import pytest

from tests.casebook import book, person, spell
from tests.program import Program


@pytest.fixture
def offered(iomctl: Program) -> Program:
    """Offers to three people of Luton and one of Bedford, at two stages and at none that is recorded."""
    with book(iomctl) as work:
        for name, area in (("Mercer", "Luton"), ("Hollis", "Luton"), ("Sayle", "Luton"), ("Quill", "Bedford")):
            spell(work, person(work, name, area=area))
    for who, words in (
        ("N1", ("--stage", "before-charge", "--victim-asked", "yes")),
        ("N2", ("--stage", "Before-Charge", "--victim-asked", "No")),
        ("N3", ()),
        (
            "N4",
            (
                "--stage",
                "after-sentence",
            ),
        ),
    ):
        iomctl("restorative", "offer", who, "--on", "2026-03-02", *words).succeeds()
    iomctl("restorative", "answer", "J1", "accepted", "--on", "2026-03-09").succeeds()
    iomctl("restorative", "answer", "J2", "declined", "--on", "2026-03-09").succeeds()
    iomctl("restorative", "outcome", "J1", "letter", "--on", "2026-04-06").succeeds()
    return iomctl


def listed(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("restorative", "list", *words, "--format", "json").succeeds().json()
    return rows


def names(program: Program, *words: str) -> list[str]:
    return [row["restorative"] for row in listed(program, *words)]


def test_a_list_is_narrowed_to_what_was_recorded_and_not_recorded_is_not_no(offered: Program) -> None:
    assert names(offered, "--stage", "before-charge") == ["J00001", "J00002"]
    asked = {word: names(offered, "--victim-asked", word) for word in ("yes", "no", "not-recorded")}
    assert asked == {"yes": ["J00001"], "no": ["J00002"], "not-recorded": ["J00003", "J00004"]}
    assert names(offered, "--answer", "declined") == ["J00002"]
    assert names(offered, "--outcome", "letter") == ["J00001"]
    assert names(offered, "--outcome", "letter", "--as-of", "2026-04-05") == []
    assert names(offered, "--answer", "accepted", "--as-of", "2026-03-08") == []
    told = offered("restorative", "list", "--stage", "trial", "--victim-asked", "maybe", "--answer", "x").exits(4).err
    assert [line.split('"')[0] for line in told.splitlines()[:3]] == [
        "iomctl: stage ",
        "iomctl: --victim-asked ",
        "iomctl: --answer ",
    ]


def test_an_outcome_is_told_from_its_day_on(offered: Program) -> None:
    (row,) = listed(offered, "N1")
    assert (row["outcome"], row["outcome_on"], row["victim_asked"]) == ("letter", "2026-04-06", True)
    (row,) = listed(offered, "N1", "--as-of", "2026-04-05")
    assert (row["answer"], row["outcome"], row["outcome_on"]) == ("accepted", None, None)
    told = offered("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [(one["changed_on"], one["after"]) for one in told if one["what"] == "restorative"] == [
        ("2026-03-02", "offered before charge"),
        ("2026-03-09", "accepted"),
        ("2026-04-06", "letter"),
    ]
    page = offered("offender", "show", "N1").succeeds().out
    assert "accepted 9 Mar 2026, letter 6 Apr 2026; offered before charge 2 Mar 2026" in page


def test_only_what_was_accepted_has_an_outcome(offered: Program) -> None:
    assert "J00002 was declined, so nothing came of it" in offered("restorative", "outcome", "J2", "met").exits(5).err
    assert "J00003 has no answer yet" in offered("restorative", "outcome", "J3", "met").exits(5).err
    told = offered("restorative", "outcome", "J1", "met").exits(5).err
    assert "what came of J00001 is recorded: letter on Mon 6 Apr 2026" in told
    changed = ("restorative", "correct", "J1", "--answer", "--reason", "misheard")
    assert "letter came of J00001 on Mon 6 Apr 2026" in offered(*changed, "--to", "declined").exits(5).err
    assert "letter came of J00001" in offered(*changed, "--on", "2026-04-07").exits(5).err
    again = ("restorative", "correct", "J1", "--outcome", "--reason", "mistyped")
    assert "was accepted on Mon 9 Mar 2026" in offered(*again, "--on", "2026-03-08").exits(5).err
    offered(*again, "--to", "met").succeeds()
    gone = offered("restorative", "withdraw", "J1", "--answer", "--reason", "misheard").succeeds().err
    assert "with it goes what came of it, met" in gone
    (row,) = listed(offered, "N1")
    assert (row["answer"], row["outcome"]) == (None, None)
    offered("undo").succeeds()
    (row,) = listed(offered, "N1")
    assert (row["answer"], row["outcome"]) == ("accepted", "met")


def test_offers_are_counted_with_all_that_is_not_known_apart(offered: Program) -> None:
    rows = listed(offered, "--by", "stage")
    counted = [
        {name: count for name, count in row.items() if count and name not in {"people", "offers"}} for row in rows
    ]
    assert counted == [
        {
            "group": "Before charge",
            "accepted": 1,
            "declined": 1,
            "victim_asked": 1,
            "victim_not_asked": 1,
            "came_out": 1,
        },
        {"group": "After sentence", "no_answer": 1, "victim_not_recorded": 1},
        {"group": "Not recorded", "no_answer": 1, "victim_not_recorded": 1},
    ]
    for row in rows:
        assert row["offers"] == row["accepted"] + row["declined"] + row["no_answer"]
        assert row["offers"] == row["victim_asked"] + row["victim_not_asked"] + row["victim_not_recorded"]
    before = listed(offered, "--by", "stage", "--as-of", "2026-03-08")
    assert sum(row["no_answer"] for row in before) == sum(row["offers"] for row in before) == 4
    assert sum(row["offers"] for row in listed(offered, "--by", "area")) == 4
    taken = offered("audit", "log", "--kind", "exact-figures", "--format", "json").succeeds().json()
    assert len(taken) == 3
