"""Funded nights count per person, release and rule: a second hotel, an early end, a release, twelve weeks."""

from pathlib import Path
from typing import Any

import pytest

from tests.casebook import book, person, spell
from tests.program import Program

BEDFORDSHIRE = str(Path(__file__).parents[2] / "examples/policies/bedfordshire.toml")
LEFT = ("--reason", "moved-on", "--to", "A07A")


@pytest.fixture
def mercer(iomctl: Program) -> Program:
    """N00001, released on 1 April; today is 20 April 2026."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    iomctl("custody", "begin", "N1", "remand", "--on", "2026-02-02", "--to", "2026-04-01").succeeds()
    return iomctl


def placed(program: Program, *words: str) -> dict[str, Any]:
    row: dict[str, Any] = program("placement", *words, "--format", "json").succeeds().json()
    return row


def listed(program: Program, *words: str) -> list[tuple[Any, ...]]:
    rows = program("placement", *words, "--format", "json").succeeds().json()
    return [(row["placement"], row["funded_leaves_on"], row["overstay"]) for row in rows]


def test_a_second_hotel_has_the_nights_that_the_first_left(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-01")
    placed(mercer, "end", "P1", "--on", "2026-04-11", *LEFT)
    row = placed(mercer, "add", "N1", "hotel", "--from", "2026-04-18")
    assert (row["leaves_on"], row["leaves_basis"]) == ("2026-04-22", "4 funded nights left of 14")
    assert row["funded_basis"] == (
        "4 of 14 funded nights from 18 Apr 2026: P00001 used 10 of 14 since the release on 1 Apr 2026"
    )
    longer = mercer("placement", "extend", "P2", "--until", "2026-04-25").exits(4).err
    assert "is 3 nights past the 4 funded nights left, which end on Wed 22 Apr 2026 (in 2 days): P00001 used" in longer
    assert "say why with --reason WORDS" in longer
    assert listed(mercer, "due", "--within", "2d") == [("P00002", "2026-04-22", 0)]
    mercer.travel(3)
    assert listed(mercer, "overdue") == [("P00002", "2026-04-22", 1)]


def test_after_fourteen_a_reason_is_asked_for_and_it_is_an_overstay(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-01")
    placed(mercer, "end", "P1", "--on", "2026-04-17", *LEFT)
    refused = mercer("placement", "add", "N1", "hotel", "--from", "2026-04-18").exits(4).err.splitlines()
    assert refused[0] == (
        "iomctl: --reason: missing; no funded night is left from 18 Apr 2026: P00001 used 16 of 14 since the release on"
        " 1 Apr 2026; the last one paid for was the night of 14 Apr 2026"
    )
    row = placed(mercer, "add", "N1", "hotel", "--from", "2026-04-18", "--until", "2026-04-22", "--reason", "no flat")
    assert (row["leaves_basis"], row["overstay"], row["over_because"]) == ("overstay: no flat", 4, "no flat")
    assert listed(mercer, "overdue") == [("P00002", "2026-04-18", 4)]
    history = mercer("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [one["reason"] for one in history if one["about"].startswith("P00002")] == ["no flat"]


def test_all_that_is_wrong_with_one_is_told_at_once(mercer: Program) -> None:
    said = mercer("placement", "add", "N1", "hotel", "--from", "2026-04-18", "--until", "2026-05-18", "--area", "")
    lines = said.exits(4).err.splitlines()
    assert "--area: a name can't be empty" in lines[0]
    assert "is 16 nights past the 14 funded nights, which end on Sat 2 May 2026" in lines[1]


def test_other_nights_are_counted_apart(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-01")
    placed(mercer, "end", "P1", "--on", "2026-04-15", *LEFT)
    row = placed(mercer, "add", "N1", "cas3", "--from", "2026-04-15")
    assert (row["leaves_on"], row["funded_basis"]) == ("2026-07-08", "84 funded nights from 15 Apr 2026")


def test_cas3_after_eighty_four_nights_is_refused_until_the_next_release(mercer: Program) -> None:
    mercer("custody", "begin", "N1", "remand", "--on", "2025-10-01", "--to", "2025-12-01").succeeds()
    placed(mercer, "add", "N1", "cas3", "--from", "2025-12-01", "--until", "2026-02-01")
    placed(mercer, "end", "P1", "--on", "2026-02-01", *LEFT)
    last_winter = mercer("placement", "add", "N1", "cas3", "--from", "2026-02-01", "--until", "2026-03-01").exits(4)
    assert "is 6 nights past the 22 funded nights left" in last_winter.err
    assert placed(mercer, "add", "N1", "cas3", "--from", "2026-04-01")["leaves_on"] == "2026-06-24"


def test_an_earlier_end_told_late_gives_nights_back_and_undo_takes_them(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-01")
    placed(mercer, "end", "P1", "--on", "2026-04-15", *LEFT)
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-18", "--until", "2026-04-22", "--reason", "no flat")
    assert listed(mercer, "list") == [("P00002", "2026-04-18", 4), ("P00001", "2026-04-15", 0)]
    placed(mercer, "correct", "P1", "--end", "--on", "2026-04-13", "--reason", "mistyped")
    assert listed(mercer, "list") == [("P00002", "2026-04-20", 2), ("P00001", "2026-04-15", 0)]
    mercer("undo").succeeds()
    assert listed(mercer, "list") == [("P00002", "2026-04-18", 4), ("P00001", "2026-04-15", 0)]
    placed(mercer, "withdraw", "P1", "--reason", "of another person")
    assert listed(mercer, "list") == [("P00002", "2026-05-02", 0)]
    mercer.travel(1)
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-01", "--until", "2026-04-05")
    assert listed(mercer, "list", "--known-on", "yesterday") == [("P00002", "2026-05-02", 0)]


def test_one_recorded_late_takes_nights_of_those_after_it(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-18")
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-01", "--until", "2026-04-11")
    placed(mercer, "end", "P2", "--on", "2026-04-11", *LEFT)
    assert listed(mercer, "list") == [("P00001", "2026-04-22", 10), ("P00002", "2026-04-15", 0)]


def test_a_correction_asks_for_the_reason_too_and_keeps_what_stands(mercer: Program) -> None:
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-01")
    placed(mercer, "end", "P1", "--on", "2026-04-15", *LEFT)
    placed(mercer, "add", "N1", "hostel", "--from", "2026-04-18")
    refused = mercer("placement", "correct", "P2", "--kind", "hotel", "--reason", "mistyped").exits(4)
    assert "--because: missing; no funded night is left from 18 Apr 2026" in refused.err
    row = placed(mercer, "correct", "P2", "--kind", "hotel", "--because", "no flat", "--reason", "mistyped")
    assert (row["overstay"], row["over_because"]) == (2, "no flat")
    assert placed(mercer, "correct", "P2", "--area", "Luton", "--reason", "left out")["over_because"] == "no flat"


def test_vanguard_pays_within_twelve_weeks_of_the_release(mercer: Program) -> None:
    mercer("policy", "load", BEDFORDSHIRE, "--reason", "ours").succeeds()
    row = placed(mercer, "add", "N1", "vanguard", "--from", "2026-06-01")
    assert (row["leaves_on"], row["leaves_basis"]) == ("2026-06-24", "23 funded nights left of 84")
    assert "12 weeks after the release on 1 Apr 2026 end on 24 Jun 2026" in row["funded_basis"]
    late = mercer("placement", "add", "N1", "vanguard", "--from", "2026-07-01").exits(4)
    assert "no funded night is left from 1 Jul 2026: " in late.err
    assert "12 weeks after the release on 1 Apr 2026 end on 24 Jun 2026" in late.err


def test_a_limited_access_mark_hides_why(mercer: Program) -> None:
    mercer("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    placed(mercer, "add", "N1", "hotel", "--until", "2026-05-20", "--reason", "the aunt in Luton")
    (row,) = mercer("placement", "list", "--format", "json").succeeds().json()
    assert (row["leaves_basis"], row["over_because"]) == ("overstay: restricted", "restricted")


def test_kinds_may_share_their_nights(mercer: Program, tmp_path: Path) -> None:
    text = mercer("policy", "show", "--text").succeeds().out
    hostel = 'code = "hostel",'
    assert hostel in text
    policy = tmp_path / "ours.toml"
    policy.write_text(text.replace(hostel, f'{hostel} counts_with = "hotel",'), "utf-8")
    mercer("policy", "load", str(policy), "--reason", "one pot").succeeds()
    placed(mercer, "add", "N1", "hotel", "--from", "2026-04-01")
    placed(mercer, "end", "P1", "--on", "2026-04-11", *LEFT)
    assert placed(mercer, "add", "N1", "hostel", "--from", "2026-04-18")["leaves_basis"] == "4 funded nights left of 14"
