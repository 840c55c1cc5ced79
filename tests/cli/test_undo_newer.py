"""What undo refuses because something newer stands beside what it would put back."""

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import nothing_changes
from tests.books import laid_once
from tests.program import Program

ADOPT = ("--cohort", "luton", "--tier", "fixed", "--colour", "amber", "--no-worker", "--reason", "returning")
CHANGED = {
    "tier": ("cohort move N1 flex --reason risk-down", "cohort move N1 free --reason risk-down"),
    "colour": ("cohort colour N1 red --reason worse", "cohort colour N1 green --reason better"),
    "prison": ("custody change N2 --prison Bedford", "custody change N2 --prison Woodhill"),
}


@laid_once
def settled(iomctl: Program) -> None:
    """The case book of `settled.py`."""
    settle(iomctl)


def event_of(iomctl: Program, words: str) -> int:
    """The number of the event by which a command is taken back."""
    told = iomctl(*words.split()).succeeds().err
    return int(told.rpartition("iomctl undo ")[2])


@pytest.mark.parametrize("what", CHANGED)
def test_a_newer_day_of_the_same_kind_is_no_reason_to_refuse(settled: Program, what: str) -> None:
    once, then = CHANGED[what]
    events = [event_of(settled, f"{words} --on {on}") for words, on in ((once, "2026-04-13"), (then, "2026-04-16"))]
    stands = settled("caseload", "--format", "json").succeeds().out
    settled("undo", str(events[0])).succeeds()
    assert settled("caseload", "--format", "json").succeeds().out == stands
    settled("db", "check").succeeds()


@pytest.mark.parametrize("what", CHANGED)
def test_what_was_put_aside_since_is_taken_back_from_the_newest_on(settled: Program, what: str) -> None:
    once, then = CHANGED[what]
    events = [event_of(settled, words) for words in (once, f"{then} --instead")]
    with nothing_changes(settled):
        refused = settled("undo", str(events[0])).exits(5).err
    assert f"take that back first: iomctl undo {events[1]}" in refused
    for event in reversed(events):
        settled("undo", str(event)).succeeds()
    settled("db", "check").succeeds()


@pytest.mark.parametrize("what", CHANGED)
def test_a_change_is_not_brought_again_beside_one_that_it_clashes_with(settled: Program, what: str) -> None:
    once, then = CHANGED[what]
    event_of(settled, once)
    back = event_of(settled, "undo")
    newest = event_of(settled, then)
    with nothing_changes(settled):
        refused = settled("undo", str(back)).exits(5).err
    assert f"already (event {newest}, " in refused
    assert f"iomctl undo {newest}" in refused
    assert "--instead" not in refused, "undo has no such option"
    settled("undo", str(newest)).succeeds()
    settled("undo", str(back)).succeeds()


def test_a_de_selection_is_not_taken_back_once_the_person_is_in_the_cohort_again(settled: Program) -> None:
    event = event_of(settled, "cohort deselect N1 --reason moved-area --exit-plan none")
    settled("cohort", "adopt", "N1", *ADOPT).succeeds()
    with nothing_changes(settled):
        refused = settled("undo", str(event)).exits(5).err
    assert "N00001 Mercer, Kai: cohort adopt on Mon 20 Apr 2026 (today)" in refused


def test_what_would_stand_twice_is_refused_in_words(settled: Program) -> None:
    event = event_of(settled, "custody withdraw N2 --reason wrong")
    settled("custody", "begin", "N2", "remand").succeeds()
    with nothing_changes(settled):
        refused = settled("undo", str(event)).exits(5).err
    assert "N00002 Mercer, Jo: custody begin on Mon 20 Apr 2026 (today) (event " in refused
