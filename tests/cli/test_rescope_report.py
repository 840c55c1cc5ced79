"""The report of a run for the board: its figures agree with the run, and small ones are withheld."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.books import CopyOf
from tests.cli.html_page import Page
from tests.cli.report_book import HOSTILE, MEETING, lay_decided_scheme, lay_scheme, table_of
from tests.cli.rescope_book import criteria_in, lay_cohort, plan
from tests.program import Program

APPLY = ("rescope", "apply", "1", "--meeting", MEETING, "--colour", "red")


@pytest.fixture
def scheme(copy_of: CopyOf) -> Program:
    """Run 1 of 65 people and 12 outside, decided."""
    return copy_of(lay_decided_scheme)


def reported(iomctl: Program, run: str = "1") -> dict[str, Any]:
    """The report as data."""
    answer: dict[str, Any] = iomctl("rescope", "report", run, "--format", "json").succeeds().json()
    return answer


def results(iomctl: Program, run: str = "1") -> dict[str, str]:
    """How many people have each result, as told."""
    return {result: people for result, (people,) in table_of(reported(iomctl, run), "How many people").items()}


def test_before_anything_is_decided_the_plan_is_not_taken_for_it(copy_of: CopyOf) -> None:
    scheme = copy_of(lay_scheme)
    assert results(scheme) == {
        "stays in the tier": "35",
        "stays in the tier: no decision needed": "35",
        "moves to another tier": "<6",
        "leaves": "<6",
        "not decided": "30",
        "comes in": "<6",
        "stays outside": "<6",
        "not decided, outside": "12",
    }
    tiers = table_of(reported(scheme), "People of the cohort by tier")
    assert tiers["fixed"] == ["33 to 43", "20 to 30", "13", "70"]
    assert tiers["all"] == ["65 to 75", "35 to 45", "30", "125"]


def test_the_figures_agree_with_the_run_when_it_is_applied(scheme: Program) -> None:
    scheme(*APPLY).succeeds()
    told = reported(scheme)
    shown = scheme("rescope", "show", "1", "--format", "json").json()
    decided = Counter(one["decision"] or one["outcome"] for one in shown)
    assert decided == {"stays": 35, "keep": 3, "defer": 1, "move": 12, "leave": 14, "admit": 12}
    assert results(scheme) == {
        "stays in the tier": "39",
        "stays in the tier: put off": "<6",
        "stays in the tier: decided so": "<6",
        "stays in the tier: no decision needed": "29 to 37",
        "moves to another tier": "12",
        "leaves": "14",
        "comes in": "12",
        "stays outside": "<6",
    }
    assert table_of(told, "From tier to tier") == {
        "stays in fixed": ["21"],
        "stays in flex": ["18"],
        "moves from fixed to flex": ["12"],
        "leaves flex": ["14"],
        "comes into fixed": ["12"],
    }
    caseload = Counter(one["tier"] for one in scheme("caseload", "--format", "json").json())
    tiers = table_of(told, "People of the cohort by tier")
    assert tiers == {
        "fixed": ["33", str(caseload["fixed"]), "70"],
        "flex": ["32", str(caseload["flex"]), "40"],
        "free": ["0", "0", "15"],
        "all": ["65", "63", "125"],
    }


def test_reasons_and_meetings_in_counts(scheme: Program) -> None:
    told = reported(scheme)
    assert table_of(told, "Reasons given")["leaves"] == ["outside the criteria after a re-scope", "out-of-scope", "14"]
    meetings = table_of(told, "Decisions by meeting, and by who recorded them")
    who = scheme("audit", "log", "--format", "json").json()[-1]["by"]
    assert meetings["leaves"] == [MEETING, who, "14", "20 Apr 2026"]
    assert table_of(told, "With the plan and against it")["moves to another tier"] == ["as the plan says", "12"]
    assert "panel" not in scheme("rescope", "report", "1").succeeds().out


def test_who_is_kept_is_told_apart_from_who_needed_no_decision(copy_of: CopyOf) -> None:
    iomctl = copy_of(lay_scheme)
    for number in range(36, 43):
        keep = (f"N{number}", "keep", "--reason", "judgement", "--meeting", "panel")
        iomctl("rescope", "decide", "1", *keep).succeeds()
    told, known = reported(iomctl), results(iomctl)
    assert [known[f"stays in the tier: {how}"] for how in ("decided so", "no decision needed")] == ["7", "35"]
    kept = "stays in the tier: decided so"
    assert table_of(told, "Reasons given") == {kept: ["the partners' judgement, against the plan", "judgement", "7"]}
    assert table_of(told, "Decisions by meeting, and by who recorded them")[kept][::2] == ["panel", "7"]


def test_the_decisions_of_a_meeting_are_dated_from_its_first_day_to_its_last(copy_of: CopyOf) -> None:
    iomctl = copy_of(lay_scheme)
    for meeting, numbers in (("panel", range(66, 72)), *((MEETING, range(at, at + 2)) for at in (72, 74, 76))):
        for number in numbers:
            decision = (f"N{number}", "admit", "fixed", "--reason", "criteria-met")
            iomctl("rescope", "decide", "1", *decision, "--meeting", meeting).succeeds()
        iomctl.travel(1)
    caption = "Decisions by meeting, and by who recorded them"
    (table,) = [one for part in reported(iomctl)["sections"] for one in part["tables"] if one["caption"] == caption]
    assert [(row[0], row[1], row[-1]) for row in table["rows"]] == [
        ("comes in", MEETING, "21 Apr 2026 to 23 Apr 2026"),
        ("comes in", "panel", "20 Apr 2026"),
    ]


def test_whom_it_touches(scheme: Program) -> None:
    told = reported(scheme)
    (section,) = [one for one in told["sections"] if one["title"] == "Whom it touches"]
    assert [one["caption"] for one in section["tables"]] == ["By gender", "By age", "By ethnicity", "By area"]
    gender = section["tables"][0]
    assert gender["headings"][:3] == ["Gender", "Before", "Stays in the tier"]
    assert table_of(told, "By gender")["Female"] == ["12 to 27", "12", "<6", "<6", "<6", "12 to 22"]
    assert list(table_of(told, "By area")) == [HOSTILE, "Dunstable", "Luton", "Elsewhere", "Not recorded"]
    assert "Mars" not in json.dumps(told)


def test_a_tiny_cohort_and_a_run_with_nobody(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl, file = copy_of(lay_cohort), criteria_in(tmp_path)
    plan(iomctl, file)
    iomctl("cohort", "create", "empty", "--name", "Nobody").succeeds()
    iomctl("rescope", "plan", "--cohort", "empty", "--criteria", str(file)).succeeds()
    for run in ("1", "2"):
        assert set(results(iomctl, run).values()) == {"<6"}
        told = reported(iomctl, run)
        captions = [table["caption"] for section in told["sections"][2:] for table in section["tables"]]
        assert captions == ["People of the cohort by tier", "How many people"]
        assert table_of(told, "People of the cohort by tier")["fixed"] == ["0 to 20", "0 to 10", "<6", "70"]
        assert Page(iomctl("rescope", "report", run, "--format", "html").succeeds().out).open == []


def test_what_became_of_the_run(scheme: Program) -> None:

    def state() -> str:
        return table_of(reported(scheme), "What was re-scoped, and by what")["Run"][0]

    assert state() == "1, planned on 20 Apr 2026, not applied: what follows is what is decided up to now"
    scheme(*APPLY).succeeds()
    assert state() == f"1, applied on 20 Apr 2026 under meeting {MEETING}"
    assert (reported(scheme)["state"], reported(scheme)["meeting"]) == ("applied", MEETING)
    scheme.travel(3)
    scheme("rescope", "undo", "1", "--reason", "wrong criteria").succeeds()
    assert state() == "1, applied, and undone on 23 Apr 2026: nothing of what follows holds"
