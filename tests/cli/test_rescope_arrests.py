"""The rule about arrests in a run: days and not charges, in words, and counted anew when an arrest is recorded."""

from pathlib import Path
from typing import Any

import pytest

from tests.books import CopyOf
from tests.cli.rescope_book import lay_cohort, plan
from tests.program import Program

CRITERIA = """
name = "Luton"
version = 1
in_force_from = 2026-01-01
source = "task-and-finish group"
[rules.often]
words = "two days of arrest in 12 months"
field = "arrests"
test = "at-least"
value = 2
within = "12 months"
[rules.burgling]
words = "arrested for burglary"
field = "arrests"
test = "at-least"
value = 1
group = "residential-burglary"
[tiers.fixed]
all = ["often"]
[tiers.flex]
any = ["burgling"]
"""


@pytest.fixture
def iomctl(copy_of: CopyOf) -> Program:
    """Five people, four of them in the cohort luton; of Sayle nothing is recorded."""
    return copy_of(lay_cohort)


@pytest.fixture
def criteria(tmp_path: Path) -> Path:
    """A file of criteria about arrests alone."""
    file = tmp_path / "arrests.toml"
    file.write_text(CRITERIA)
    return file


def told(iomctl: Program, offender: str, run: str = "1") -> dict[str, tuple[str, str]]:
    rows: list[dict[str, Any]] = (
        iomctl("rescope", "show", run, "--offender", offender, "--format", "json").succeeds().json()
    )
    return {one["rule"]: (one["answer"], one["fact"]) for one in rows}


def test_three_charges_after_one_arrest_are_one_day_of_arrest(iomctl: Program, criteria: Path) -> None:
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        charged = ("--outcome", "charged", "--outcome-on", "2026-03-05")
        iomctl("offence", "add", "hollis", "046/00", "--on", day, *charged).succeeds()
    plan(iomctl, criteria)
    assert told(iomctl, "hollis")["often"] == ("not known", "an offence without an outcome or its day"), (
        "the index offence"
    )
    iomctl("arrest", "add", "hollis", "046/00", "008/06", "--on", "2026-03-04").succeeds()
    plan(iomctl, criteria)
    assert told(iomctl, "hollis", "2")["often"] == ("not met", "1 day of arrest since 20 Apr 2025")
    iomctl("arrest", "add", "hollis", "unknown", "--on", "2026-04-01").succeeds()
    plan(iomctl, criteria)
    assert told(iomctl, "hollis", "3")["often"] == ("met", "2 days of arrest since 20 Apr 2025")


def test_an_arrest_takes_no_day_away_from_outcomes_without_one(iomctl: Program, criteria: Path) -> None:
    for day in ("2026-01-03", "2026-02-07"):
        iomctl("offence", "add", "sayle", "046/00", "--on", day, "--outcome", "charged").succeeds()
    plan(iomctl, criteria)
    assert told(iomctl, "sayle")["often"] == ("met", "2 days of arrest since 20 Apr 2025")
    iomctl("arrest", "add", "sayle", "046/00", "--on", "2026-04-01").succeeds()
    plan(iomctl, criteria)
    assert told(iomctl, "sayle", "2")["often"] == ("not known", "an offence without an outcome or its day")
    iomctl("arrest", "add", "sayle", "028/03", "--on", "2026-04-09").succeeds()
    plan(iomctl, criteria)
    assert told(iomctl, "sayle", "3")["often"] == ("met", "2 days of arrest since 20 Apr 2025; 2 more may count")


def test_what_is_missing_is_told_and_counted(iomctl: Program, criteria: Path) -> None:
    iomctl("arrest", "add", "quill", "unknown", "--on", "2026-04-01").succeeds()
    lines = {one["part"]: one for one in plan(iomctl, criteria)}
    assert told(iomctl, "sayle")["often"] == ("not known", "no arrest or offence recorded")
    doubtful = "an arrest or offence whose codes, victim or outcome do not tell"
    assert told(iomctl, "quill")["burgling"] == ("not known", doubtful)
    assert "no arrest or offence recorded for 1" in lines["not known"]["about"]


def test_an_arrest_after_the_plan_changes_the_facts_behind_a_decision(iomctl: Program, criteria: Path) -> None:
    iomctl("arrest", "add", "sayle", "046/00", "--on", "2026-04-01").succeeds()
    plan(iomctl, criteria)
    iomctl("rescope", "decide", "1", "sayle", "leave", "--reason", "out-of-scope", "--exit-plan", "council").succeeds()
    iomctl.travel(7)
    iomctl("arrest", "add", "sayle", "046/00", "--on", "2026-04-22").succeeds()
    refused = iomctl("rescope", "apply", "1", "--meeting", "TFG 7 May").exits(5).err
    assert "N00004  Sayle, Kai, born 1994-08-14: facts behind the decision have changed" in refused
