"""Planning a re-scope: what a run says of each person, why, and that it changes nothing else."""

from pathlib import Path

import pytest

from tests.books import CopyOf
from tests.cli.rescope_book import CRITERIA, criteria_in, lay_cohort, plan, rows_of
from tests.program import Program


@pytest.fixture
def iomctl(copy_of: CopyOf) -> Program:
    """Five people, four of them in the cohort luton."""
    return copy_of(lay_cohort)


@pytest.fixture
def cohort(tmp_path: Path) -> Path:
    """A file of criteria for that cohort."""
    return criteria_in(tmp_path)


def _outcomes(iomctl: Program, run: str, *more: str) -> dict[str, tuple[str, str | None]]:
    shown = iomctl("rescope", "show", run, "--format", "json", *more).succeeds().json()
    return {one["name"].partition(",")[0]: (one["outcome"], one["plan"]) for one in shown}


def test_everyone_in_the_cohort_gets_an_outcome(iomctl: Program, cohort: Path) -> None:
    lines = {one["part"]: one for one in plan(iomctl, cohort)}
    assert [lines[part]["plan"] for part in ("fixed", "flex", "free", "leave", "not known")] == [1, 1, 0, 1, 1]
    assert (lines["flex"]["now"], lines["flex"]["change"]) == (4, -3)
    assert lines["not known"]["about"] == "no index offence for 1; nobody recorded an OGRS3 (two years) for 1"
    assert _outcomes(iomctl, "1") == {
        "Mercer": ("moves", "fixed"),
        "Hollis": ("leaves", None),
        "Quill": ("stays", "flex"),
        "Sayle": ("not-known", None),
    }


def test_candidates_come_in_from_outside(iomctl: Program, cohort: Path) -> None:
    lines = {one["part"]: one for one in plan(iomctl, cohort, "--candidates")}
    assert (lines["fixed"]["come_in"], lines["come in"]["plan"]) == (1, 1)
    assert _outcomes(iomctl, "1", "--outcome", "comes-in") == {"Pratt": ("comes-in", "fixed")}


@pytest.mark.parametrize(("reason", "found"), [("risk-reduced", ("comes-in", "flex")), ("deported", None)])
def test_who_left_comes_in_again_unless_they_can_not_come_back(
    iomctl: Program, cohort: Path, reason: str, found: tuple[str, str] | None
) -> None:
    iomctl("cohort", "deselect", "quill", "--reason", reason, "--exit-plan", "the council").succeeds()
    iomctl.travel(1)
    plan(iomctl, cohort, "--candidates")
    assert _outcomes(iomctl, "1").get("Quill") == found


def test_nobody_who_died_is_a_candidate(iomctl: Program, cohort: Path) -> None:
    words = ("--cohort", "luton", "--tier", "flex", "--colour", "red", "--reason", "criteria-met", "--no-worker")
    iomctl("cohort", "adopt", "pratt", *words).succeeds()
    iomctl("cohort", "deselect", "pratt", "--reason", "died").succeeds()
    plan(iomctl, cohort, "--candidates")
    assert "Pratt" not in _outcomes(iomctl, "1")


def test_each_rule_tells_its_fact_and_its_day(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    told = iomctl("rescope", "show", "1", "--offender", "mercer", "--format", "json").succeeds().json()
    facts = {(one["part"], one["rule"]): (one["answer"], one["fact"], one["fact_on"]) for one in told}
    assert facts["fixed", "burglar"] == ("met", "028/03 Burglary in a dwelling", "2026-02-03")
    assert facts["fixed", "high"] == ("met", "81", "2026-03-03")
    assert facts["watch", "abuse"] == ("not known", "nobody asked about domestic abuse", None)


def test_lists_that_need_eyes(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    assert set(_outcomes(iomctl, "1", "--outcome", "leaves", "--watch")) == {"Hollis"}
    assert set(_outcomes(iomctl, "1", "--edge")) == set()
    iomctl("score", "add", "quill", "ogrs3-2y", "70", "--on", "2026-04-01").succeeds()
    plan(iomctl, cohort)
    assert set(_outcomes(iomctl, "2", "--edge")) == {"Quill"}


def test_a_run_stays_as_it_was_when_facts_change(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    before = _outcomes(iomctl, "1")
    iomctl("offence", "add", "sayle", "028/03", "--on", "2026-04-01", "--index").succeeds()
    cohort.write_text(CRITERIA.replace("75", "40"))
    assert _outcomes(iomctl, "1") == before
    plan(iomctl, cohort)
    assert _outcomes(iomctl, "2")["Quill"] == ("moves", "fixed")
    listed = iomctl("rescope", "list", "--format", "json").succeeds().json()
    assert [(one["run"], one["people"], one["state"]) for one in listed] == [(1, 4, "planned"), (2, 4, "planned")]


def test_a_past_day_is_asked_about_as_it_was(iomctl: Program, cohort: Path) -> None:
    lines = {one["part"]: one for one in plan(iomctl, cohort, "--as-of", "2026-04-19")}
    assert [lines[part]["plan"] for part in ("fixed", "flex", "leave", "not known")] == [0, 0, 0, 0]


def test_a_plan_changes_nothing_but_its_own_run(iomctl: Program, cohort: Path) -> None:
    before = rows_of(iomctl)
    plan(iomctl, cohort, "--candidates")
    after = rows_of(iomctl)
    assert {name for name in before if before[name] != after[name]} == {"event", "event_detail", *RUNS}
    plan(iomctl, cohort, "--dry-run")
    last = rows_of(iomctl)
    assert {name for name in after if after[name] != last[name]} == {"event"}


RUNS = ("rescope_run", "rescope_person")


def test_the_look_at_everyone_is_logged(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    newest = iomctl("audit", "log", "--format", "json").succeeds().json()[-1]
    assert newest["command"] == "rescope plan"
    assert newest["people"] == "N00001-N00004"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--cohort", "lutin"), 3, "no cohort lutin"),
        (("--criteria", "nowhere.toml"), 4, "nowhere.toml"),
        (("--as-of", "2025-12-31"), 4, '"Luton" version 2 is in force from'),
        (("--as-of", "2026-04-21"), 4, "is in the future"),
    ],
)
def test_a_plan_that_can_not_be_is_refused(
    iomctl: Program, cohort: Path, words: tuple[str, str], code: int, said: str
) -> None:
    asked = {"--cohort": "luton", "--criteria": str(cohort), words[0]: words[1]}
    refused = iomctl("rescope", "plan", *(word for pair in asked.items() for word in pair)).exits(code)
    assert said in refused.err
    assert refused.err.count("iomctl:") == 1
    assert iomctl("rescope", "list", "--format", "json").json() == []


def test_what_is_not_there_is_said(iomctl: Program, cohort: Path) -> None:
    assert "no run 7" in iomctl("rescope", "show", "7").exits(3).err
    plan(iomctl, cohort)
    assert "N00005 is not in run 1" in iomctl("rescope", "show", "1", "--offender", "pratt").exits(3).err
    assert "one of stays, moves" in iomctl("rescope", "show", "1", "--outcome", "goes").exits(4).err


def test_a_hidden_name_stays_hidden(iomctl: Program, cohort: Path) -> None:
    iomctl("offender", "restrict", "mercer", "--reason", "works for the force").succeeds()
    plan(iomctl, cohort)
    for words in (("show", "1"), ("show", "1", "--offender", "N00001"), ("show", "1", "--format", "csv")):
        answer = iomctl("rescope", *words).succeeds()
        assert "Mercer" not in answer.out + answer.err
        assert "restricted" in answer.out
