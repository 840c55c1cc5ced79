"""iomctl arrest: one fact for all it was for, what was known on a day, and who was arrested since a panel."""

from pathlib import Path
from typing import Any

import pytest

from tests.casebook import book, person, spell
from tests.cli.sheets import exported, refusal, sheet, take_in
from tests.program import Program

FEED = "offender,arrested_on,codes,outcome,outcome_on,source"


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return "N00001"


def listed(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("arrest", "list", *words, "--format", "json").succeeds().json()
    return rows


def names(program: Program, *words: str) -> list[str]:
    return [row["arrest"] for row in listed(program, *words)]


def test_an_arrest_is_one_fact_with_all_it_was_for(iomctl: Program, mercer: str) -> None:
    said = ("--on", "12/3/2026", "--outcome", "Bailed", "--outcome-on", "13/3/2026", "--source", "custody record")
    added = iomctl("arrest", "add", "mercer", "03401", "28/3", "034/01", *said, "--format", "json").succeeds()
    assert added.json() == {
        "arrest": "A00001",
        "offender": mercer,
        "name": "Mercer, Kai",
        "arrested_on": "2026-03-12",
        "codes": "028/03, 034/01",
        "code_names": "Burglary in a dwelling, Robbery and assaults with intent to rob",
        "scope": "yes",
        "scope_reason": "burglary of a home",
        "victim": "not-known",
        "outcome": "bailed",
        "outcome_on": "2026-03-13",
        "source": "custody record",
        "withdrawn_on": None,
    }
    unknown = iomctl("arrest", "add", mercer, "Unknown", "--format", "json").succeeds().json()
    assert (unknown["arrested_on"], unknown["codes"], unknown["scope"]) == ("2026-04-20", None, "ask")


def test_one_neighbourhood_offence_makes_it_such_an_arrest(iomctl: Program, mercer: str) -> None:
    for day, codes in (("01", "046/00 028/03"), ("02", "046/00 034/01"), ("03", "046/00 008/06")):
        iomctl("arrest", "add", mercer, *codes.split(), "--on", f"2026-02-{day}").succeeds()
    by_scope = {scope: names(iomctl, "--scope", scope) for scope in ("yes", "ask", "no")}
    assert by_scope == {"yes": ["A00001"], "ask": ["A00002"], "no": ["A00003"]}
    iomctl("arrest", "correct", "A2", "--victim", "business", "--reason", "said so").succeeds()
    assert names(iomctl, "--scope", "no") == ["A00003", "A00002"]


def test_those_arrested_since_a_day_are_listed_by_person(iomctl: Program, mercer: str) -> None:
    with book(iomctl) as work:
        person(work, "Outside")
        spell(work, person(work, "Sayle"))
    for who, day in ((mercer, "2026-04-05"), (mercer, "2026-04-06"), ("N2", "2026-04-07"), ("N3", "2026-04-08")):
        iomctl("arrest", "add", who, "028/03", "--on", day).succeeds()
    assert names(iomctl, "--since", "2026-04-06") == ["A00002", "A00004"], "of those on the scheme"
    assert names(iomctl, "N2", "--since", "2026-04-06") == ["A00003"]
    assert names(iomctl, "--as-of", "2026-04-05") == ["A00001"]


def test_an_outcome_of_a_later_day_is_not_told_of_a_day_before(iomctl: Program, mercer: str) -> None:
    iomctl(
        "arrest", "add", mercer, "028/03", "--on", "2026-03-12", "--outcome", "charged", "--outcome-on", "2026-04-02"
    ).succeeds()
    for day, outcome in (("2026-04-01", None), ("2026-04-02", "charged")):
        (row,) = listed(iomctl, "--as-of", day)
        assert (row["outcome"], row["outcome_on"]) == (outcome, outcome and "2026-04-02")
    iomctl("arrest", "correct", "A1", "--outcome", "", "--reason", "of another").succeeds()
    (row,) = listed(iomctl)
    assert (row["outcome"], row["outcome_on"]) == (None, None), "the day goes with it"


def test_two_arrests_of_a_day_are_told_apart_by_what_they_were_for(iomctl: Program, mercer: str) -> None:
    for codes in ("028/03", "034/01"):
        iomctl("arrest", "add", mercer, codes, "--on", "2026-03-12").succeeds()
    assert "already: A00001" in iomctl("arrest", "add", mercer, "028/03", "--on", "2026-03-12").exits(5).err
    iomctl("arrest", "withdraw", "A1", "--reason", "of another person").succeeds()
    iomctl("arrest", "add", mercer, "028/03", "--on", "2026-03-12").succeeds()
    assert names(iomctl) == ["A00003", "A00002"]


def test_the_page_and_the_history_tell_of_arrests(iomctl: Program, mercer: str) -> None:
    for day in ("2026-03-12", "2026-04-01"):
        iomctl("arrest", "add", mercer, "028/03", "--on", day).succeeds()
    iomctl(
        "arrest", "correct", "A1", "--outcome", "charged", "--outcome-on", "2026-03-13", "--reason", "bail"
    ).succeeds()
    page = iomctl("offender", "show", mercer, "--format", "json").succeeds().json()
    assert (page["last_arrest"]["arrest"], page["more_arrests"]) == ("A00002", 1)
    before = iomctl("offender", "show", mercer, "--as-of", "2026-03-12", "--format", "json").succeeds().json()
    assert (before["last_arrest"]["arrest"], before["last_arrest"]["outcome"], before["more_arrests"]) == (
        "A00001",
        None,
        0,
    )
    shown = iomctl("offender", "show", mercer).succeeds().out
    assert "Arrest 028/03 Burglary in a dwelling, 1 Apr 2026; 1 before" in " ".join(shown.split())
    told = iomctl("offender", "history", mercer, "--format", "json").succeeds().json()
    assert [(one["changed_on"], one["after"]) for one in told if one["what"] == "arrest"] == [
        ("2026-03-12", "arrested"),
        ("2026-03-13", "charged"),
        ("2026-04-01", "arrested"),
    ]


def test_a_daily_file_adds_what_is_new_and_brings_later_outcomes(iomctl: Program, mercer: str, tmp_path: Path) -> None:
    rows = ("N1,2026-03-12,028/03; 034/01,,,feed", "N1,2026-03-20,,bailed,2026-03-21,feed")
    assert take_in(iomctl, "arrests", sheet(tmp_path, FEED, *rows)) == (2, 0, 0, 0)
    assert take_in(iomctl, "arrests", sheet(tmp_path, FEED, *rows)) == (0, 0, 2, 0)
    charged = ("N1,2026-03-12,034/01;028/03,charged,2026-03-13,feed", "N1,2026-03-20,,charged,2026-04-02,")
    assert take_in(iomctl, "arrests", sheet(tmp_path, FEED, *charged)) == (0, 2, 0, 0)
    assert take_in(iomctl, "arrests", sheet(tmp_path, FEED, *rows[:1])) == (0, 0, 1, 0), "it says nothing else"
    assert [(row["codes"], row["outcome"], row["outcome_on"]) for row in exported(iomctl, "arrests")] == [
        ("028/03, 034/01", "charged", "2026-03-13"),
        ("", "charged", "2026-04-02"),
    ]
    undone = iomctl("undo", "--format", "json").succeeds()
    assert undone.json()
    assert [row["outcome"] for row in exported(iomctl, "arrests")] == ["", "bailed"]


def test_a_file_says_how_each_arrest_went_on(iomctl: Program, mercer: str, tmp_path: Path) -> None:
    take_in(iomctl, "arrests", sheet(tmp_path, FEED, "N1,2026-03-12,028/03,bailed,2026-03-13,"))
    done = iomctl("import", "arrests", sheet(tmp_path, FEED, "N1,2026-03-12,028/03,charged,2026-04-02,")).succeeds()
    assert "A00001 outcome bailed -> charged, outcome_on 2026-03-13 -> 2026-04-02" in f"{done.out}{done.err}"
    (fault,) = refusal(iomctl, "arrests", sheet(tmp_path, FEED, "N1,2026-03-12,028/03,cautioned,2026-03-12,"))
    assert fault == "line 2: arrest: A00001 is recorded with another outcome and outcome_on"


def test_two_rows_of_one_file_about_one_arrest_are_one(iomctl: Program, mercer: str, tmp_path: Path) -> None:
    bailed, charged = "N1,2026-03-12,028/03,bailed,2026-03-13,feed", "N1,2026-03-12,28/3,charged,2026-04-02,"
    path = sheet(tmp_path, FEED, bailed, bailed, charged)
    assert take_in(iomctl, "arrests", path) == (1, 1, 1, 0)
    assert [(row["arrest"], row["outcome"]) for row in exported(iomctl, "arrests")] == [("A00001", "charged")]
    iomctl("undo").succeeds()
    assert exported(iomctl, "arrests") == []


def test_a_row_that_another_of_its_file_went_past_is_refused_by_line(
    iomctl: Program, mercer: str, tmp_path: Path
) -> None:
    rows = ("N1,2026-03-12,028/03,charged,2026-04-02,", "N1,2026-03-12,028/03,bailed,2026-03-13,")
    (fault,) = refusal(iomctl, "arrests", sheet(tmp_path, FEED, *rows))
    assert fault == "line 3: arrest: line 2 has another outcome and outcome_on"
