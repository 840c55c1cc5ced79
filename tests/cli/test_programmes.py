"""iomctl programme: one place for one member, an end that is worked out, and nothing said of who is in the family."""

from pathlib import Path

import pytest

from tests.casebook import book, person
from tests.cli.programme_book import join, lay_three, listed, told
from tests.program import Program


@pytest.fixture
def three(iomctl: Program, tmp_path: Path) -> Program:
    """The three people of `lay_three`."""
    lay_three(iomctl, tmp_path)
    return iomctl


def test_the_end_follows_the_release_and_is_told_as_it_was_known_on_a_day(three: Program) -> None:
    three("custody", "begin", "N1", "sentenced", "--on", "2026-01-05").succeeds()
    join(three, "N1", "2026-02-02")
    (row,) = listed(three, "list", "N1")
    assert (row["ends_on"], row["ends_basis"]) == (None, "6 months after release: not released yet")
    three("release", "unplanned", "N1", "--to", "A07A", "--told", "2026-03-02", "--on", "2026-03-02").succeeds()
    (row,) = listed(three, "list", "N1")
    assert (row["ends_on"], row["ends_basis"]) == ("2026-09-02", "6 months after release on 2 Mar 2026")
    (row,) = listed(three, "list", "N1", "--as-of", "2026-03-01")
    assert (row["ends_on"], row["ends_basis"]) == (None, "6 months after release: not released yet")
    join(three, "N3", "2026-02-02", programme="construction-academy")
    (row,) = listed(three, "list", "N3")
    assert (row["ends_on"], row["ends_basis"]) == ("2026-04-27", "12 weeks from 2 Feb 2026")


def test_a_place_is_free_again_from_the_day_of_leaving_and_not_before(three: Program) -> None:
    join(three, "N1", "2026-02-02", "--until", "2026-05-01")
    join(three, "N2", "2026-02-02")
    refused = three("programme", "join", "N3", "family-work").exits(5).err
    assert "family-work is full: 2 places are taken\n  the first place ends on Fri 1 May 2026" in refused
    three("programme", "leave", "G2", "--reason", "stopped", "--on", "2026-04-06").succeeds()
    three("programme", "join", "N3", "family-work", "--on", "2026-04-05").exits(5)
    join(three, "N3", "2026-04-06")
    three("programme", "correct", "G3", "--on", "2026-04-05", "--reason", "a day before").exits(5)
    assert "is full" in three("programme", "correct", "G2", "--left", "", "--reason", "still comes").exits(5).err
    places = {row["programme"]: row for row in listed(three, "places")}
    assert (places["family-work"]["taken"], places["family-work"]["free"]) == (2, 0)
    then = {row["programme"]: row for row in listed(three, "places", "--as-of", "2026-02-01")}
    assert (then["family-work"]["taken"], then["family-work"]["free"]) == (0, 30), "by the policy of that day"
    assert places["womens-centre"]["free"] is None, "any number"


def test_nobody_is_in_a_programme_twice_at_once(three: Program) -> None:
    join(three, "N1", "2026-02-02")
    refused = three("programme", "join", "N1", "family-work", "--on", "2026-01-05").exits(5).err
    assert "N00001 is in family-work since Mon 2 Feb 2026 (77 days ago): G00001" in refused
    join(three, "N1", "2026-02-02", programme="construction-academy")
    three("programme", "correct", "G2", "--programme", "family-work", "--reason", "mistyped").exits(5)
    three("programme", "leave", "G1", "--reason", "custody", "--on", "2026-03-02").succeeds()
    assert "until Mon 2 Mar" in three("programme", "join", "N1", "family-work", "--on", "2026-03-01").exits(5).err
    assert join(three, "N1", "2026-03-02") == "G00003"
    event = listed_events(three, "programme leave")[-1]
    refused = three("undo", event).exits(5).err
    assert "programme leave, can't be taken back: something was recorded on it since" in refused
    assert "programme join" in refused


def listed_events(program: Program, command: str) -> list[str]:
    rows = program("audit", "log", "--format", "json").succeeds().json()
    return [str(row["event"]) for row in rows if row["command"].startswith(command) and row["changes"]]


