"""Decisions that a plan anew carried over: from which runs, taken back, and known on a day."""

from pathlib import Path

import pytest

from tests.acceptance.unchanged import every_row
from tests.books import CopyOf
from tests.cli.rescope_book import CRITERIA, criteria_in, lay_decided
from tests.cli.test_rescope_carried import again, fallen, shown
from tests.program import Program


@pytest.fixture
def decided(copy_of: CopyOf) -> Program:
    """Run 1, with a decision about everyone who needs one."""
    return copy_of(lay_decided)


@pytest.mark.parametrize("other", ["another name", "applied", "another cohort"])
def test_only_what_is_undecided_of_the_same_cohort_and_criteria_is_carried_over(
    decided: Program, tmp_path: Path, other: str
) -> None:
    cohort, criteria = "luton", criteria_in(tmp_path)
    if other == "another name":
        criteria.write_text(CRITERIA.replace('name = "Luton"', 'name = "Dunstable"'))
    elif other == "applied":
        decided("rescope", "apply", "1", "--meeting", "TFG 7 May", "--colour", "red").succeeds()
    else:
        cohort = "dunstable"
        decided("cohort", "create", cohort, "--name", "IOM Dunstable").succeeds()
    said = decided("rescope", "plan", "--cohort", cohort, "--criteria", str(criteria)).succeeds().err
    assert "carried over" not in said
    assert fallen(decided, "2") == {}


def test_an_undone_run_hands_its_decisions_on(decided: Program, tmp_path: Path) -> None:
    decided("rescope", "apply", "1", "--meeting", "TFG 7 May", "--colour", "red").succeeds()
    decided("rescope", "undo", "1", "--reason", "the board asks again").succeeds()
    assert "4 decisions of run 1 still stand and were carried over\n" in again(decided, tmp_path).err


def test_who_was_outside_is_told_where_nobody_looked_there(decided: Program, tmp_path: Path) -> None:
    words = ("rescope", "plan", "--cohort", "luton", "--criteria", str(criteria_in(tmp_path)))
    decided(*words).succeeds()
    assert fallen(decided, "2") == {"N00005": "run 2 did not look outside the cohort"}


def test_a_dry_run_says_what_would_be(decided: Program, tmp_path: Path) -> None:
    before = every_row(decided)
    assert "4 decisions of run 1 still stand and would be carried over\n" in again(decided, tmp_path, "--dry-run").err
    assert every_row(decided) == before


def test_they_are_taken_back_and_the_run_stays(decided: Program, tmp_path: Path) -> None:
    said = again(decided, tmp_path).err
    event = said.rpartition("To take it back: iomctl undo ")[2].strip()
    before = every_row(decided)["rescope_decision"]
    done = decided("undo", event).succeeds().err
    assert "Run 2 itself stays: a plan changes nobody's record" in done
    assert {words[1] for words in shown(decided, "2").values()} == {None}
    assert len(decided("rescope", "list", "--format", "json").json()) == 2
    assert {words[1] for words in shown(decided, "1").values()} == {"move", "leave", None, "defer", "admit"}
    decided("redo").succeeds()
    assert every_row(decided)["rescope_decision"] == before
    decided("db", "check").succeeds()


def test_what_is_known_on_a_day_before_holds_none_of_it(decided: Program, tmp_path: Path) -> None:
    decided.travel(1)
    again(decided, tmp_path)
    runs = decided("rescope", "list", "--known-on", "2026-04-20", "--format", "json").succeeds().json()
    assert [one["run"] for one in runs] == [1]


def test_a_reason_that_is_no_longer_in_use_does_not_come_along(decided: Program, tmp_path: Path) -> None:
    text = decided("policy", "show", "--text").succeeds().out
    lines = [
        line.replace(" }", ", active = false }") if 'code = "facts-awaited"' in line else line
        for line in text.splitlines()
    ]
    policy = tmp_path / "policy.toml"
    policy.write_text("\n".join(lines))
    decided("policy", "load", str(policy)).succeeds()
    again(decided, tmp_path)
    assert list(fallen(decided, "2")) == ["N00004"]
