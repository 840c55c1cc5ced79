"""iomctl requirement: treatment requirements of sentences, their referrals, and where they are shown."""

from pathlib import Path
from typing import Any

import pytest

from tests.casebook import book, looks, person, spell
from tests.program import Program


@pytest.fixture
def ordered(iomctl: Program) -> Program:
    """N1 has a community order T1 to 2 November 2026, N2 asked and none, then T3; each has a referral."""
    with book(iomctl) as work:
        for name in ("Mercer", "Hollis"):
            spell(work, person(work, name, restricted=name == "Hollis"))
    for words in (
        ("provider", "add", "Harbour Trust", "--pathway", "drugs", "--pathway", "alcohol"),
        ("sentence", "add", "N1", "community-order", "--from", "2026-02-03", "--until", "2026-11-02"),
        ("sentence", "add", "N2", "none", "--from", "2025-12-01"),
        ("sentence", "add", "N2", "suspended-sentence", "--from", "2026-01-05"),
        ("referral", "make", "N1", "drugs", "--provider", "harbour", "--on", "2026-03-02"),
        ("referral", "make", "N2", "alcohol", "--provider", "harbour", "--on", "2026-03-02"),
        ("requirement", "add", "T1", "drug-rehabilitation", "--referral", "R1"),
        ("requirement", "add", "T1", "alcohol-treatment", "--from", "2026-03-02", "--until", "2026-09-01"),
        ("requirement", "add", "T3", "mental-health-treatment"),
    ):
        iomctl(*words).succeeds()
    return iomctl


def rows(program: Program, *words: str) -> list[tuple[Any, ...]]:
    found = program("requirement", "list", *words, "--format", "json").succeeds().json()
    return [(one["requirement"], one["until_on"], one["state"], one["referral"]) for one in found]


DRUGS = ("Q00001", "2026-11-02", "runs", "R00001")
ALCOHOL = ("Q00002", "2026-09-01", "runs", None)
HEALTH = ("Q00003", None, "runs", None)


def test_a_requirement_goes_with_its_sentence_and_its_referral_counts_once_it_was_made(ordered: Program) -> None:
    (one,) = ordered("requirement", "list", "N2", "--format", "json").succeeds().json()
    assert one == {
        "requirement": "Q00003",
        "offender": "N00002",
        "name": "restricted",
        "sentence": "T00003",
        "kind": "mental-health-treatment",
        "pathway": "health",
        "start_on": "2026-01-05",
        "until_on": None,
        "state": "runs",
        "referral": None,
        "withdrawn_on": None,
        **dict.fromkeys(
            "consent consent_on assessment assessed_on assessed_by sessions attended acceptable unacceptable breach "
            "breach_on outside".split()
        ),
    }
    assert rows(ordered) == [ALCOHOL, DRUGS, HEALTH]
    assert looks(ordered)[-1][:2] == ("requirement list", "1-2")
    assert rows(ordered, "--without-referral", "--cohort", "luton") == [ALCOHOL, HEALTH]
    assert rows(ordered, "--as-of", "2026-03-01", "--without-referral") == [(*DRUGS[:3], None), HEALTH]
    assert rows(ordered, "--as-of", "2026-02-02") == [HEALTH]
    assert rows(ordered, "N1", "--as-of", "2026-11-03") == [
        ("Q00002", "2026-09-01", "ended", None),
        ("Q00001", "2026-11-02", "ended", "R00001"),
    ]
    ordered("sentence", "end", "T1", "--on", "2026-04-17").succeeds()
    assert rows(ordered, "N1", "--without-referral") == []
    assert {row[2] for row in rows(ordered, "N1")} == {"ended"}
    ordered("sentence", "withdraw", "T3", "--reason", "of another person").succeeds()
    assert rows(ordered, "N2") == []


def test_what_can_not_be_is_refused_in_one_answer(ordered: Program) -> None:
    def refused(code: int, *words: str) -> str:
        return ordered("requirement", *words).exits(code).err

    told = refused(4, "add", "T9", "drug-rehab", "--from", "soon", "--referral", "R9")
    for words in ("no sentence T9", "no referral R9", "did you mean drug-rehabilitation?", "--from"):
        assert words in told
    told = refused(4, "add", "T1", "drug-rehabilitation", "--from", "2026-02-02", "--until", "2026-11-03")
    assert "--from: Mon 2 Feb 2026 (77 days ago) is before its sentence begins" in told
    assert "--until: Tue 3 Nov 2026 (in 197 days) is after its sentence ends" in told
    assert "T00002 says that there is no sentence" in refused(5, "add", "T2", "drug-rehabilitation")
    assert "already: Q00001" in refused(5, "add", "T1", "drug-rehabilitation")
    told = refused(5, "refer", "Q1", "R2")
    assert "R00002 is of N00002, the sentence of N00001" in told
    assert "R00002 is on alcohol, and drug-rehabilitation belongs to drugs" in told
    assert told == refused(5, "add", "T1", "drug-rehabilitation", "--from", "2026-03-03", "--referral", "R2")
    assert "Q00001 is met by R00001 already" in refused(5, "refer", "Q1", "R1")
    told = refused(3, "refer", "Q9", "R9")
    assert ("no requirement Q9" in told, "no referral R9" in told) == (True, True)
    assert "T00001 ends on Mon 2 Nov 2026" in refused(5, "end", "Q1", "--on", "2026-11-03")
    assert "began on" in refused(5, "end", "Q2", "--on", "2026-03-01")
    ordered("requirement", "withdraw", "Q1", "--reason", "twice").succeeds()
    for again in (("end", "Q1"), ("refer", "Q1", "R1"), ("withdraw", "Q1", "--reason", "again")):
        assert "Q00001 was withdrawn" in refused(5, *again)


