"""Two runs side by side: what each puts where, from where to where people go, and who they are."""

from pathlib import Path
from typing import Any

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


def _plan_again(iomctl: Program, file: Path, was: str, now: str, *more: str) -> None:
    file.write_text(CRITERIA.replace(was, now))
    plan(iomctl, file, *more)


def _compared(iomctl: Program, *more: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = iomctl("rescope", "compare", "1", "2", *more, "--format", "json").succeeds().json()
    return rows


def _flows(iomctl: Program) -> dict[str, int]:
    return {one["line"]: one["people"] for one in _compared(iomctl) if one["part"] == "people"}


def _plans(iomctl: Program) -> dict[str, tuple[int | None, int | None, int | None]]:
    lines = [one for one in _compared(iomctl) if one["part"] == "plans"]
    return {one["line"]: (one["first"], one["second"], one["change"]) for one in lines}


def test_the_plans_stand_side_by_side_and_then_who_goes_where(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort, "--candidates")
    _plan_again(iomctl, cohort, "value = 75", "value = 40", "--candidates")
    assert _plans(iomctl) == {
        "fixed": (1, 2, 1),
        "flex": (1, 0, -1),
        "free": (0, 0, 0),
        "leave": (1, 1, 0),
        "not known": (1, 1, 0),
        "come in": (1, 1, 0),
    }
    assert _flows(iomctl) == {"stays in flex -> moves to fixed": 1, "unchanged": 4}
    assert [one["capacity"] for one in _compared(iomctl)][:4] == [70, 40, 15, None]


def test_the_people_of_whom_they_say_something_else(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    _plan_again(iomctl, cohort, "value = 75", "value = 40")
    assert _compared(iomctl, "--people") == [
        {
            "run": 1,
            "other": 2,
            "flow": "stays in flex -> moves to fixed",
            "offender": "N00003",
            "name": "Quill, Kai",
            "now": "flex",
            "first_outcome": "stays",
            "first_plan": "flex",
            "second_now": "flex",
            "second_outcome": "moves",
            "second_plan": "fixed",
            "why": "high: not met, then met",
        }
    ]


def test_facts_that_came_between_are_seen_in_the_answers(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    iomctl("offence", "add", "sayle", "028/03", "--on", "2026-04-01", "--index").succeeds()
    iomctl("score", "add", "sayle", "ogrs3-2y", "90", "--on", "2026-04-01").succeeds()
    plan(iomctl, cohort)
    (sayle,) = _compared(iomctl, "--people")
    assert (sayle["flow"], sayle["first_plan"]) == ("not known -> moves to fixed", None)
    assert sayle["why"] == "burglar: not known, then met; high: not known, then met"


def test_rules_that_one_of_them_alone_has_are_told_apart(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    file = cohort.read_text().replace("[rules.high]", "[rules.higher]").replace('"high"', '"higher"')
    cohort.write_text(file.replace("at least 75", "at least 40").replace("value = 75", "value = 40"))
    plan(iomctl, cohort)
    (quill,) = _compared(iomctl, "--people")
    assert quill["why"] == "in run 1 alone not met: high; in run 2 alone met: higher"
    said = iomctl("rescope", "compare", "1", "2").succeeds().err
    assert "Criteria: only the first has: high\n" in said
    assert "Criteria: only the second has: higher\n" in said
    assert "Criteria: other rules in: fixed\n" in said


def test_criteria_of_one_name_and_version_that_ask_something_else_are_told(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    _plan_again(iomctl, cohort, "value = 75", "value = 40")
    answer = iomctl("rescope", "compare", "1", "2").succeeds()
    assert 'First: run 1, "Luton" version 2; second: run 2, "Luton" version 2' in answer.out
    assert "Criteria: high: score.ogrs3-2y at least 75, then score.ogrs3-2y at least 40\n" in answer.err


def test_who_comes_in_under_one_alone_stays_outside_under_the_other(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort, "--candidates")
    _plan_again(iomctl, cohort, "residential-burglary", "theft-from-person", "--candidates")
    flows = _flows(iomctl)
    assert flows["comes into fixed -> outside"] == 1
    pratt = next(one for one in _compared(iomctl, "--people") if one["name"] == "Pratt, Kai")
    assert (pratt["first_outcome"], pratt["second_outcome"], pratt["now"]) == ("comes-in", None, None)
    assert pratt["why"] == "run 2 keeps no answers about them"


@pytest.mark.parametrize("looked", [("--candidates",), ()])
def test_only_the_cohort_is_compared_when_one_alone_looked_outside(
    iomctl: Program, cohort: Path, looked: tuple[str, ...]
) -> None:
    plan(iomctl, cohort, *looked)
    _plan_again(iomctl, cohort, "value = 75", "value = 80", *(() if looked else ("--candidates",)))
    assert _flows(iomctl) == {"unchanged": 4}
    assert _compared(iomctl, "--people") == []
    assert _plans(iomctl)["come in"] == ((1, None, None) if looked else (None, 1, None))
    said = iomctl("rescope", "compare", "1", "2", "--quiet").succeeds().err
    assert said.startswith(f"Run {2 if looked else 1} did not look outside the cohort")


def test_runs_of_two_days_are_compared_and_the_days_told(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort, "--as-of", "2026-04-19")
    plan(iomctl, cohort)
    answer = iomctl("rescope", "compare", "1", "2").succeeds()
    assert answer.out.startswith("IOM Luton: run 1, as of 19 Apr 2026, and run 2, as of 20 Apr 2026\n")
    assert _flows(iomctl)["outside -> moves to fixed"] == 1
    mercer = _compared(iomctl, "--people")[0]
    assert (mercer["now"], mercer["second_now"]) == (None, "flex")
    assert all(one["why"].startswith("outside, then flex") for one in _compared(iomctl, "--people"))


def test_two_runs_that_say_the_same(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    plan(iomctl, cohort)
    assert _flows(iomctl) == {"unchanged": 4}
    answer = iomctl("rescope", "compare", "1", "2", "--people").succeeds()
    assert answer.out == ""
    assert answer.err == "The two runs say the same of everyone.\n"
    assert "Criteria:" not in iomctl("rescope", "compare", "1", "2").succeeds().err


def test_only_a_look_at_people_is_logged_and_nothing_changes(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    _plan_again(iomctl, cohort, "value = 75", "value = 40")
    before = rows_of(iomctl)
    _compared(iomctl)
    assert rows_of(iomctl) == before
    _compared(iomctl, "--people")
    after = rows_of(iomctl)
    assert {name for name in before if before[name] != after[name]} == {"event"}
    newest = iomctl("audit", "log", "--format", "json").succeeds().json()[-1]
    assert (newest["command"], newest["people"]) == ("rescope compare", "N00003")


def test_a_hidden_name_stays_hidden(iomctl: Program, cohort: Path) -> None:
    iomctl("offender", "restrict", "quill", "--reason", "works for the force").succeeds()
    plan(iomctl, cohort)
    _plan_again(iomctl, cohort, "value = 75", "value = 40")
    assert [one["name"] for one in _compared(iomctl, "--people")] == ["restricted"]
    assert [one["name"] for one in _compared(iomctl, "--people", "--restricted")] == ["Quill, Kai"]


def test_runs_that_can_not_be_compared_are_refused(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort)
    iomctl("cohort", "create", "harm", "--name", "High harm").succeeds()
    iomctl("rescope", "plan", "--cohort", "harm", "--criteria", str(cohort)).succeeds()
    told = {
        ("1", "1"): (4, "run 1 against itself: name two runs"),
        ("1", "2"): (4, "run 1 is of luton, run 2 of harm: only runs of one cohort can be compared"),
        ("1", "7"): (3, "no run 7"),
    }
    for runs, (code, said) in told.items():
        refused = iomctl("rescope", "compare", *runs).exits(code)
        assert refused.err.startswith(f"iomctl: {said}\n")
        assert refused.err.count("iomctl:") == 1
        assert "iomctl rescope list" in refused.err


def test_a_narrow_terminal(iomctl: Program, cohort: Path) -> None:
    plan(iomctl, cohort, "--candidates")
    _plan_again(iomctl, cohort, "value = 75", "value = 40", "--candidates")
    iomctl.terminal, iomctl.width = True, 80
    for more in ((), ("--people",)):
        shown = iomctl("rescope", "compare", "1", "2", *more).succeeds()
        assert max(map(len, shown.out.splitlines())) <= 80
        assert "stays in flex -> moves to fixed" in shown.out