def test_a_programme_refuses_those_it_is_not_for_and_nobody_of_whom_it_is_not_known(iomctl: Program) -> None:
    with book(iomctl) as work:
        for gender in ("male", "female", None):
            person(work, f"Person {gender}", gender=gender)
    refused = iomctl("programme", "join", "N1", "womens-centre").exits(5).err
    assert "N00001: womens-centre is for female people, and male is recorded" in refused
    assert "iomctl offender edit N00001 --gender CODE" in refused
    for who in ("N2", "N3"):
        join(iomctl, who, "2026-03-02", programme="womens-centre")


def test_how_it_ended_is_told_from_the_day_of_leaving(three: Program) -> None:
    join(three, "N1", "2026-02-02", "--children", "2", "--family", "0", "--note", "by letter")
    three("programme", "leave", "G1", "--reason", "completed", "--on", "2026-04-13").succeeds()
    assert told(listed(three, "list", "N1"), "state", "left_on", "completed", "reason_words", "days_left") == [
        ("left", "2026-04-13", True, "all of it done", None)
    ]
    before = listed(three, "list", "N1", "--as-of", "2026-04-12")
    assert told(before, "state", "left_on", "completed", "reason") == [("runs", None, None, None)]
    assert listed(three, "list", "N1", "--open") == []
    three("programme", "correct", "G1", "--because", "stopped", "--reason", "misread").succeeds()
    assert told(listed(three, "list", "N1"), "left_on", "completed") == [("2026-04-13", False)]
    three("programme", "correct", "G1", "--left", "", "--reason", "still comes").succeeds()
    assert told(listed(three, "list", "N1"), "state", "reason", "children", "family") == [("runs", None, 2, 0)]
    told_so = three("programme", "correct", "G1", "--left", "2026-04-13", "--reason", "left").exits(4).err
    assert "--because: missing beside the day of leaving: one of completed, time-up" in told_so
    told_so = three("programme", "correct", "G1", "--because", "stopped", "--reason", "left").exits(4).err
    assert "--because: given without the day of leaving" in told_so


def test_whose_time_is_up_stands_first_and_goes_once_they_left(three: Program) -> None:
    join(three, "N1", "2026-02-02", "--until", "2026-04-24")
    join(three, "N2", "2026-02-02", "--until", "2026-04-17")
    join(three, "N3", "2026-02-02", programme="construction-academy")
    ends = listed(three, "ending")
    assert told(ends, "membership", "state", "days_left") == [
        ("G00002", "past", -3),
        ("G00001", "runs", 4),
        ("G00003", "runs", 7),
    ]
    assert told(listed(three, "ending", "--within", "4d"), "membership") == [("G00002",), ("G00001",)]
    three("programme", "ending", "--exit-code").exits(8)
    three("programme", "leave", "G2", "--reason", "time-up").succeeds()
    assert told(listed(three, "ending", "--programme", "family-work"), "membership") == [("G00001",)]


def test_figures_say_of_how_many_they_are_known(three: Program) -> None:
    join(three, "N1", "2026-02-02", "--children", "2")
    join(three, "N2", "2026-02-02", "--children", "0")
    family = next(row for row in listed(three, "places") if row["programme"] == "family-work")
    assert (family["children"], family["children_asked"]) == (2, 2)
    assert (family["family"], family["family_asked"]) == (None, 0), "nobody asked is not none"


def test_the_page_and_the_history_tell_of_programmes(three: Program) -> None:
    join(three, "N1", "2026-02-02", "--until", "2026-04-17", "--note", "by letter")
    assert "Programme  family-work since 2 Feb 2026, time was up 17 Apr 2026 (as agreed)" in page(three, "N1")
    three("programme", "leave", "G1", "--reason", "completed", "--on", "2026-04-17").succeeds()
    assert "Programme  none now; 1 completed" in page(three, "N1")
    told_of = three("offender", "history", "N1", "--format", "json").succeeds().json()
    assert told([row for row in told_of if row["what"] == "programme"], "changed_on", "about", "after", "reason") == [
        ("2026-02-02", "G00001 family-work", "joined", "by letter"),
        ("2026-04-17", "G00001 family-work", "left", "all of it done"),
    ]


def page(program: Program, who: str) -> str:
    return program("offender", "show", who).succeeds().out
