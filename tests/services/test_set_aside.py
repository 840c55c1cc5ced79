"""What a court set aside counts for nothing from its day on: no index offence, no offence of somebody who may leave."""

from datetime import date
from typing import Any

import pytest

from iomctl.services.evidence.asked import EvidenceAsked
from iomctl.services.evidence.reoffending import HowTold, figures_of
from tests.casebook import book
from tests.cli.meeting_book import agenda, lay_meeting
from tests.program import Program

DEEDS = (
    "offence add N1 028/03 --on 2024-01-01 --outcome convicted --outcome-on 2024-02-01 --index",
    "offence add N1 034/01 --victim person --on 2024-06-01 --outcome convicted --outcome-on 2024-07-01 --index",
    "offence set-aside C2 --on 2026-04-15",
)
TYPED = "--gender male --born 1994-08-14 --convicted 2026-03-02 --follow-up 2026-03-02 --sanctions 12 --first-at 15"
ENTERED = EvidenceAsked(date(2025, 1, 1), date(2025, 3, 31), date(2026, 4, 20))


@pytest.fixture
def tried(iomctl: Program) -> Program:
    """Mercer, N1, with two index offences, of which the newer was set aside five days ago."""
    lay_meeting(iomctl)
    for words in DEEDS:
        iomctl(*words.split()).succeeds()
    return iomctl


def index(program: Program, *words: str) -> list[str]:
    rows: list[dict[str, Any]] = (
        program("offence", "list", "N1", "--index", "--format", "json", *words).succeeds().json()
    )
    return [one["offence"] for one in rows]


def test_the_index_offence_is_the_newest_that_stands(tried: Program) -> None:
    assert (index(tried), index(tried, "--as-of", "2026-04-14")) == (["C00001"], ["C00002"])
    said = tried("offence", "set-aside", "C1", "--on", "2026-04-16").succeeds().err
    assert "it is not proven any more; N00001 has no index offence now." in said
    assert (index(tried), index(tried, "--as-of", "2026-04-15")) == ([], ["C00001"])
    tried("offence", "correct", "C2", "--outcome-on", "2026-04-17", "--reason", "tried again").succeeds()
    assert index(tried) == ["C00002"]


def test_ogrs3_is_of_the_index_offence_that_stands(tried: Program) -> None:
    asked = ("score", "ogrs3", "N1", *TYPED.split(), "--format", "json")
    found = tried(*asked).succeeds().json()
    assert (found["index_offence"], found["code"]) == ("C00001", "028/03")
    tried("offence", "set-aside", "C1").succeeds()
    assert "no index offence is recorded" in tried(*asked).exits(4).err


def test_who_has_none_that_stands_lacks_one(tried: Program) -> None:
    def lacking() -> set[str]:
        rows = tried("check", "cases", "--gap", "index-offence", "--format", "json").succeeds().json()
        return {one["offender"] for one in rows}

    assert "N00001" not in lacking()
    tried("offence", "set-aside", "C1").succeeds()
    assert "N00001" in lacking()


def test_a_cohort_is_told_by_the_index_offence_that_stands(tried: Program) -> None:
    with book(tried) as work:
        rows = figures_of(work, ENTERED, HowTold("index-group")).rows
    assert {one.group: one.people for one in rows} == {"domestic-burglary": 1, "none": 2}


def test_who_may_leave_is_asked_of_offences_that_stand(tried: Program) -> None:
    tried("review", "hold", "ng", "--colour", "green").succeeds()
    words = "offence add ng 028/03 --on 2025-12-01 --outcome convicted --outcome-on 2026-02-01"
    tried(*words.split()).succeeds()
    assert not [one for one in agenda(tried) if "may leave" in (one["why"] or "")]
    tried("offence", "set-aside", "C3").succeeds()
    assert agenda(tried)[3]["why"] == "may leave: green, no offence recorded"
