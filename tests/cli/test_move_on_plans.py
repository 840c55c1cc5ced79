"""iomctl placement plan: which plan counts on a day, when one is due, and who is told that it lacks."""

from typing import Any

import pytest

from tests.casebook import book, person, spell
from tests.program import Program


@pytest.fixture
def mercer(iomctl: Program) -> Program:
    """Mercer is on the scheme and in a hotel until 22 April, Hollis is on none; today is 20 April."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
        person(work, "Hollis")
    iomctl("placement", "add", "mercer", "hotel", "--from", "2026-04-08").succeeds()
    return iomctl


def told(iomctl: Program, *words: str) -> list[tuple[str, str | None]]:
    """The placements that a list holds and when their plans are due."""
    rows = iomctl("placement", *words, "--format", "json").succeeds().json()
    return [(one["placement"], one["plan_due_on"]) for one in rows]


def gaps(iomctl: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (
        iomctl("check", "cases", "--gap", "move-on-plan", "--format", "json").succeeds().json()
    )
    return found


def test_it_is_due_on_its_day_and_overdue_from_the_next(mercer: Program) -> None:
    for day, due, overdue in (("2026-04-07", 0, 0), ("2026-04-08", 1, 0), ("2026-04-15", 1, 0), ("2026-04-16", 0, 1)):
        asked = ("--plan", "--as-of", day)
        assert (len(told(mercer, "due", *asked)), len(told(mercer, "overdue", *asked))) == (due, overdue), day
    assert told(mercer, "overdue", "--plan") == [("P00001", "2026-04-15")]
    mercer("placement", "overdue", "--plan", "--exit-code").exits(8)


def test_due_and_overdue_without_the_option_are_as_they_were(mercer: Program) -> None:
    assert [one for one, _ in told(mercer, "due")] == ["P00001"]
    assert told(mercer, "overdue") == []


def test_its_lack_is_a_gap_and_on_todays_screen_until_it_is_planned(mercer: Program) -> None:
    (gap,) = gaps(mercer)
    assert gap["about"] == "hotel P00001 ends on Wed 22 Apr 2026 (in 2 days) with no move-on plan"
    today = mercer("today", "--format", "json").succeeds().json()
    assert [one["placement"] for one in today["plans_overdue"]] == ["P00001"]
    mercer(*gap["command"].removeprefix("iomctl ").replace("CODE", "A01D").split()).succeeds()
    assert gaps(mercer) == []
    assert mercer("today", "--format", "json").succeeds().json()["plans_overdue"] == []


def test_a_gap_is_told_on_the_day_on_which_the_plan_is_due(mercer: Program) -> None:
    mercer("placement", "end", "P1", "--on", "2026-04-13", "--reason", "left", "--to", "A07A").succeeds()
    mercer("placement", "add", "mercer", "hostel", "--from", "2026-04-13", "--until", "2026-04-27").succeeds()
    assert len(gaps(mercer)) == 1
    assert told(mercer, "overdue", "--plan") == []


def test_who_is_on_no_scheme_is_in_the_lists_and_no_gap(mercer: Program) -> None:
    mercer("placement", "plan", "P1", "A01D").succeeds()
    mercer("placement", "add", "hollis", "hotel", "--from", "2026-04-08").succeeds()
    assert told(mercer, "overdue", "--plan") == [("P00002", "2026-04-15")]
    assert gaps(mercer) == []


def test_an_extension_moves_the_day_only_where_no_funded_nights_end_before(mercer: Program) -> None:
    mercer("placement", "add", "hollis", "cas3", "--from", "2026-04-20", "--until", "2026-05-04").succeeds()
    assert told(mercer, "list", "hollis") == [("P00002", "2026-04-20")]
    mercer("placement", "extend", "P2", "--until", "2026-06-22").succeeds()
    mercer("placement", "extend", "P1", "--until", "2026-06-22", "--reason", "flat not ready").succeeds()
    assert told(mercer, "list") == [("P00001", "2026-04-15"), ("P00002", "2026-05-25")]


def test_none_is_due_without_a_day_of_leaving_nor_of_a_kind_that_asks_for_none(mercer: Program) -> None:
    mercer("placement", "end", "P1", "--reason", "left", "--to", "A07A").succeeds()
    mercer("placement", "add", "mercer", "supported").succeeds()
    mercer("placement", "add", "hollis", "rent-advance", "--from", "2026-03-30").succeeds()
    assert told(mercer, "list", "--open") == [("P00002", None), ("P00003", None)]
    assert gaps(mercer) == []
    assert told(mercer, "overdue", "--plan") == []


def test_another_placement_that_is_ahead_is_plan_enough_until_it_falls_through(mercer: Program) -> None:
    mercer("placement", "add", "mercer", "supported", "--from", "2026-04-22").succeeds()
    assert gaps(mercer) == []
    assert "no move-on plan" not in mercer("offender", "show", "mercer").succeeds().out
    mercer("placement", "withdraw", "P2", "--reason", "fell through").succeeds()
    assert len(gaps(mercer)) == 1
    assert "; no move-on plan, due 15 Apr 2026" in mercer("offender", "show", "mercer").succeeds().out


def test_the_newest_plan_by_a_day_counts_on_it(mercer: Program) -> None:
    for code, day in (("A07A", "2026-04-17"), ("A01D", "2026-04-10")):
        mercer("placement", "plan", "P1", code, "--on", day).succeeds()
    planned = {
        day: mercer("placement", "list", "--as-of", day, "--format", "json").succeeds().json()[0]["planned_to"]
        for day in ("2026-04-09", "2026-04-10", "2026-04-16", "2026-04-17")
    }
    assert planned == {"2026-04-09": None, "2026-04-10": "A01D", "2026-04-16": "A01D", "2026-04-17": "A07A"}


def test_a_first_day_is_not_put_right_to_after_a_plan(mercer: Program) -> None:
    mercer("placement", "plan", "P1", "A01D", "--on", "2026-04-10").succeeds()
    refused = mercer("placement", "correct", "P1", "--from", "2026-04-13", "--reason", "mistyped").exits(5)
    assert "P00001 was arranged on Mon 13 Apr 2026 (7 days ago), after its plan of Fri 10 Apr 2026" in refused.err
    assert "iomctl placement correct P00001 --plan --of 2026-04-10 --on DAY" in refused.err


def test_a_payment_is_no_place_to_move_on_from_or_to(mercer: Program) -> None:
    mercer("placement", "add", "mercer", "rent-deposit", "--amount", "450", "--from", "2026-04-21").succeeds()
    assert [one for one, _ in told(mercer, "overdue", "--plan")] == ["P00001"]
    refused = mercer("placement", "plan", "P2", "A01D").exits(5)
    assert "P00002 is a payment" in refused.err
