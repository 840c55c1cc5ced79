"""A return is names-free, the same for ever of a day that is over, and of the same scheme by any name."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.books import CopyOf
from tests.casebook import book, person, spell
from tests.program import Program

FIXED, FLEX = 14, 9
GONE = ("--reason", "no-offending", "--exit-plan", "the council")
BACK = ("--tier", "flex", "--colour", "amber", "--reason", "returning", "--no-worker")


def of_two_tiers(iomctl: Program) -> None:
    """Fourteen people in one tier, nine in another."""
    with book(iomctl) as work:
        for number in range(FIXED + FLEX):
            spell(work, person(work, f"Mercer{chr(97 + number)}"), tier="fixed" if number < FIXED else "flex")


@pytest.fixture
def scheme(copy_of: CopyOf) -> Program:
    return copy_of(of_two_tiers)


def returned(program: Program, *more: str) -> str:
    return program("report", "return", "--output", "-", *more).succeeds().out


def leave_five(program: Program) -> None:
    """De-select all but five of the second tier, which are a small count."""
    for number in range(FIXED + FLEX, FIXED + 5, -1):
        program("cohort", "deselect", f"N{number}", *GONE).succeeds()


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def count(text: str, measure: str, by: str = "", group: str = "") -> object:
    """The numerator of one figure of a return."""
    [found] = [
        one["numerator"]
        for one in lines(text)
        if (one.get("measure"), one.get("by"), one.get("group")) == (measure, by, group)
    ]
    return found


def test_the_same_day_asked_again_gives_the_same_bytes(scheme: Program) -> None:
    first = returned(scheme)
    assert count(first, "people") == FIXED + FLEX
    assert count(first, "people", "tier", "Fixed") == FIXED
    assert "Mercer" not in first
    scheme("find", "mercera").succeeds()
    looked = lines(returned(scheme))
    # Somebody was looked at, so the trail has one event more; no figure is another.
    assert looked[1:-1] == lines(first)[1:-1]
    assert returned(scheme) == returned(scheme)


def test_a_day_that_is_over_is_told_as_it_was_known_then(scheme: Program) -> None:
    first, on = returned(scheme), scheme.today.isoformat()
    scheme.travel(40)
    scheme("scheme", "edit", "--name", "Another name").succeeds()
    scheme("cohort", "deselect", "N1", "--reason", "no-offending", "--exit-plan", "the council", "--on", on).succeeds()
    assert returned(scheme, "--as-of", on) == first
    known_later = returned(scheme, "--as-of", on, "--known-on", "today")
    assert count(known_later, "people") == FIXED + FLEX - 1
    assert lines(known_later)[0]["scheme"] == "Another name"


def test_a_renamed_scheme_keeps_its_id_and_another_has_its_own(scheme: Program, copy_of: CopyOf) -> None:
    first = lines(returned(scheme))[0]
    scheme("scheme", "edit", "--name", "Another name").succeeds()
    renamed = lines(returned(scheme))[0]
    assert (renamed["scheme_id"], renamed["scheme"]) == (first["scheme_id"], "Another name")
    assert len(str(first["scheme_id"])) == 36
    assert str(first["scheme_id"])[14] == "7"


def test_a_backup_that_is_put_back_keeps_the_id(scheme: Program, tmp_path: Path) -> None:
    first = lines(returned(scheme))[0]["scheme_id"]
    file = str(tmp_path / "backup.iomctl")
    scheme("db", "backup", file).succeeds()
    scheme("--yes", "db", "restore", file).succeeds()
    assert lines(returned(scheme))[0]["scheme_id"] == first


def test_small_counts_are_withheld_by_the_policy_of_the_board(scheme: Program) -> None:
    leave_five(scheme)
    told = returned(scheme)
    # Five are left in the second tier: a small count, and the first would tell it.
    assert count(told, "people", "tier", "Flex") is None
    assert count(told, "people", "tier", "Fixed") is None
    assert count(told, "people") == FIXED + 5


def test_the_return_sent_before_is_not_told_by_the_difference(scheme: Program, tmp_path: Path) -> None:
    leave_five(scheme)
    before = tmp_path / "before.jsonl"
    scheme("report", "return", "--output", str(before)).succeeds()
    scheme.travel(1)
    scheme("cohort", "adopt", f"N{FIXED + 6}", "--cohort", "luton", *BACK).succeeds()
    assert count(returned(scheme), "people", "tier", "Flex") == 6
    assert count(returned(scheme, "--before", str(before)), "people", "tier", "Flex") is None
    assert (
        "not before"
        in scheme("report", "return", "--output", "-", "--as-of", "yesterday", "--before", str(before)).exits(5).err
    )


def test_days_that_can_not_be_are_refused(scheme: Program) -> None:
    assert "in the future" in scheme("report", "return", "--output", "-", "--as-of", "tomorrow").exits(4).err
    assert "is after" in scheme("report", "return", "--output", "-", "--from", "tomorrow").exits(4).err


def test_a_roll_up_is_written_once_and_names_nobody(scheme: Program) -> None:
    done = scheme("report", "rollup", "--format", "json").succeeds().json()
    assert (done["as_of"], done["written"]) == (scheme.today.isoformat(), True)
    events = len(scheme("audit", "log", "--format", "json").succeeds().json())
    assert not scheme("report", "rollup", "--format", "json").succeeds().json()["written"]
    assert len(scheme("audit", "log", "--format", "json").succeeds().json()) == events
    rows = rolled_up(scheme, scheme.today)
    assert rows["people", "tier", "Fixed"] == (FIXED, False)
    assert rows["scheme_moved_in", "", ""] == (0, False)
    scheme("db", "check").succeeds()


def test_the_roll_up_of_the_day_after_hides_what_the_difference_would_tell(scheme: Program) -> None:
    leave_five(scheme)
    scheme("report", "rollup").succeeds()
    scheme.travel(1)
    scheme("cohort", "adopt", f"N{FIXED + 6}", "--cohort", "luton", *BACK).succeeds()
    scheme("report", "rollup").succeeds()
    assert rolled_up(scheme, scheme.today)["people", "tier", "Flex"] == (None, True)


def test_what_grew_by_two_over_a_period_is_shown_with_the_next(scheme: Program) -> None:
    leave_five(scheme)
    for more in (6, 7):
        scheme("report", "rollup").succeeds()
        scheme.travel(1)
        scheme("cohort", "adopt", f"N{FIXED + more}", "--cohort", "luton", *BACK).succeeds()
    scheme("report", "rollup").succeeds()
    assert rolled_up(scheme, scheme.today)["people", "tier", "Flex"] == (None, True)
    scheme.travel(70)
    # The other tier, which was withheld for the sake of this one, moves by two as well.
    for number in (1, 2):
        scheme("cohort", "deselect", f"N{number}", *GONE).succeeds()
    scheme("report", "rollup").succeeds()
    assert rolled_up(scheme, scheme.today)["people", "tier", "Flex"] == (7, False)


def rolled_up(program: Program, day: date) -> dict[tuple[str, str, str], tuple[int | None, bool]]:
    """What stands in the table for a day."""
    from sqlalchemy import select
    from sqlmodel import col

    from iomctl.storage.tables.board.days import BoardDay

    with book(program) as work:
        rows = work.session.scalars(select(BoardDay).where(col(BoardDay.as_of) == day)).all()
        return {(one.measure, one.by_what, one.of_group): (one.numerator, one.withheld) for one in rows}


def test_who_is_under_another_arrangement_went_to_no_other_scheme(scheme: Program) -> None:
    for reason, people in (("moved-area", range(1, 7)), ("other-arrangement", range(7, 14))):
        for number in people:
            scheme("cohort", "deselect", f"N{number}", "--reason", reason, "--exit-plan", "the council").succeeds()
    assert lines(returned(scheme))[0]["moved_out"] == 6
