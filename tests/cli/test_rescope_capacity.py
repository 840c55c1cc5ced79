"""A tier over its capacity is counted alike by the plan and by apply: with who comes in and with other cohorts."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.books import CopyOf
from tests.cli.rescope_book import DECISIONS, criteria_in, lay_cohort, plan
from tests.program import Program

APPLY = ("rescope", "apply", "1", "--meeting", "TFG 7 May")
COLOUR = ("--colour", "red")
SAYS_WHY = ": --over-capacity WORDS says why"


def lay_full(iomctl: Program) -> None:
    """The cohort of `lay_cohort`, a person of another cohort in fixed, and tiers of two people each."""
    lay_cohort(iomctl)
    iomctl("cohort", "create", "dunstable", "--name", "IOM Dunstable").succeeds()
    iomctl("offender", "add", "--surname", "Vane", "--forenames", "Jo", "--born", "1/1/1990").succeeds()
    words = ("--tier", "fixed", "--colour", "red", "--reason", "criteria-met", "--no-worker")
    iomctl("cohort", "adopt", "vane", "--cohort", "dunstable", *words).succeeds()
    text = iomctl("policy", "show", "--text").succeeds().out
    for capacity in ("70", "40", "15"):
        text = text.replace(f"capacity = {capacity}", "capacity = 2", 1)
    with TemporaryDirectory() as folder:
        policy = Path(folder) / "small.toml"
        policy.write_text(text)
        iomctl("policy", "load", str(policy)).succeeds()


@pytest.fixture
def full(copy_of: CopyOf, tmp_path: Path) -> Program:
    """Run 1 of that cohort, with candidates, and a decision about everyone who needs one."""
    iomctl = copy_of(lay_full)
    plan(iomctl, criteria_in(tmp_path), "--candidates")
    for surname, words in DECISIONS.items():
        iomctl("rescope", "decide", "1", surname, *words).succeeds()
    return iomctl


def planned(iomctl: Program, tmp_path: Path) -> dict[str, int]:
    """How many people each tier would hold, by a plan anew."""
    lines = plan(iomctl, criteria_in(tmp_path), "--candidates", "--dry-run")
    return {one["part"]: one["plan"] + one["come_in"] + one["elsewhere"] for one in lines if one["capacity"]}


def over(iomctl: Program, *words: str) -> list[str]:
    """The lines about tiers over their capacity in the refusal of run 1."""
    lines = iomctl(*APPLY, *words).exits(5).err.splitlines()
    return [line.removeprefix("iomctl: ") for line in lines if line.endswith(SAYS_WHY)]


def test_who_comes_in_is_counted_before_and_after_the_colour_is_given(full: Program, tmp_path: Path) -> None:
    told = ["fixed would hold 3 people as decided, 1 over its capacity of 2" + SAYS_WHY]
    assert over(full) == told
    assert over(full, *COLOUR) == told
    assert over(full, *COLOUR, "--dry-run") == told
    assert planned(full, tmp_path)["fixed"] == 3
    full(*APPLY, *COLOUR, "--over-capacity", "agreed until July").succeeds()
    people = full("cohort", "list", "--format", "json").succeeds().json()
    assert sum(one["people"] for one in people if one["tier"] == "fixed") == 3


def test_everything_in_the_way_is_told_in_one_answer(full: Program) -> None:
    full("rescope", "decide", "1", "hollis", "leave", "--reason", "out-of-scope").succeeds()
    full("score", "withdraw", "S1", "--reason", "of another person").succeeds()
    lines = full(*APPLY).exits(5).err.splitlines()
    faults = [line.removeprefix("iomctl: ") for line in lines if line.startswith("iomctl: ")]
    assert [one[:22] for one in faults] == [
        "N00001  Mercer, Kai, b",
        "N00002  Hollis, Kai, b",
        "1 person comes in: giv",
        "fixed would hold 3 peo",
    ]


def test_where_decisions_are_not_the_plan_both_figures_are_told(full: Program) -> None:
    full("rescope", "decide", "1", "pratt", "admit", "flex", "--reason", "criteria-met").succeeds()
    full("rescope", "decide", "1", "mercer", "defer", "--reason", "next-panel").succeeds()
    # In flex: Mercer and Sayle, put off; Quill, who stays; Pratt, who comes in. Hollis leaves.
    told = "flex would hold 4 people as decided, 2 of them put off (by the plan 1), 2 over its capacity of 2"
    assert over(full, *COLOUR) == [told + SAYS_WHY]


def test_what_hinders_a_decision_changes_no_figure(full: Program) -> None:
    before = over(full, *COLOUR)
    full("offence", "add", "mercer", "008/06", "--on", "2026-04-01", "--index").succeeds()
    assert over(full, *COLOUR) == before


def test_a_narrow_terminal_still_says_what_is_over_capacity(copy_of_sqlite: CopyOf, tmp_path: Path) -> None:
    iomctl = copy_of_sqlite(lay_full)
    iomctl.terminal, iomctl.width = True, 80
    criteria = str(criteria_in(tmp_path))
    out = iomctl("rescope", "plan", "--cohort", "luton", "--criteria", criteria, "--candidates").succeeds().out
    assert "1 over capacity" in out
    assert "no index offence for 1" in out
    assert max(map(len, out.splitlines())) <= 80
