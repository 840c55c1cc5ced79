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


def reported(iomctl: Program, *words: str) -> dict[str, Any]:
    """The report of run 1, or of another, as data."""
    answer: dict[str, Any] = iomctl("rescope", "report", *(words or "1"), "--format", "json").succeeds().json()
    return answer


def results(iomctl: Program, *words: str) -> dict[str, str]:
    """How many people have each result, as told."""
    return {result: people for result, (people,) in table_of(reported(iomctl, *words), "How many people").items()}


def test_before_anything_is_decided_the_plan_is_not_taken_for_it(copy_of: CopyOf) -> None:
    scheme = copy_of(lay_scheme)
    assert results(scheme) == {
        "stays in the tier or moves to another tier or leaves": "35",
        "not decided": "30",
        "comes in": "<6",
        "stays outside": "<6",
        "not decided, outside": "12",
    }
    tiers = table_of(reported(scheme), "People of the cohort by tier")
    assert tiers == {"fixed": ["33", "70"], "flex and free": ["32", "55"], "all": ["65", "125"]}
    exact = table_of(reported(scheme, "1", "--exact"), "People of the cohort by tier")
    assert exact["fixed"] == ["33", "20", "13", "70"]
    assert exact["all"] == ["65", "35", "30", "125"]


def test_the_figures_agree_with_the_run_when_it_is_applied(scheme: Program) -> None:
    scheme(*APPLY).succeeds()
    told = reported(scheme)
    shown = scheme("rescope", "show", "1", "--format", "json").json()
    decided = Counter(one["decision"] or one["outcome"] for one in shown)
    assert decided == {"stays": 35, "keep": 3, "defer": 1, "move": 12, "leave": 14, "admit": 12}
    whole = {"stays in the tier": "39", "moves to another tier": "12", "leaves": "14", "comes in": "12"}
    assert results(scheme) == whole | {"stays outside": "<6"}
    how = {"put off": "1", "decided so": "3", "no decision needed": "35"}
    exact = results(scheme, "1", "--exact")
    assert exact == whole | {"stays outside": "0"} | {
        f"stays in the tier: {one}": people for one, people in how.items()
    }
    assert table_of(told, "From tier to tier") == {
        "stays in fixed": ["21"],
        "stays in flex": ["18"],
        "moves from fixed to flex": ["12"],
        "leaves flex": ["14"],
        "comes into fixed": ["12"],
    }
    caseload = Counter(one["tier"] for one in scheme("caseload", "--format", "json").json())
    tiers = table_of(reported(scheme, "1", "--exact"), "People of the cohort by tier")
    assert tiers == {
        "fixed": ["33", str(caseload["fixed"]), "70"],
        "flex": ["32", str(caseload["flex"]), "40"],
        "free": ["0", "0", "15"],
        "all": ["65", "63", "125"],
    }
    # Who comes in is told apart.
    assert table_of(told, "People of the cohort by tier")["fixed"] == ["33", "21", "70"]


def test_reasons_and_meetings_in_counts(scheme: Program) -> None:
    told = reported(scheme)
    assert table_of(told, "Reasons given")["leaves"] == ["outside the criteria after a re-scope", "out-of-scope", "14"]
    meetings = table_of(told, "Decisions by meeting, and by who recorded them")
    who = scheme("audit", "log", "--format", "json").json()[-1]["by"]
    assert meetings["leaves"] == [MEETING, who, "14", "20 Apr 2026"]
    assert table_of(told, "With the plan and against it") == {}
    exact = reported(scheme, "1", "--exact")
    assert table_of(exact, "With the plan and against it")["moves to another tier"] == ["as the plan says", "12"]
    assert "panel" not in scheme("rescope", "report", "1").succeeds().out


def test_who_is_kept_is_told_apart_from_who_needed_no_decision(copy_of: CopyOf) -> None:
    iomctl = copy_of(lay_scheme)
    for number in range(36, 43):
        keep = (f"N{number}", "keep", "--reason", "judgement", "--meeting", "panel")
        iomctl("rescope", "decide", "1", *keep).succeeds()
    told, known = reported(iomctl, "1", "--exact"), results(iomctl, "1", "--exact")
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
    assert [one["caption"] for one in section["tables"]] == ["By gender", "By ethnicity", "By area"]
    assert "Not shown by age, as too few people would be told apart." in section["paragraphs"]
    assert section["tables"][0]["headings"] == ["Gender", "Before", "Leaves"]
    assert table_of(told, "By gender")["Female"] == ["19", "0 to 14"]
    ethnicity = {
        "Other ethnic groups": ["30", "6"],
        "White, Not stated and Not recorded": ["35", "8"],
        "all": ["65", "14"],
    }
    assert table_of(told, "By ethnicity") == ethnicity
    assert list(table_of(told, "By area")) == [HOSTILE, "Dunstable and Not recorded", "Luton", "Elsewhere", "all"]
    assert "Mars" not in json.dumps(told)


def test_whom_it_touches_in_words(scheme: Program) -> None:
    caution = "Fewer than 30 people: a difference may be chance."
    exact = scheme("rescope", "report", "1", "--exact").succeeds().out
    assert f"By gender: 4 of 19 women and 10 of 46 men leave. {caution}" in exact
    told = scheme("rescope", "report", "1").succeeds().out
    both = "6 of 30 (Other ethnic groups) and 8 of 35 (White, Not stated and Not recorded) leave"
    assert f"By ethnicity: {both}.\n" in told
    assert "women" not in told


def test_a_tiny_cohort_and_a_run_with_nobody(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl, file = copy_of(lay_cohort), criteria_in(tmp_path)
    plan(iomctl, file)
    iomctl("cohort", "create", "empty", "--name", "Nobody").succeeds()
    iomctl("rescope", "plan", "--cohort", "empty", "--criteria", str(file)).succeeds()
    for run in ("1", "2"):
        assert set(results(iomctl, run).values()) == {"<6"}
        told = reported(iomctl, run)
        captions = [table["caption"] for section in told["sections"][2:] for table in section["tables"]]
        assert captions == ["How many people"]
        left_out = {line for section in told["sections"][2:] for line in section["paragraphs"] if "Not shown" in line}
        assert "Not shown by tier, as too few people would be told apart." in left_out
        assert "Not shown by gender, age, ethnicity, area, as too few people would be told apart." in left_out
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


def test_a_cohort_that_hardly_changed_since_is_not_told_by_tier_or_group(scheme: Program) -> None:
    scheme(*APPLY).succeeds()
    words = ("rescope", "plan", "--cohort", "luton", "--criteria", "neighbourhood-crime-2020")
    scheme(*words).succeeds()
    told = reported(scheme, "2")
    captions = {table["caption"] for section in told["sections"][2:] for table in section["tables"]}
    assert captions <= {"How many people", "With the plan and against it"}
    said = [line for section in told["sections"] for line in section["paragraphs"]]
    assert sum("fewer than 6 people came in or left since run 1" in line for line in said) == 2
    assert table_of(reported(scheme, "2", "--exact"), "By gender")
    scheme("rescope", "undo", "1", "--reason", "wrong criteria").succeeds()
    assert table_of(reported(scheme, "2"), "People of the cohort by tier")
