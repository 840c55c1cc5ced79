"""What undo refuses because something newer stands beside what it would put back."""

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import nothing_changes
from tests.books import laid_once
from tests.program import Program

ADOPT = ("--cohort", "luton", "--tier", "fixed", "--colour", "amber", "--no-worker", "--reason", "returning")
THERE_AND_BACK = {
    "tier": (
        "cohort move N1 flex --reason risk-down",
        "cohort move N1 free --reason risk-down",
        "cohort move N1 flex --reason rescope",
    ),
    "colour": (
        "cohort colour N1 red --reason worse",
        "cohort colour N1 green --reason better",
        "cohort colour N1 red --reason worse",
    ),
    "prison": (
        "custody change N2 --prison Bedford",
        "custody change N2 --prison Woodhill",
        "custody change N2 --prison Bedford",
    ),
}


@laid_once
def settled(iomctl: Program) -> None:
    """The case book of `settled.py`."""
    settle(iomctl)


def event_of(iomctl: Program, words: str) -> int:
    """The number of the event by which a command is taken back."""
    told = iomctl(*words.split()).succeeds().err
    return int(told.rpartition("iomctl undo ")[2])


@pytest.mark.parametrize("what", THERE_AND_BACK)
def test_what_was_changed_there_and_back_is_taken_back_from_the_newest_on(settled: Program, what: str) -> None:
    events = [event_of(settled, words) for words in THERE_AND_BACK[what]]
    with nothing_changes(settled):
        refused = settled("undo", str(events[0])).exits(5).err
    assert f"take that back first: iomctl undo {events[2]}" in refused
    for event in reversed(events):
        settled("undo", str(event)).succeeds()
    settled("db", "check").succeeds()


def test_a_change_that_was_taken_back_is_not_brought_again_beside_one_like_it(settled: Program) -> None:
    event_of(settled, "cohort move N1 flex --reason risk-down")
    back = event_of(settled, "undo")
    event_of(settled, "cohort move N1 flex --reason rescope")
    newest = event_of(settled, "cohort move N1 fixed --reason risk-up")
    with nothing_changes(settled):
        assert f"take that back first: iomctl undo {newest}" in settled("undo", str(back)).exits(5).err


def test_a_de_selection_is_not_taken_back_once_the_person_is_in_the_cohort_again(settled: Program) -> None:
    event = event_of(settled, "cohort deselect N1 --reason died")
    settled("cohort", "adopt", "N1", *ADOPT).succeeds()
    with nothing_changes(settled):
        refused = settled("undo", str(event)).exits(5).err
    assert "N00001 Mercer, Kai: cohort adopt on Mon 20 Apr 2026 (today)" in refused


def test_what_would_stand_twice_is_refused_in_words(settled: Program) -> None:
    event = event_of(settled, "custody withdraw N2 --reason wrong")
    settled("custody", "begin", "N2", "remand").succeeds()
    with nothing_changes(settled):
        refused = settled("undo", str(event)).exits(5).err
    assert "custody withdraw, can't be taken back: what was recorded since is in its place" in refused
