"""iomctl placement support and referral make --placement: who is supported, who lacks it, and what outlasts what."""

from typing import Any

import pytest

from tests.casebook import book, person, spell
from tests.program import Program

MAKE = ("referral", "make", "mercer", "health", "--provider", "mind", "--on", "2026-04-13")


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Mercer is on the scheme and placed in CAS3 from 8 April, Hollis is on none; today is 20 April."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
        person(work, "Hollis")
    iomctl("provider", "add", "Mind Matters", "--pathway", "health").succeeds()
    iomctl("placement", "add", "mercer", "cas3", "--from", "2026-04-08").succeeds()
    return iomctl


def gaps(iomctl: Program) -> list[str]:
    found = iomctl("check", "cases", "--gap", "support", "--format", "json").succeeds().json()
    return [one["about"] for one in found]


def support(iomctl: Program, *words: str) -> list[str]:
    """What supports the newest placement of Mercer."""
    rows: list[dict[str, Any]] = iomctl("placement", "list", "mercer", *words, "--format", "json").succeeds().json()
    found: list[str] = rows[0]["support"]
    return found


def test_it_is_a_gap_until_an_open_referral_supports(there: Program) -> None:
    assert gaps(there) == ["cas3 P00001 has no support"]
    there(*MAKE, "--placement", "P1").succeeds()
    assert gaps(there) == []
    there("referral", "answer", "R1", "refused", "--reason", "full").succeeds()
    assert gaps(there) == ["cas3 P00001 has no support: R00001 refused"]
    there("undo").succeeds()
    there("referral", "end", "R1", "never-started", "--reason", "MOV").succeeds()
    assert gaps(there) == ["cas3 P00001 has no support: R00001 ended"]


def test_kinds_that_want_none_and_placements_that_ended_are_no_gap(there: Program) -> None:
    there("placement", "end", "P1", "--on", "2026-04-17", "--reason", "left", "--to", "A07A").succeeds()
    there("placement", "add", "mercer", "hotel", "--from", "2026-04-17").succeeds()
    assert gaps(there) == []
    there("placement", "add", "mercer", "supported", "--from", "2026-05-01").succeeds()
    assert gaps(there) == ["supported P00003 has no support"]


def test_it_stands_as_of_a_day_as_it_stood_then(there: Program) -> None:
    there(*MAKE, "--placement", "P1").succeeds()
    there("referral", "answer", "R1", "accepted", "--on", "2026-04-15").succeeds()
    told = {day: support(there, "--as-of", day) for day in ("2026-04-12", "2026-04-14", "2026-04-16")}
    assert told == {"2026-04-12": [], "2026-04-14": ["R00001 made"], "2026-04-16": ["R00001 accepted"]}


def test_nothing_is_made_where_the_placement_is_of_somebody_else(there: Program) -> None:
    there("placement", "add", "hollis", "cas3").succeeds()
    refused = there(*MAKE, "--placement", "P2").exits(5)
    assert "R00001 is of N00001, P00002 of N00002" in refused.err
    assert there("referral", "list", "--format", "json").succeeds().json() == []


def test_a_referral_that_was_over_by_then_supports_nobody(there: Program) -> None:
    there(*MAKE[:-1], "2026-04-02").succeeds()
    there("referral", "end", "R1", "never-started", "--reason", "MOV", "--on", "2026-04-07").succeeds()
    assert "R00001 ended on Tue 7 Apr 2026" in there("placement", "support", "P1", "R1").exits(5).err
    there(*MAKE).succeeds()
    there("referral", "answer", "R2", "refused", "--reason", "full").succeeds()
    assert "R00002 was refused on Mon 20 Apr 2026" in there("placement", "support", "P1", "R2").exits(5).err
    there("placement", "end", "P1", "--on", "2026-04-16", "--reason", "left", "--to", "A07A").succeeds()
    there(*MAKE[:-1], "2026-04-17").succeeds()
    assert "P00001 ended on Thu 16 Apr 2026" in there("placement", "support", "P1", "R3").exits(5).err


def test_it_outlasts_the_placement_and_is_said(there: Program) -> None:
    there(*MAKE, "--placement", "P1").succeeds()
    ended = there("placement", "end", "P1", "--reason", "moved-on", "--to", "A01D").succeeds()
    assert (
        "Its support goes on: R00001 made (health, Mind Matters); to end it: iomctl referral end R00001." in ended.err
    )
    there("undo").succeeds()
    withdrawn = there("placement", "withdraw", "P1", "--reason", "of another person").succeeds()
    assert "with it goes that R00001 supports it" in withdrawn.err
    assert "Supports" not in there("referral", "show", "R1").succeeds().out


def test_a_referral_that_is_withdrawn_takes_its_support_along_and_undo_brings_it_back(there: Program) -> None:
    there(*MAKE, "--placement", "P1").succeeds()
    gone = there("referral", "withdraw", "R1", "--reason", "of another person").succeeds()
    assert "P00001 is without this support now" in gone.err
    assert support(there) == []
    there("undo").succeeds()
    assert support(there) == ["R00001 made"]
    there("undo").succeeds()
    assert there("referral", "list", "--format", "json").succeeds().json() == []
    there("db", "check").succeeds()