def test_the_page_has_them_under_their_sentence_and_the_history_tells_them(ordered: Program) -> None:
    ordered("requirement", "end", "Q2", "--on", "2026-04-17").succeeds()
    page = [" ".join(line.split()) for line in ordered("offender", "show", "N1").succeeds().out.splitlines()]
    place = next(number for number, line in enumerate(page) if line.startswith("Sentence"))
    assert page[place + 1 : place + 3] == [
        "Requirement drug-rehabilitation to 2 Nov 2026; R00001",
        "Requirement alcohol-treatment ended 17 Apr 2026",
    ]
    other = ordered("offender", "show", "N2").succeeds().out
    assert "Requirement  mental-health-treatment since 5 Jan 2026; no referral" in other
    told = ordered("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [
        (one["changed_on"], one["about"], one["after"], one["reason"]) for one in told if one["what"] == "requirement"
    ] == [
        ("2026-02-03", "Q00001 drug-rehabilitation", "began", "T00001 community-order; R00001"),
        ("2026-03-02", "Q00002 alcohol-treatment", "began", "T00001 community-order"),
        ("2026-04-17", "Q00002 alcohol-treatment", "ended", None),
    ]


def test_a_policy_keeps_the_kinds_in_use_and_their_pathways(ordered: Program, tmp_path: Path) -> None:
    text, mine = ordered("policy", "show", "--text").succeeds().out, tmp_path / "mine.toml"
    without = [line for line in text.splitlines(keepends=True) if 'code = "alcohol-treatment"' not in line]
    mine.write_text("".join(without), "utf-8")
    assert "requirements: alcohol-treatment is used" in ordered("policy", "load", str(mine)).exits(5).err
    mine.write_text(text.replace('pathway = "alcohol" }', 'pathway = "alcohols" }'), "utf-8")
    said = ordered("policy", "check", str(mine)).exits(7).err
    assert 'no pathway has the code "alcohols"; did you mean alcohol?' in said


@pytest.fixture
def towns(iomctl: Program) -> Program:
    """Two women and a man of Luton, a woman of Bedford and somebody of whom neither is known, each with a sentence."""
    iomctl("scheme", "edit", "--add-area", "Bedford").succeeds()
    known = (("female", "Luton"), ("female", "luton"), ("male", "Luton"), ("female", "Bedford"), (None, None))
    with book(iomctl) as work:
        for gender, area in known:
            spell(work, person(work, "Mercer", gender=gender, area=area))
    for number in range(1, 6):
        iomctl("sentence", "add", f"N{number}", "community-order", "--from", "2026-02-03").succeeds()
        iomctl("requirement", "add", f"T{number}", "mental-health-treatment").succeeds()
    iomctl("requirement", "add", "T1", "alcohol-treatment", "--until", "2026-03-01").succeeds()
    return iomctl


def test_women_in_one_town_with_a_mental_health_requirement_are_one_command(towns: Program) -> None:
    kind = ("--kind", "mental-health-treatment")
    found = towns("requirement", "list", *kind, "--gender", "female", "--area", "luton", "--format", "json")
    assert [one["offender"] for one in found.succeeds().json()] == ["N00001", "N00002"]
    assert looks(towns)[-1][:2] == ("requirement list", "1-2")
    refused = towns("requirement", "list", "--kind", "mental", "--gender", "women", "--area", "Leeds").exits(4).err
    assert 'kind of requirement "mental"' in refused
    assert 'gender "women"' in refused
    assert "no area Leeds" in refused


def test_requirements_are_counted_by_gender_and_by_area(towns: Program) -> None:
    def counted(*words: str) -> list[tuple[Any, ...]]:
        found = towns("requirement", "list", *words, "--format", "json").succeeds().json()
        return [tuple(one.values())[:5] for one in found]

    assert counted("--by", "gender") == [
        ("Female", 3, 4, 3, 3),
        ("Male", 1, 1, 1, 1),
        ("Not recorded", 1, 1, 1, 1),
    ]
    women = ("--kind", "mental-health-treatment", "--gender", "female")
    assert counted(*women, "--by", "area") == [("Bedford", 1, 1, 1, 1), ("Luton", 2, 2, 2, 2)]
    assert counted(*women, "--by", "area", "--as-of", "2026-02-02") == []


def test_counts_of_requirements_are_exact_marked_and_name_nobody(towns: Program) -> None:
    shown = towns("requirement", "list", "--by", "gender").succeeds().out
    assert "5 people with 6 requirements; 0 sessions offered; no session is recorded of 6 requirements." in shown
    assert "OFFICIAL-SENSITIVE: exact figures, no names" in shown
    assert "OFFICIAL-SENSITIVE" in towns("requirement", "list", "--by", "gender", "--format", "csv").succeeds().err
    taken = towns("audit", "log", "--kind", "exact-figures", "--format", "json").succeeds().json()
    assert [(one["command"], one["people"]) for one in taken] == [("requirement list --by gender", "")] * 2
