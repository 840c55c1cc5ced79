"""iomctl panel attend and attendance: who was there, and agencies by meeting."""

from typing import Any

import pytest

from tests.program import Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Two panels that have met and one ahead, three agencies, three workers."""
    people = (("Bedfordshire Police", ("S Okafor", "A Sandhu")), ("Probation Service", ("J Byrne",)))
    for agency, workers in people:
        iomctl("agency", "add", agency).succeeds()
        for worker in workers:
            iomctl("worker", "add", worker, "--agency", agency).succeeds()
    iomctl("agency", "add", "Luton Council").succeeds()
    iomctl(
        "panel", "add", "Luton panel", "--on", "2026-03-10", "--every", "2nd tue", "--until", "2026-05-31"
    ).succeeds()
    return iomctl


def shown(iomctl: Program, number: int = 1) -> tuple[str | None, str | None]:
    """Who was there, and who was sorry."""
    row = iomctl("panel", "show", str(number), "--format", "json").succeeds().json()
    return row["present"], row["sorry"]


def grid(iomctl: Program, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = iomctl("panel", "attendance", *words, "--format", "json").succeeds().json()
    return found


def test_who_was_there_and_who_was_sorry_is_told_by_agency(there: Program) -> None:
    there("panel", "attend", "1", "okafor", "byrne", "sandhu").succeeds()
    there("panel", "attend", "1", "--name", "P Lane", "--agency", "council", "--sorry").succeeds()
    assert shown(there) == (
        "Bedfordshire Police: S Okafor, A Sandhu; Probation Service: J Byrne",
        "Luton Council: P Lane",
    )


def test_whoever_is_named_again_is_recorded_as_said_last(there: Program) -> None:
    there("panel", "attend", "1", "okafor", "byrne").succeeds()
    there("panel", "attend", "1", "byrne", "--sorry").succeeds()
    assert shown(there) == ("Bedfordshire Police: S Okafor", "Probation Service: J Byrne")
    there("panel", "attend", "1", "okafor", "--neither").succeeds()
    assert shown(there) == (None, "Probation Service: J Byrne")
    there("undo").succeeds()
    there("undo").succeeds()
    there("undo").succeeds()
    assert shown(there) == (None, None)


def test_the_grid_has_a_row_for_each_agency_and_a_column_for_each_meeting(there: Program) -> None:
    there("panel", "attend", "1", "okafor").succeeds()
    there("panel", "attend", "1", "sandhu", "byrne", "--sorry").succeeds()
    there("panel", "attend", "2", "byrne").succeeds()
    there("panel", "attend", "3", "okafor", "--sorry").succeeds()
    nothing = {"panel_1": None, "panel_2": None}
    assert grid(there) == [
        {"agency": "Bedfordshire Police", "present": 1, "meetings": 2, **nothing, "panel_1": "present"},
        {"agency": "Luton Council", "present": 0, "meetings": 2, **nothing},
        {"agency": "Probation Service", "present": 1, "meetings": 2, "panel_1": "sorry", "panel_2": "present"},
    ]
    assert [list(row)[3:] for row in grid(there, "--from", "2026-04-01", "--until", "+3m")] == [
        ["panel_2", "panel_3"]
    ] * 3
    assert grid(there, "bedford") == []
    there("panel", "cancel", "2", "--reason", "no room").succeeds()
    assert list(grid(there)[0])[3:] == ["panel_1"]


def test_it_stays_with_the_agency_they_came_for(there: Program) -> None:
    there("panel", "attend", "1", "okafor").succeeds()
    merged = ("--everyone-of-agency", "police", "--to-agency", "probation", "--reason", "merged")
    there("--yes", "cohort", "assign", *merged).succeeds()
    assert shown(there)[0] == "Bedfordshire Police: S Okafor"


def test_the_agency_of_a_worker_put_right_is_that_of_where_they_were(there: Program) -> None:
    there("panel", "attend", "1", "okafor").succeeds()
    there("worker", "edit", "okafor", "--agency", "council").succeeds()
    assert shown(there)[0] == "Luton Council: S Okafor"


def test_what_can_not_be_is_refused(there: Program) -> None:
    refused = there("panel", "attend", "3", "okafor").exits(5).err
    assert "panel 3 meets on Tue 12 May 2026 (in 22 days): nobody was there yet" in refused
    there("panel", "attend", "3", "okafor", "--sorry").succeeds()
    assert "is recorded as sorry already" in there("panel", "attend", "3", "okafor", "--sorry").exits(5).err
    assert "nothing is recorded of J Byrne" in there("panel", "attend", "1", "byrne", "--neither").exits(5).err
    wrong = there("panel", "attend", "9", "nobody", "--name", "", "--agency", "none").exits(4).err
    assert all(said in wrong for said in ("no panel 9", "no worker nobody", "--name: ", "no agency none"))
    there("panel", "attend", "1").exits(2)
    there("panel", "attend", "1", "--name", "P Lane").exits(2)
    there("panel", "attend", "1", "okafor", "--sorry", "--neither").exits(2)
    there("panel", "cancel", "2", "--reason", "no room").succeeds()
    there("panel", "attend", "2", "okafor").exits(5)
    there("panel", "attendance", "--from", "today", "--until", "yesterday").exits(4)
    assert "there is 1 panel attended: 3" in there("worker", "withdraw", "okafor", "--reason", "twice").exits(5).err
