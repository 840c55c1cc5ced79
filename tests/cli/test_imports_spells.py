"""iomctl import spells: new spells, spells that go on, and what can't be, on both engines."""

from pathlib import Path

import pytest

from tests.books import laid_once
from tests.cli import spell_sheets
from tests.cli.sheets import refusal, sheet, take_in, trail
from tests.cli.spell_sheets import HEADER, KAI, SIMPLE, ahead, cases
from tests.program import Program

people = laid_once(spell_sheets.people)


def test_a_simple_sheet_makes_a_case_with_its_first_review(people: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, SIMPLE, KAI, "X220817,LUTON,06/04/2026,Tasking,flex,B")
    assert take_in(people, "spells", path, "--create") == (2, 0, 0, 0)
    assert take_in(people, "spells", path) == (0, 0, 2, 0)
    assert ahead(people) == [
        ("N00001", "2026-02-02", "amber, every 4 weeks from 5 Jan 2026"),
        ("N00002", "2026-07-06", "in custody, every 3 months from 6 Apr 2026"),
    ]
    assert [(row["tier"], row["colour"], row["custody"]) for row in cases(people)] == [
        ("fixed", "amber", "community"),
        ("flex", "blue", "custody"),
    ]
    people("db", "check").succeeds()


def test_later_rows_are_dated_changes_and_the_past_can_be_asked_about(people: Program, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        HEADER,
        f"{KAI},,,,S Okafor,Police,,,,",
        "N1,luton,2026-01-05,,flex,amber,2026-02-09,community,,S Okafor,Police,risk-down,,,",
        "N1,luton,2026-01-05,,flex,blue,2026-03-02,custody,HMP Bedford,S Okafor,Police,,,,",
        "N1,luton,2026-01-05,,flex,red,2026-04-06,community,,,,,,,",
    )
    assert take_in(people, "spells", path, "--create") == (4, 0, 0, 0)
    (row,) = cases(people)
    assert (row["tier"], row["colour"], row["worker"]) == ("flex", "red", None)
    (then,) = people("caseload", "--as-of", "2026-03-10", "--format", "json").json()
    assert (then["colour"], then["prison"], then["worker"]) == ("blue", "HMP Bedford", "S Okafor")
    # The first review was never held: neither the colour nor custody makes it anything but overdue.
    assert ahead(people) == [("N00001", "2026-02-02", "amber, every 4 weeks from 5 Jan 2026")]
    assert take_in(people, "spells", path) == (0, 0, 4, 0)


def test_a_recorded_spell_goes_on_and_ends(people: Program, tmp_path: Path) -> None:
    first = f"{KAI},,,,,,,,,"
    take_in(people, "spells", sheet(tmp_path, HEADER, first), "--create")
    later = "N1,luton,2026-01-05,,flex,red,2026-01-12,,,,,risk-up,,,"
    path = sheet(tmp_path, HEADER, first, later)
    assert take_in(people, "spells", path) == (0, 1, 1, 0)
    assert ahead(people) == [("N00001", "2026-01-26", "red, every 2 weeks from 12 Jan 2026")]
    assert take_in(people, "spells", path) == (0, 0, 2, 0)
    path = sheet(tmp_path, HEADER, *(f"{row[:-2]}2026-04-13,no-offending,college" for row in (first, later)))
    assert take_in(people, "spells", path) == (0, 1, 1, 0)
    assert cases(people) == []
    assert ahead(people) == []
    assert take_in(people, "spells", path) == take_in(people, "spells", path) == (0, 0, 2, 0)
    people("db", "check").succeeds()
    # The first of the two only added facts; what follows from them is not in the trail.
    assert [event["kind"] for event in trail(people)][-2:] == ["collection", "alteration"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("N9,luton,2026-01-05,court,fixed,red", "offender: no offender N9"),
        ("X999999,luton,2026-01-05,court,fixed,red", 'offender: nobody has the reference or identifier "X999999"'),
        ("Mercer,luton,2026-01-05,court,fixed,red", 'offender: nobody has the reference or identifier "Mercer"'),
        ("N1,luton,1994-08-13,court,fixed,red", "adopted_on: 1994-08-13 is before they were born"),
        ("N1,luton,2026-04-21,court,fixed,red", "adopted_on: Tue 21 Apr 2026 (tomorrow) is in the future"),
        ("N1,luton,,court,fixed,red", "adopted_on: missing"),
        ("N1,luton,2026-01-05,,fixed,red", "adoption_reason: missing"),
        ("N1,luton,2026-01-05,court,,red", "tier: missing"),
        ("N1,luton,2026-01-05,court,fixed,", "colour: missing"),
        ("N1,luton,2026-01-05,court,fixd,red", 'tier "fixd": one of fixed, flex, free (did you mean fixed?)'),
        ("N1,luton,2026-01-05,court,fixed,red,,custody", "colour: red, but a person in custody is blue"),
        ("N1,luton,2026-01-05,court,fixed,blue,,community", "colour: blue means in custody: record the custody"),
        ("N1,luton,2026-01-05,court,fixed,red,2026-02-02", "from_on: the first row of a spell is its adoption, on"),
        (
            "N1,luton,2026-01-05,court,fixed,red,,,,,,,2026-01-04,died",
            "deselected_on: 2026-01-04 is before the adoption",
        ),
        ("N1,luton,2026-01-05,court,fixed,red,,,,,,,2026-02-04", "deselection_reason: missing"),
        (
            "N1,luton,2026-01-05,court,fixed,red,,,,,,,,died",
            "deselected_on: missing, but something of the de-selection",
        ),
        ("N1,luton,2026-01-05,court,fixed,red,,,,,Police", 'agency: "Police" without a worker'),
        ("N1,luton,2026-01-05,court,fixed,red,,,,S Okafor", 'agency: missing, and "S Okafor" is not known without it'),
    ],
)
def test_what_can_not_be_is_refused_with_the_reason(people: Program, tmp_path: Path, row: str, why: str) -> None:
    (said,) = refusal(people, "spells", sheet(tmp_path, HEADER, row), "--create")
    assert said.startswith(f"line 2: {why}")
    people("cohort", "show", "luton").exits(3)


def test_unknown_partners_are_refused_with_advice_or_made(people: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, f"{KAI},,,,S Okafor,Police,,,,")
    assert refusal(people, "spells", path) == [
        'line 2: cohort: no cohort "luton": iomctl cohort create makes one, or --create does; '
        'worker: no worker "S Okafor": iomctl worker add makes one, or --create does'
    ]
    done = people("import", "spells", path, "--create", "--format", "json").succeeds()
    assert {name: done.json()[name] for name in ("cohorts", "agencies", "workers")} == {
        "cohorts": 1,
        "agencies": 1,
        "workers": 1,
    }
    assert "; made: 1 cohort, 1 agency, 1 worker" in done.err
    assert people("worker", "list", "--format", "json").json()[0]["worker"] == "S Okafor"


def test_a_retired_code_of_the_policy_is_taken_from_a_file(people: Program, tmp_path: Path) -> None:
    text = people("policy", "show", "--text").succeeds().out
    retired = text.replace('code = "court", wording', 'code = "court", active = false, wording')
    assert retired != text
    (tmp_path / "policy.toml").write_text(retired, "utf-8")
    people("policy", "load", str(tmp_path / "policy.toml")).succeeds()
    path = sheet(tmp_path, SIMPLE, "N1,luton,2026-01-05,court,fixed,red")
    assert take_in(people, "spells", path, "--create") == (1, 0, 0, 0)
