"""iomctl panel: planned alone or by a rhythm, moved, cancelled, and what speaks against a day."""

from typing import Any

import pytest

from tests.program import Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Three workers of two agencies, and no panel."""
    for agency, workers in (("Bedfordshire Police", ("S Okafor", "A Sandhu")), ("Probation Service", ("J Byrne",))):
        iomctl("agency", "add", agency).succeeds()
        for worker in workers:
            iomctl("worker", "add", worker, "--agency", agency).succeeds()
    return iomctl


def planned(iomctl: Program, *words: str, name: str = "Luton panel") -> list[dict[str, Any]]:
    """The rows of the panels that were planned."""
    found: list[dict[str, Any]] = iomctl("panel", "add", name, *words, "--format", "json").succeeds().json()
    return found


def schedule(iomctl: Program, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = iomctl("panel", "schedule", *words, "--format", "json").succeeds().json()
    return found


def shown(iomctl: Program, number: int) -> dict[str, Any]:
    found: dict[str, Any] = iomctl("panel", "show", str(number), "--format", "json").succeeds().json()
    return found


HELD = ("--chair", "okafor", "--minute-taker", "byrne")


def test_one_panel_is_planned_with_all_that_is_said_of_it(there: Program) -> None:
    (row,) = planned(there, "--on", "2026-05-12", "--at", "9.30", "--place", "Town Hall, room 2", *HELD)
    assert row == {
        "meets_on": "2026-05-12",
        "starts_at": "09:30",
        "panel": 1,
        "name": "Luton panel",
        "place": "Town Hall, room 2",
        "chair": "S Okafor",
        "minute_taker": "J Byrne",
        "warnings": None,
    }
    assert shown(there, 1)["state"] == "planned"
    assert there("panel", "show", "1", "--as-of", "2026-05-13", "--format", "json").json()["state"] == "not run"


def test_a_rhythm_plans_each_of_its_days_for_a_year(there: Program) -> None:
    rows = planned(there, "--on", "2026-05-12", "--every", "2nd tue", *HELD)
    assert [row["meets_on"] for row in rows[:3]] == ["2026-05-12", "2026-06-09", "2026-07-14"]
    assert [row["panel"] for row in rows] == list(range(1, 14))
    assert shown(there, 13)["rhythm"] == "2nd Tuesday of every month"
    assert len(planned(there, "--on", "2026-05-15", "--every", "2 weeks", "--until", "2026-06-30", name="Other")) == 4


def test_a_dry_run_lists_the_days_and_uses_up_no_number(there: Program) -> None:
    assert len(planned(there, "--on", "2026-05-12", "--every", "4 weeks", "--dry-run")) == 14
    assert planned(there, "--on", "2026-05-12")[0]["panel"] == 1


def test_the_schedule_warns_by_name_of_bank_holidays_and_weekends(there: Program) -> None:
    planned(there, "--on", "2026-05-04", "--every", "3 weeks", "--until", "2026-05-25", *HELD)
    planned(there, "--on", "2026-05-09", *HELD)
    planned(there, "--on", "2030-05-06", *HELD)
    told = {row["meets_on"]: row["warnings"] for row in schedule(there, "--until", "2030-12-31")}
    assert told == {
        "2026-05-04": "Early May bank holiday",
        "2026-05-09": "a Saturday",
        "2026-05-25": "Spring bank holiday",
        "2030-05-06": "bank holidays of 2030 are not known",
    }


def test_two_in_one_place_at_one_time_are_warned_of_wherever_they_are_planned(there: Program) -> None:
    room = ("--on", "2026-05-12", "--place", "Town Hall, room 2")
    hosted = ("--chair", "sandhu", "--minute-taker", "rowe")
    there("worker", "add", "P Rowe", "--agency", "police").succeeds()
    planned(there, *room, "--at", "14:00", *HELD)
    (added,) = planned(there, "--on", "2026-05-12", "--place", "town hall,  Room 2", "--at", "15:30", *hosted, name="B")
    assert added["warnings"] == "panel 1 at 14:00 is in town hall,  Room 2 too"
    planned(there, *room, "--at", "18:00", *hosted, name="Late panel")
    (elsewhere,) = planned(there, "--on", "2026-05-13", "--place", "Town Hall, room 2", *HELD, name="Day after")
    assert elsewhere["warnings"] is None
    told = {row["panel"]: row["warnings"] for row in schedule(there)}
    assert told[1] == "panel 2 at 15:30 is in Town Hall, room 2 too"
    assert "is in" not in str(told[3])
    (moved,) = there("panel", "edit", "2", "--at", "16:00", "--format", "json").succeeds().json()
    assert "is in" not in str(moved["warnings"])
    (unsaid,) = there("panel", "edit", "2", "--at", "", "--format", "json").succeeds().json()
    assert "panel 1 at 14:00 is in town hall,  Room 2 too" in unsaid["warnings"]
    there("panel", "cancel", "1", "--reason", "no room").succeeds()
    assert "panel 1" not in str([row["warnings"] for row in schedule(there)])


def test_the_schedule_warns_of_another_panel_of_the_same_workers(there: Program) -> None:
    planned(there, "--on", "2026-05-12", "--at", "10:00", *HELD)
    planned(there, "--on", "2026-05-12", "--chair", "byrne", "--minute-taker", "sandhu", name="Town panel")
    planned(there, "--on", "2026-05-13", *HELD, name="Town panel")
    told = {row["panel"]: row["warnings"] for row in schedule(there)}
    assert told == {1: "J Byrne is at panel 2 too", 2: "J Byrne is at panel 1 at 10:00 too", 3: None}
    assert {row["panel"]: row["warnings"] for row in schedule(there, "town")} == {2: told[2], 3: None}
    there("panel", "cancel", "2", "--reason", "no room").succeeds()
    assert {row["panel"]: row["warnings"] for row in schedule(there)} == {1: None, 3: None}


def test_the_schedule_warns_where_nobody_holds_it_or_they_have_left_by_then(there: Program) -> None:
    planned(there, "--on", "2026-05-12", "--chair", "okafor")
    there("worker", "edit", "okafor", "--left", "2026-04-20").succeeds()
    assert schedule(there)[0]["warnings"] == "S Okafor left on 20 Apr; no minute-taker"


def test_lists_are_narrowed_to_the_panels_of_a_worker_and_of_a_cohort(there: Program) -> None:
    there("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    planned(there, "--on", "2026-05-12", *HELD, "--cohort", "luton")
    planned(there, "--on", "2026-05-12", "--chair", "byrne", "--minute-taker", "sandhu", name="Dunstable panel")
    for number in ("1", "2"):
        there("panel", "attend", number, "sandhu", "--sorry").succeeds()
    for words, panels in (
        (("--worker", "byrne"), [1, 2]),
        (("--worker", "okafor"), [1]),
        (("--cohort", "luton"), [1]),
        (("dunstable", "--worker", "byrne"), [2]),
        (("--worker", "sandhu", "--cohort", "luton"), []),
    ):
        for verb in ("list", "schedule"):
            found = there("panel", verb, *words, "--format", "json").succeeds().json()
            assert sorted(one["panel"] for one in found) == panels
        calendar = there("panel", "calendar", *words).succeeds().out
        assert [number for number in (1, 2) if f"UID:panel-{number}@" in calendar] == panels
        grid = there("panel", "attendance", *words, "--until", "2026-05-12", "--format", "json").succeeds().json()
        assert {one["meetings"] for one in grid} == ({len(panels)} if panels else set())
    (clash,) = schedule(there, "--worker", "okafor")
    assert "J Byrne is at panel 2 too" in str(clash["warnings"])
    refused = there("panel", "list", "--worker", "nobody", "--cohort", "none").exits(3).err.splitlines()
    assert [line.split()[2] for line in refused[:2]] == ["worker", "cohort"]


def test_the_minute_taker_is_not_the_chair(there: Program) -> None:
    refused = there("panel", "add", "Luton panel", "--chair", "okafor", "--minute-taker", "okafor").exits(5)
    assert "the minute-taker is the chair" in refused.err
    planned(there, "--on", "2026-05-12", *HELD)
    assert "the minute-taker is the chair" in there("panel", "edit", "1", "--chair", "byrne").exits(5).err
    there("panel", "edit", "1", "--chair", "byrne", "--minute-taker", "okafor").succeeds()
    assert (shown(there, 1)["chair"], shown(there, 1)["minute_taker"]) == ("J Byrne", "S Okafor")


def test_one_is_moved_and_says_for_which_day_of_the_rhythm_it_stands(there: Program) -> None:
    planned(there, "--on", "2026-05-04", "--every", "3 weeks", "--until", "2026-05-25", *HELD)
    there("panel", "edit", "2", "--on", "2026-05-26").succeeds()
    assert shown(there, 2)["meets_on"] == "2026-05-26"
    assert shown(there, 2)["planned_on"] == "2026-05-25"
    assert shown(there, 1)["planned_on"] is None
    assert schedule(there)[1]["warnings"] is None


def test_those_that_follow_are_changed_cancelled_and_withdrawn_with_one(there: Program) -> None:
    planned(there, "--on", "2026-05-12", "--every", "week", "--until", "2026-06-02", *HELD)
    there("panel", "edit", "2", "--chair", "sandhu", "--following").succeeds()
    assert [shown(there, one)["chair"] for one in (1, 2, 3, 4)] == ["S Okafor", "A Sandhu", "A Sandhu", "A Sandhu"]
    there("panel", "cancel", "3", "--reason", "merged", "--following").succeeds()
    assert [shown(there, one)["state"] for one in (1, 2, 3, 4)] == ["planned", "planned", "cancelled", "cancelled"]
    assert "was cancelled: merged" in there("panel", "edit", "3", "--at", "10:00").exits(5).err
    there("panel", "withdraw", "2", "--reason", "planned twice", "--following").succeeds()
    assert [row["panel"] for row in there("panel", "list", "--format", "json").json()] == [1]
    assert "panel 2 was withdrawn" in there("panel", "show", "2").exits(5).err
    there("panel", "edit", "1", "--on", "2026-05-13", "--following").exits(2)


def test_what_is_wrong_is_told_in_one_answer(there: Program) -> None:
    wrong = there("panel", "add", "", "--on", "32/5/2026", "--at", "25:00", "--chair", "nobody").exits(4)
    assert [line.split()[1] for line in wrong.err.splitlines()[:4]] == ["NAME:", "--on:", "--at:", "no"]
    there("panel", "add", "X", "--every", "often").exits(4)
    there("panel", "add", "X", "--until", "+1y").exits(2)
    there("panel", "add", "X", "--on", "2026-05-12", "--every", "week", "--until", "2027-12-31").exits(4)
    there("panel", "add", "X", "--on", "2026-05-12", "--every", "week", "--until", "2026-05-11").exits(4)
    there("panel", "show", "9").exits(3)
    there("panel", "schedule", "--from", "today", "--until", "yesterday").exits(4)
    planned(there, "--on", "2026-05-12", "--place", "Town Hall")
    there("panel", "add", "luton PANEL", "--on", "2026-05-12").exits(5)
    there("panel", "edit", "1", "--place", "Town Hall").exits(5)
    there("panel", "edit", "1").exits(2)
    there("panel", "edit", "1", "--name", "").exits(4)
    there("panel", "cancel", "1", "--following", "--reason", "x").exits(5)
    there("panel", "edit", "1", "--place", "").succeeds()
    assert shown(there, 1)["place"] is None


def test_a_worker_of_a_panel_is_not_withdrawn(there: Program) -> None:
    planned(there, "--on", "2026-05-12", *HELD)
    assert "there is 1 panel" in there("worker", "withdraw", "okafor", "--reason", "twice").exits(5).err
