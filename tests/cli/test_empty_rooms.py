"""A placement whose person goes into custody: it is said, stays on every list until it is ended, or ends with it."""

from typing import Any

import pytest

from tests.cli.release_book import set_due
from tests.program import Program
from tests.services.case_book import adopt, set_up

BEGIN = ("custody", "begin", "N1", "remand", "--on", "2026-04-17")
END = "iomctl placement end P00001 --on 2026-04-17 --reason custody --to custody"


@pytest.fixture
def placed(iomctl: Program) -> Program:
    """Mercer, on the scheme and in a hotel from 8 to 22 April, as on Mon 20 April."""
    set_up(iomctl)
    adopt(iomctl, "N1")
    iomctl("provider", "add", "Harbour Trust", "--pathway", "accommodation").succeeds()
    iomctl("placement", "add", "N1", "hotel", "--from", "2026-04-08", "--provider", "harbour").succeeds()
    return iomctl


def empty(book: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = book("placement", "empty", *words, "--format", "json").succeeds().json()
    return rows


def gaps(book: Program) -> list[tuple[str, str]]:
    rows = book("check", "cases", "--gap", "empty-room", "--format", "json").succeeds().json()
    return [(one["about"], one["command"]) for one in rows]


def test_custody_says_what_goes_on_and_is_paid_for_and_changes_nothing_of_it(placed: Program) -> None:
    said = placed(*BEGIN).succeeds().err
    goes_on = "P00001, hotel at Harbour Trust, goes on and is paid for until Wed 22 Apr 2026 (in 2 days); to end it: "
    assert f"{goes_on}{END}.\n" in said
    (one,) = placed("placement", "list", "--format", "json").succeeds().json()
    assert (one["state"], one["left_on"]) == ("open", None)


def test_an_empty_room_stays_on_every_list_until_it_is_ended(placed: Program) -> None:
    assert (empty(placed), gaps(placed)) == ([], [])
    assert placed("placement", "empty", "--exit-code").code == 0
    placed(*BEGIN).succeeds()
    (one,) = empty(placed)
    assert (one["placement"], one["offender"], one["in_custody_since"]) == ("P00001", "N00001", "2026-04-17")
    assert (one["nights_empty"], one["leaves_on"], one["command"]) == (3, "2026-04-22", END)
    about = "P00001, hotel at Harbour Trust, is paid for and empty for 3 nights: in custody since Fri 17 Apr 2026"
    assert gaps(placed) == [(f"{about} (3 days ago)", END)]
    assert placed("placement", "empty", "--exit-code").code == 8
    assert "Rooms paid for, the person in custody" in placed("today").succeeds().out
    placed.travel(100)
    assert [row["nights_empty"] for row in empty(placed)] == [103]
    assert [row["placement"] for row in empty(placed, "--as-of", "2026-04-18")] == ["P00001"]
    assert empty(placed, "--as-of", "2026-04-16") == []
    placed(*END.split()[1:]).succeeds()
    assert (empty(placed), gaps(placed)) == ([], [])
    assert "Rooms paid for" not in placed("today").succeeds().out


def test_it_is_paid_for_as_long_as_nights_are_left_beside_an_earlier_placement(placed: Program) -> None:
    placed("placement", "add", "N1", "hotel", "--from", "2026-03-02", "--until", "2026-03-12").succeeds()
    placed("placement", "end", "P2", "--on", "2026-03-12", "--reason", "left", "--to", "A07A").succeeds()
    said = placed(*BEGIN).succeeds().err
    assert "P00001, hotel at Harbour Trust, goes on and is paid for until Sun 12 Apr 2026" in said
    (one,) = empty(placed)
    listed = placed("placement", "list", "N1", "--format", "json").succeeds().json()
    assert [one["leaves_on"]] == [row["funded_leaves_on"] for row in listed if row["placement"] == "P00001"]


def test_a_recall_may_end_the_placement_in_the_same_event(placed: Program) -> None:
    said = placed("custody", "begin", "N1", "recall", "--on", "2026-04-17", "--end-placement").succeeds().err
    assert "P00001, hotel at Harbour Trust, ended on Fri 17 Apr 2026 (3 days ago)." in said
    (one,) = placed("placement", "list", "--format", "json").succeeds().json()
    assert (one["left_on"], one["reason"], one["moved_to"], one["nights"]) == ("2026-04-17", "recalled", "custody", 9)
    assert empty(placed) == []
    placed("undo").succeeds()
    (back,) = placed("placement", "list", "--format", "json").succeeds().json()
    assert (back["left_on"], back["state"]) == (None, "open")
    assert placed("custody", "list", "--format", "json").succeeds().json() == []


def test_a_dry_run_says_it_and_keeps_the_placement(placed: Program) -> None:
    assert "ended on" in placed(*BEGIN, "--end-placement", "--dry-run").succeeds().err
    (one,) = placed("placement", "list", "--format", "json").succeeds().json()
    assert one["left_on"] is None


def test_a_placement_that_is_only_ahead_is_said_unless_it_waits_for_the_release(placed: Program) -> None:
    placed("placement", "end", "P1", "--reason", "left", "--to", "not-known", "--on", "2026-04-15").succeeds()
    placed("placement", "add", "N1", "cas3", "--from", "2026-05-04").succeeds()
    said = placed(*BEGIN).succeeds().err
    assert (
        "P00002, cas3, is kept from Mon 4 May 2026 (in 14 days); if it falls through: iomctl placement withdraw" in said
    )
    assert empty(placed) == []
    placed("custody", "withdraw", "N1", "--reason", "of another person").succeeds()
    assert "P00002" not in placed(*BEGIN, "--to", "2026-04-19").succeeds().err


def test_who_comes_out_again_in_time_is_back_in_the_room(placed: Program) -> None:
    placed(*BEGIN).succeeds()
    placed("release", "happened", "N1", "--to", "A03", "--on", "2026-04-19", "--colour", "red").succeeds()
    assert (empty(placed), gaps(placed)) == ([], [])
    assert [row["nights_empty"] for row in empty(placed, "--as-of", "2026-04-18")] == [1]


def test_nobody_moves_in_while_in_custody(placed: Program) -> None:
    placed("placement", "end", "P1", "--reason", "left", "--to", "not-known", "--on", "2026-04-15").succeeds()
    placed(*BEGIN).succeeds()
    add = ("placement", "add", "N1", "cas3", "--from")
    said = placed(*add, "2026-05-04").exits(5).err.splitlines()
    assert said[0] == "iomctl: N00001 is in custody since Fri 17 Apr 2026 (3 days ago), and no day of release is known"
    assert said[1].startswith("  set it first: iomctl release set N00001 KIND DAY")
    set_due(placed, "N1", "conditional", "2026-05-13")
    said = placed(*add, "2026-05-12").exits(5).err.splitlines()
    assert said[0] == "iomctl: N00001 is in custody until the release on Wed 13 May 2026 (in 23 days)"
    assert said[1].startswith("  begin it then: --from 2026-05-13")
    placed(*add, "2026-05-13").succeeds()
    moved = ("placement", "correct", "P2", "--from", "2026-05-11", "--reason", "mistyped")
    assert "is in custody until the release on" in placed(*moved).exits(5).err
    placed(*add, "2026-04-16").exits(5)  # it would share nights with the one that waits
    assert "is in custody" not in placed(*add, "2026-04-16", "--until", "2026-04-17").succeeds().err


def test_nobody_moved_in_while_in_custody(placed: Program) -> None:
    placed("placement", "end", "P1", "--reason", "left", "--to", "not-known", "--on", "2026-04-10").succeeds()
    placed(*BEGIN[:-1], "2026-04-13", "--to", "2026-04-17").succeeds()
    add = ("placement", "add", "N1", "cas3", "--from")
    said = placed(*add, "2026-04-16").exits(5).err.splitlines()
    days = "from Mon 13 Apr 2026 (7 days ago) to Fri 17 Apr 2026 (3 days ago)"
    assert said[0] == f"iomctl: N00001 was in custody {days}, on the first night too"
    placed(*add, "2026-04-17").succeeds()
    assert empty(placed, "--as-of", "2026-04-17") == []
