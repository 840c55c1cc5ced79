"""--age of a list of people, and who of an age was never assessed."""

from datetime import date, timedelta
from typing import Any

import pytest

from iomctl.domain.days.ages import completed_years
from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.program import Program

BORN = (date(2008, 4, 21), date(2008, 4, 20), date(2004, 2, 29), date(2000, 4, 21), date(2000, 4, 20), None)


@laid_once
def aged(iomctl: Program) -> None:
    """Six people on the scheme, the last without a birth date."""
    with book(iomctl) as work:
        for letter, born_on in zip("ABCDEF", BORN, strict=True):
            spell(work, person(work, f"Mercer {letter}", born_on=born_on), date(2025, 1, 6))


def found(program: Program, *words: str) -> list[tuple[str, Any]]:
    rows = program(*words, "--format", "json").succeeds().json()
    return [(row["offender"], row["age"]) for row in rows]


@pytest.mark.parametrize("words", [("caseload", "--sort", "offender"), ("offender", "list")])
def test_people_of_an_age(aged: Program, words: tuple[str, ...]) -> None:
    assert found(aged, *words, "--age", "18-25") == [("N00002", 18), ("N00003", 22), ("N00004", 25)]
    assert found(aged, *words, "--age", "17") == [("N00001", 17)]
    assert found(aged, *words, "--age", "26+") == [("N00005", 26)]
    assert found(aged, *words, "--age", "not-known") == [("N00006", None)]
    assert len(found(aged, *words)) == 6
    said = "Not known of 1 person without a birth date: iomctl offender edit OFFENDER --born DAY\n"
    assert aged(*words, "--age", "18-25").succeeds().err == said
    assert aged(*words, "--age", "not-known").succeeds().err == ""
    assert aged(*words, "--age", "young").exits(4).err == (
        'iomctl: --age "young": not understood; write it like 18-25, 17, 26+ or not-known\n'
    )


def test_the_age_is_that_of_the_day_asked_about(aged: Program) -> None:
    for ahead in range(-400, 900, 53):
        day = date(2026, 4, 20) + timedelta(days=ahead)
        expected = [
            (f"N0000{number}", completed_years(born_on, day))
            for number, born_on in enumerate(BORN, 1)
            if born_on and 18 <= completed_years(born_on, day) <= 25
        ]
        assert found(aged, "caseload", "--sort", "offender", "--age", "18-25", "--as-of", str(day)) == expected


@pytest.mark.parametrize("words", [("caseload",), ("offender", "list")])
def test_a_limited_access_mark_keeps_somebody_out_of_every_age(aged: Program, words: tuple[str, ...]) -> None:
    aged("offender", "restrict", "N2", "--reason", "relative of a worker").succeeds()
    for ages in ("18", "18-25", "0-120", "not-known"):
        assert "N00002" not in dict(found(aged, *words, "--age", ages))
    assert dict(found(aged, *words))["N00002"] is None
    # It is counted whatever the age that is asked for: the count gives nothing away.
    for ages in ("18", "40+"):
        assert "Left out: 1 person with a limited-access mark" in aged(*words, "--age", ages).succeeds().err
    assert dict(found(aged, "--restricted", *words, "--age", "18"))["N00002"] == 18


def gaps(program: Program, kind: str) -> list[tuple[str, str]]:
    rows = program("check", "cases", "--gap", kind, "--format", "json").succeeds().json()
    return [(row["offender"], row["command"]) for row in rows]


def test_who_is_of_the_age_is_to_be_assessed(aged: Program) -> None:
    command = "iomctl marker add {} transitions-to-adulthood --level LEVEL"
    young = ("N00001", "N00002", "N00003", "N00004")
    assert gaps(aged, "assessment") == [(ref, command.format(ref)) for ref in young]
    aged("marker", "add", "N1", "transitions-to-adulthood", "--none").succeeds()
    aged("marker", "add", "N2", "transitions-to-adulthood", "--level", "low").succeeds()
    aged("marker", "add", "N3", "transitions-to-adulthood").succeeds()
    assert gaps(aged, "assessment") == [
        ("N00003", "iomctl marker review M00003 --level LEVEL"),
        ("N00004", command.format("N00004")),
    ]
    aged("offender", "restrict", "N4", "--reason", "relative of a worker").succeeds()
    assert [ref for ref, _ in gaps(aged, "assessment")] == ["N00003"]
    assert gaps(aged, "birth-date") == [("N00006", "iomctl offender edit N00006 --born DAY")]


def test_markers_of_a_level_on_the_day(aged: Program) -> None:
    def of(level: str, *words: str) -> list[str]:
        rows = aged("marker", "list", "--level", level, *words, "--format", "json").succeeds().json()
        return [row["marker"] for row in rows]

    for ref, *level in (("N1", "--level", "low"), ("N2", "--level", "high"), ("N3",)):
        aged("marker", "add", ref, "transitions-to-adulthood", *level, "--from", "2026-03-02").succeeds()
    aged("marker", "add", "N1", "tag", "--from", "2026-03-02").succeeds()
    aged("marker", "review", "M2", "--level", "low", "--on", "2026-04-13").succeeds()
    assert of("LOW") == ["M00001", "M00002"]
    assert of("high", "--as-of", "2026-04-12") == ["M00002"]
    assert of("not-assessed") == ["M00003"]
    assert aged("marker", "list", "--kind", "mappa", "--level", "low").exits(4).err == (
        'iomctl: level "low": one of 1, 2, 3, not-assessed\n'
    )
