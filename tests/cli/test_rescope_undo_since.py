"""Undoing a run after people of it were worked with: what goes along, what stays, and what hinders."""

import pytest

from iomctl.domain.days.days import spoken
from tests.acceptance.unchanged import nothing_changes
from tests.books import CopyOf
from tests.cli.rescope_book import lay_decided
from tests.cli.test_rescope_undo import ADOPTED_AGAIN, APPLY, UNDO, of_cases
from tests.program import Program

NAMES = {"N00001": "Mercer, Kai", "N00002": "Hollis, Kai", "N00005": "Pratt, Kai"}
BESIDE = {"note", "contact", "custody", "need"}
"""Tables of what stays with the person."""


@pytest.fixture
def led(copy_of: CopyOf) -> Program:
    """Run 1, with a decision about everyone who needs one, and a worker to lead a case."""
    decided = copy_of(lay_decided)
    decided("agency", "add", "Bedfordshire Police").succeeds()
    decided("worker", "add", "S Okafor", "--agency", "police").succeeds()
    return decided


def in_cohort(iomctl: Program) -> dict[str, str]:
    """The tier of everyone in the cohort, by reference."""
    return {one["offender"]: one["tier"] for one in iomctl("caseload", "--format", "json").succeeds().json()}


GOES_ALONG = (
    ("cohort", "assign", "N5", "--to", "okafor"),
    ("review", "hold", "N5", "--colour", "green"),
    ("cohort", "exit-plan", "N5", "the council"),
    ("cohort", "assign", "N1", "--to", "okafor"),
    ("review", "hold", "N1"),
    ("cohort", "colour", "N1", "green", "--reason", "doing well"),
    ("note", "add", "N5", "rang him", "--kind", "fact"),
    ("contact", "add", "N2", "check-in", "--how", "telephone"),
    ("custody", "begin", "N5", "remand"),
)
"""What somebody goes on to record: N5 came in by the run, N1 was moved, N2 left."""


@pytest.mark.parametrize("since", [(one,) for one in GOES_ALONG] + [GOES_ALONG])
def test_what_is_recorded_since_does_not_hinder_and_comes_back_with_the_run(
    led: Program, since: tuple[tuple[str, ...], ...]
) -> None:
    cases = in_cohort(led)
    led(*APPLY).succeeds()
    for words in since:
        led(*words).succeeds()
    applied = of_cases(led)
    led(*UNDO).succeeds()
    assert in_cohort(led) == cases
    assert {name: rows for name, rows in of_cases(led).items() if name in BESIDE} == {
        name: rows for name, rows in applied.items() if name in BESIDE
    }
    led("db", "check").succeeds()
    led("redo").succeeds()
    assert of_cases(led) == applied
    led("db", "check").succeeds()


def test_all_is_back_exactly_though_some_were_assigned_reviewed_and_noted(led: Program) -> None:
    before = of_cases(led)
    led(*APPLY).succeeds()
    for words in (*GOES_ALONG[:3], GOES_ALONG[6]):
        led(*words).succeeds()
    led(*UNDO).succeeds()
    after = of_cases(led)
    assert {name for name in before if before[name] != after[name]} == {"note"}


HINDERS: dict[str, tuple[str, ...]] = {
    "moved": ("cohort", "move", "N1", "free", "--reason", "risk-down"),
    "came in and moved": ("cohort", "move", "N5", "free", "--reason", "risk-down"),
    "adopted again": ADOPTED_AGAIN,
    "moved and left": ("cohort", "deselect", "N1", "--reason", "risk-reduced", "--exit-plan", "the council"),
    "came in and left": ("cohort", "deselect", "N5", "--reason", "risk-reduced", "--exit-plan", "the council"),
}


