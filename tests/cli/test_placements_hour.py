"""The hour at which somebody came into a placement."""

from tests.casebook import book, person
from tests.program import Program


def test_the_hour_in_is_kept_put_right_and_taken_back(iomctl: Program) -> None:
    with book(iomctl) as work:
        person(work, "Hollis")
    row = iomctl("placement", "add", "N1", "hostel", "--from", "17/4/2026", "--at", "17.10", "--format", "json")
    assert row.succeeds().json()["hour_in"] == "17:10"
    corrected = iomctl("placement", "correct", "P1", "--at", "18:00", "--reason", "the night book").succeeds()
    assert "P00001 was put right: hour in 17:10 -> 18:00" in corrected.err
    history = iomctl("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [one["after"] for one in history if one["what"] == "placement"] == ["from 18:00, no end known"]
    iomctl("undo").succeeds()
    (row_now,) = iomctl("placement", "list", "N1", "--format", "json").succeeds().json()
    assert row_now["hour_in"] == "17:10"


def test_nobody_came_in_before_the_first_day(iomctl: Program) -> None:
    with book(iomctl) as work:
        person(work, "Hollis")
    err = iomctl("placement", "add", "N1", "hostel", "--from", "+1d", "--at", "17:10").exits(4).err
    assert "--at: nobody came in yet: the first day is Tue 21 Apr 2026 (tomorrow)" in err
    assert "--at: hour" in iomctl("placement", "add", "N1", "hostel", "--at", "noon").exits(4).err
