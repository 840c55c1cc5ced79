"""iomctl panel agenda: who is on it and why, changed by hand, fixed, and what was to be done since the last panel."""

import pytest

from tests.cli.meeting_book import KEEP, agenda, lay_meeting, opened, order, state
from tests.program import Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    lay_meeting(iomctl)
    return iomctl


def test_an_agenda_says_why_each_case_is_on_it_the_overdue_first(there: Program) -> None:
    rows = agenda(there)
    assert [(row["item"], row["name"], row["why"]) for row in rows] == [
        ("1", "Mercer, Kai", "review due 10 Apr, 10 days overdue"),
        ("2", "Hollis, Kai", "review due by 1 May"),
        ("3", "Sayle, Kai", "new since 14 Apr"),
    ]
    assert {row["part"] for row in rows} == {"Cases"}


def test_green_without_an_offence_for_six_months_may_leave(there: Program) -> None:
    there("review", "hold", "ng", "--colour", "green").succeeds()
    assert agenda(there)[3]["why"] == "may leave: green, no offence recorded"
    there("offence", "add", "ng", "028/03", "--on", "2025-12-01").succeeds()
    assert order(there) == ["Mercer", "Hollis", "Sayle"]


def test_cases_are_added_dropped_and_moved_by_hand(there: Program) -> None:
    assert "Sayle" not in order(there, "--drop", "sayle", "--because", "seen on Friday")
    assert order(there, "--add", "ng", "--because", "his sister asked") == ["Mercer", "Hollis", "Ng"]
    assert agenda(there)[2]["why"] == "his sister asked"
    assert order(there, "--move", "ng", "--to", "1") == ["Ng", "Mercer", "Hollis"]
    assert order(there, "--add", "sayle", "--because", "not seen after all")[0] == "Ng"
    assert (
        "on the agenda of panel 1 already"
        in there("panel", "agenda", "1", "--add", "ng", "--because", "x").exits(5).err
    )
    assert "a place from 1 to 4" in there("panel", "agenda", "1", "--move", "ng", "--to", "5").exits(4).err
    there("panel", "agenda", "1", "--add", "ng", "--drop", "ng", "--because", "x").exits(2)
    there("panel", "agenda", "1", "--add", "ng").exits(2)


def test_a_fixed_agenda_stays_as_it_was(there: Program) -> None:
    there("panel", "agenda", "1", "--fix").succeeds()
    assert state(there) == "agenda fixed"
    there("review", "hold", "mercer").succeeds()
    assert order(there) == ["Mercer", "Hollis", "Sayle"]
    assert order(there, "--move", "sayle", "--to", "1") == ["Sayle", "Mercer", "Hollis"]
    assert order(there, "--drop", "mercer", "--because", "seen") == ["Sayle", "Hollis"]
    assert order(there, "--add", "ng", "--because", "asked") == ["Sayle", "Hollis", "Ng"]
    assert "its agenda can't be fixed" in there("panel", "agenda", "1", "--fix").exits(5).err
    assert order(there, "--dry-run", "--move", "ng", "--to", "1") == ["Ng", "Sayle", "Hollis"]
    assert order(there) == ["Sayle", "Hollis", "Ng"]


def test_actions_of_the_panels_before_stand_first(there: Program) -> None:
    opened(there)
    action = ("--action", "Ring the council / byrne / 2026-04-24")
    there("panel", "decide", "1", "mercer", *KEEP, *action).succeeds()
    there.travel(14)
    first = agenda(there, panel="2")[0]
    assert (first["part"], first["item"], first["worker"]) == ("Actions from last time", "1/1", "J Byrne")
    assert first["why"] == "Ring the council: overdue, due 24 Apr"
    there("panel", "open", "2", "--statement-read").succeeds()
    assert agenda(there, panel="2")[0]["why"] == "Ring the council: overdue, due 24 Apr, carried over once"


def test_a_restricted_person_is_a_reference_everywhere(there: Program) -> None:
    order(there, "--add", "ng", "--because", "his sister Wren asked")
    there("offender", "restrict", "ng", "--reason", "a relative").succeeds()
    opened(there)
    said = ("--decision", "keep", "--because", "Wren says so", "--update", "okafor: met Wren")
    there("panel", "decide", "1", "N3", *said).succeeds()
    for words in (("agenda", "1"), ("case", "1", "N3")):
        shown = there("panel", *words).succeeds().out
        assert "Wren" not in shown
        assert "Ng, Kai" not in shown
        assert "Wren" in there("--restricted", "panel", *words).succeeds().out


def test_of_somebody_restricted_an_agenda_says_no_reason_and_the_fixed_one_keeps_it(there: Program) -> None:
    (before,) = [one["why"] for one in agenda(there) if one["offender"] == "N00001"]
    there("offender", "restrict", "mercer", "--reason", "a relative").succeeds()
    assert [one["why"] for one in agenda(there) if one["offender"] == "N00001"] == ["restricted"]
    there("panel", "agenda", "1", "--fix").succeeds()
    assert [one["why"] for one in agenda(there) if one["offender"] == "N00001"] == ["restricted"]
    told = there("--restricted", "panel", "agenda", "1", "--format", "json").succeeds().json()
    assert [one["why"] for one in told if one["offender"] == "N00001"] == [before]


def test_of_somebody_restricted_a_panel_is_told_no_more_than_a_list_tells(there: Program) -> None:
    there("need", "set", "mercer", "drugs=severe", "--on", "2026-04-14").succeeds()
    there("offender", "restrict", "mercer", "--reason", "a relative").succeeds()
    told = there("panel", "case", "1", "N1", "--format", "json").succeeds().json()
    assert (told["name"], told["tier"] != "") == ("restricted", True)
    assert not any(told[name] for name in ("age", "last", "since", "needs", "sentence", "home", "actions"))
    for words in (("panel", "case", "1", "N1"), ("panel", "pack", "1")):
        assert "drugs severe" not in there(*words).succeeds().out
        assert "drugs severe" in there("--restricted", *words).succeeds().out
