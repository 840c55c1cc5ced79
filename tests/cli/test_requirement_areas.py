"""A kind of requirement that is tried out in some areas, and what a policy must keep of requirements."""

from pathlib import Path

import pytest

from tests.casebook import book, person, spell
from tests.program import Program


@pytest.fixture
def tried(iomctl: Program) -> Program:
    """Three people of Luton and one of Bedford, each with a mental health requirement."""
    iomctl("scheme", "edit", "--add-area", "Bedford").succeeds()
    with book(iomctl) as work:
        for area in ("Luton", "Luton", "luton", "Bedford"):
            spell(work, person(work, "Mercer", area=area))
    for number in range(1, 5):
        iomctl("sentence", "add", f"N{number}", "community-order", "--from", "2026-02-03").succeeds()
        iomctl("requirement", "add", f"T{number}", "mental-health-treatment").succeeds()
    return iomctl


def test_a_kind_that_is_tried_out_in_some_areas_is_said_of_everybody_else(tried: Program, tmp_path: Path) -> None:
    policy, mine = tried("policy", "show", "--text").succeeds().out, tmp_path / "mine.toml"
    mine.write_text(
        policy.replace(
            'pathway = "health" },\n  { code = "drug-r', 'pathway = "health", areas = ["Luton"] },\n  { code = "drug-r'
        ),
        "utf-8",
    )
    tried("policy", "load", str(mine)).succeeds()
    listed = tried("requirement", "list", "--columns", "requirement,outside", "--format", "csv").succeeds()
    assert listed.out.splitlines()[1:] == ["Q00001,", "Q00002,", "Q00003,", "Q00004,Bedford"]
    assert "1 of these is of somebody who lives where the policy does not offer that kind" in listed.err
    gaps = tried("check", "cases", "--gap", "requirement", "--format", "json").succeeds().json()
    assert [(row["offender"], row["about"]) for row in gaps] == [
        (
            "N00004",
            "Q00004 mental-health-treatment is offered in Luton alone, and not to somebody who lives in Bedford",
        )
    ]
    tried("sentence", "add", "N4", "licence", "--from", "2026-03-03").succeeds()
    added = tried("requirement", "add", "T5", "mental-health-treatment").succeeds().err
    assert "in Luton alone, and Q00005 is of N00004, who lives in Bedford" in added


def test_a_policy_keeps_the_outcomes_of_breaches_that_are_in_use(tried: Program, tmp_path: Path) -> None:
    tried("requirement", "breach", "Q1", "continued", "--on", "2026-04-01").succeeds()
    text, mine = tried("policy", "show", "--text").succeeds().out, tmp_path / "mine.toml"
    mine.write_text("".join(line for line in text.splitlines(keepends=True) if '"continued"' not in line), "utf-8")
    assert "reasons.breach: continued is used" in tried("policy", "load", str(mine)).exits(5).err