@pytest.mark.parametrize("what", HINDERS)
def test_who_was_moved_or_left_since_is_named_and_left_when_asked(led: Program, what: str) -> None:
    cases = in_cohort(led)
    led(*APPLY).succeeds()
    for words in GOES_ALONG[:2]:
        led(*words).succeeds()
    command = HINDERS[what]
    led.travel(1)
    led(*command).succeeds()
    since = in_cohort(led)
    whom = f"N0000{command[2][-1]}"
    line = f"{command[0]} {command[1]} on {spoken(led.today, led.today)}"
    with nothing_changes(led):
        refused = led(*UNDO).exits(5).err
    assert f"{whom} {NAMES[whom]}: {line}" in refused
    assert "--leave-changed" in refused
    done = led(*UNDO, "--leave-changed", "--format", "json").succeeds()
    assert f"Left as it is, {whom} {NAMES[whom]}: {line}" in done.err
    assert done.json()["but_for"] == [whom]
    assert_told_afterwards(led, whom, f"{whom} {NAMES[whom]}: {line}")
    left = {one: tier for one, tier in since.items() if one == whom}
    assert in_cohort(led) == {one: tier for one, tier in cases.items() if one != whom} | left
    led("db", "check").succeeds()


def assert_told_afterwards(iomctl: Program, whom: str, line: str) -> None:
    """The run says whom its undo left, and why, whoever asks later."""
    (run,) = iomctl("rescope", "list", "--format", "json").succeeds().json()
    assert (run["state"], run["but_for"]) == ("undone", 1)
    shown = iomctl("rescope", "show", "1").succeeds()
    assert "undone, but for 1 person" in shown.out
    assert f"Left as it is, {line}" in shown.err
    people = iomctl("rescope", "show", "1", "--format", "json").succeeds().json()
    left = {one["offender"]: one["left_by_undo"] for one in people if one["left_by_undo"] is not None}
    assert list(left) == [whom]
    assert left[whom].startswith(line)


def test_a_tier_that_was_changed_there_and_back_hinders(led: Program) -> None:
    led(*APPLY).succeeds()
    for tier in ("free", "fixed"):
        led.travel(1)
        led("cohort", "move", "N1", tier, "--reason", "rescope").succeeds()
    assert "N00001 Mercer, Kai: cohort move" in led(*UNDO).exits(5).err


def test_an_assignment_that_went_along_is_taken_back_no_more(led: Program) -> None:
    led(*APPLY).succeeds()
    event = led(*GOES_ALONG[0]).succeeds().err.rpartition("iomctl undo ")[2].strip()
    undone = led(*UNDO).succeeds().err.rpartition("iomctl undo ")[2].strip()
    assert f"take that back first: iomctl undo {undone}" in led("undo", event).exits(5).err
    led("undo", undone).succeeds()
    led("undo", event).succeeds()
    led("db", "check").succeeds()


@pytest.mark.parametrize("by_number", [False, True])
def test_once_more_goes_past_what_went_along_with_the_run(led: Program, by_number: bool) -> None:
    led("worker", "add", "J Byrne", "--agency", "police").succeeds()
    led("note", "add", "N1", "rang him", "--kind", "fact").succeeds()
    applied = led(*APPLY).succeeds().err.rpartition("iomctl undo ")[2].strip()
    assigned = led(*GOES_ALONG[0]).succeeds().err.rpartition("iomctl undo ")[2].strip()
    corrected = led("cohort", "assign", "N5", "--to", "byrne", "--instead").succeeds().err.rpartition("iomctl undo ")[2]
    undo = ("undo", applied) if by_number else UNDO
    undone = led(*undo).succeeds().err.rpartition("iomctl undo ")[2].strip()
    said = led("undo").succeeds().err
    for event in (assigned, corrected.strip()):
        assert f"Event {event}, cohort assign, is gone already, with what event {undone} took back.\n" in said
    assert "note add, is taken back" in said
    led("redo").succeeds()
    assert "N00005" not in in_cohort(led)
    led("redo").succeeds()
    assert "N00005" in in_cohort(led)
    led("db", "check").succeeds()


def test_a_report_says_for_how_many_a_run_that_was_undone_still_holds(led: Program) -> None:
    led(*APPLY).succeeds()
    led("cohort", "move", "N1", "free", "--reason", "risk-down", "--instead").succeeds()
    led(*UNDO, "--leave-changed").succeeds()
    undone = "undone on 20 Apr 2026: nothing of what follows holds but for"
    exact = led("rescope", "report", "1", "--exact").succeeds().out
    assert f"{undone} 1 person whom the undo left as they are |" in exact
    told = led("rescope", "report", "1").succeeds().out
    assert f"{undone} those whom the undo left as they are |" in told
