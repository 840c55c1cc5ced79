"""iomctl placement: nights to the day of leaving, extensions as known on a day, and one place a night."""

from typing import Any

import pytest

from tests.casebook import book, person
from tests.program import Program

HARBOUR = ("--provider", "harbour")


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person on no scheme, and a provider."""
    with book(iomctl) as work:
        person(work, "Mercer", area="Luton")
    iomctl("provider", "add", "Harbour Trust", "--pathway", "accommodation").succeeds()
    return "N00001"


def listed(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("placement", "list", *words, "--format", "json").succeeds().json()
    return rows


def ends(program: Program, *words: str) -> list[tuple[Any, ...]]:
    names = ("leaves_on", "leaves_basis", "days_left", "overstay")
    return [tuple(row[name] for name in names) for row in listed(program, *words)]


def changed(program: Program, *words: str) -> dict[str, Any]:
    row: dict[str, Any] = program("placement", *words, "--format", "json").succeeds().json()
    return row


NOT_SAID = (
    "left_on reason reason_words moved_to moved_to_settled withdrawn_on over_because hour_in "
    "amount paid_on weeks payee per_night planned_to planned_on plan_note".split()
)


def test_a_placement_is_recorded_with_what_follows_from_its_kind(iomctl: Program, mercer: str) -> None:
    said = ("--from", "1/4/2026", *HARBOUR, "--area", "LUTON", "--funder", "prevention team", "--note", "booking 4417")
    assert changed(iomctl, "add", "mercer", "Hotel", *said) == {
        "placement": "P00001",
        "offender": mercer,
        "name": "Mercer, Kai",
        "kind": "hotel",
        "accommodation": "A03",
        "settled": "transient",
        "provider": "Harbour Trust",
        "area": "Luton",
        "from_on": "2026-04-01",
        "leaves_on": "2026-04-15",
        "leaves_basis": "14 funded nights",
        "funded_leaves_on": "2026-04-15",
        "state": "open",
        "nights": 19,
        "days_left": -5,
        "overstay": 5,
        "funder": "prevention team",
        "note": "booking 4417",
        "funded_basis": "14 funded nights from 1 Apr 2026",
        "plan_due_on": "2026-04-08",
        "support": [],
        **dict.fromkeys(NOT_SAID),
    }


def test_a_kind_without_a_clock_goes_on_until_the_day_that_is_given(iomctl: Program, mercer: str) -> None:
    row = changed(iomctl, "add", mercer, "supported", "--from", "1/4/2026", "--until", "1/7/2026")
    assert (row["leaves_basis"], row["funded_leaves_on"], row["days_left"], row["overstay"]) == (
        "as given",
        None,
        72,
        None,
    )
    iomctl("placement", "extend", "P1", "--until", "1/9/2026").succeeds()
    assert ends(iomctl) == [("2026-09-01", "extended", 134, None)]


def test_an_extension_counts_from_its_day_and_leaves_the_days_before_as_they_were(iomctl: Program, mercer: str) -> None:
    iomctl("placement", "add", mercer, "hotel", "--from", "8/4/2026").succeeds()
    iomctl("placement", "extend", "P1", "--until", "20/4/2026", "--on", "13/4/2026").succeeds()
    why = ("--reason", "flat not ready", "--decision", "panel")
    iomctl("placement", "extend", "P1", "--until", "26/4/2026", *why, "--on", "16/4/2026").succeeds()
    assert ends(iomctl, "--as-of", "12/4/2026") == [("2026-04-22", "14 funded nights", 10, 0)]
    assert ends(iomctl, "--as-of", "13/4/2026") == [("2026-04-20", "extended", 7, 0)]
    assert ends(iomctl, "--as-of", "16/4/2026") == [("2026-04-26", "extended: flat not ready", 6, 4)]
    iomctl("placement", "extend", "P1", "--until", "27/4/2026", "--reason", "still not").succeeds()
    before = iomctl("placement", "extend", "P1", "--until", "21/4/2026", "--on", "19/4/2026").exits(5)
    assert "last extended on Mon 20 Apr 2026 (today), after Sun 19 Apr 2026 (yesterday)" in before.err
    iomctl.travel(10)
    assert ends(iomctl) == [("2026-04-27", "extended: still not", -8, 8)]


def test_it_ends_with_a_reason_and_a_way_on_and_was_open_before(iomctl: Program, mercer: str) -> None:
    iomctl("placement", "add", mercer, "hotel", "--from", "1/4/2026").succeeds()
    row = changed(iomctl, "end", "P1", "--on", "17/4/2026", "--reason", "moved-on", "--to", "a01d")
    assert (row["state"], row["nights"], row["days_left"], row["overstay"]) == ("ended", 16, None, 2)
    assert (row["reason_words"], row["moved_to"], row["moved_to_settled"]) == ("planned move-on", "A01D", "settled")
    assert listed(iomctl, "--open") == []
    (then,) = listed(iomctl, "--open", "--as-of", "16/4/2026")
    assert (then["state"], then["left_on"], then["moved_to"], then["overstay"]) == ("open", None, None, 1)
    for verb in (("end", "P1", "--reason", "left", "--to", "died"), ("extend", "P1", "--until", "+9w")):
        assert "P00001 ended on Fri 17 Apr 2026 (3 days ago) already" in iomctl("placement", *verb).exits(5).err
    other = changed(iomctl, "add", mercer, "hostel", "--from", "17/4/2026")
    assert other["placement"] == "P00002"
    assert changed(iomctl, "end", "P2", "--reason", "recalled", "--to", "CUSTODY")["moved_to"] == "custody"


def test_nobody_is_in_two_places_on_one_night(iomctl: Program, mercer: str) -> None:
    iomctl("placement", "add", mercer, "hotel", "--from", "13/4/2026").succeeds()
    refused = iomctl("placement", "add", mercer, "hostel", "--from", "26/4/2026").exits(5).err.splitlines()
    assert refused[:2] == [
        "iomctl: N00001 is in hotel from Mon 13 Apr 2026 (7 days ago) until Mon 27 Apr 2026 (in 7 days): P00001",
        "  end that one first: iomctl placement end P00001 --on DAY --reason CODE --to CODE",
    ]
    iomctl("placement", "add", mercer, "hostel", "--from", "27/4/2026", "--until", "4/5/2026").succeeds()
    iomctl("placement", "add", mercer, "hostel", "--from", "1/4/2026", "--until", "13/4/2026").succeeds()
    longer = iomctl("placement", "extend", "P1", "--until", "28/4/2026", "--reason", "flat not ready").exits(5)
    assert "N00001 is in hostel from Mon 27 Apr 2026 (in 7 days) until Mon 4 May 2026" in longer.err
    late = iomctl("placement", "end", "P3", "--on", "14/4/2026", "--reason", "left", "--to", "not-known").exits(5)
    assert ": P00001" in late.err
    iomctl("placement", "end", "P3", "--on", "13/4/2026", "--reason", "left", "--to", "not-known").succeeds()
    iomctl("placement", "withdraw", "P1", "--reason", "of another person").succeeds()
    iomctl("placement", "add", mercer, "hotel", "--from", "13/4/2026").succeeds()


def test_one_that_nobody_ended_goes_on(iomctl: Program, mercer: str) -> None:
    iomctl("placement", "add", mercer, "hotel", "--from", "1/4/2026").succeeds()
    refused = iomctl("placement", "add", mercer, "hostel").exits(5)
    assert "N00001 is in hotel from Wed 1 Apr 2026 (19 days ago) and nobody ended it: P00001" in refused.err
    iomctl("placement", "end", "P1", "--reason", "funding-ended", "--to", "A08C").succeeds()
    iomctl("placement", "add", mercer, "hostel").succeeds()


def test_one_ahead_is_known_from_the_day_it_was_arranged(iomctl: Program, mercer: str) -> None:
    row = changed(iomctl, "add", mercer, "cas3", "--from", "4/5/2026")
    assert (row["state"], row["nights"], row["leaves_on"], row["days_left"]) == ("ahead", 0, "2026-07-27", 98)
    assert listed(iomctl, "--as-of", "yesterday") == []
    early = iomctl("placement", "end", "P1", "--reason", "never-arrived", "--to", "custody").exits(5)
    assert "if nothing comes of it: iomctl placement withdraw P00001 --reason WORDS" in early.err
    iomctl("placement", "withdraw", "P1", "--reason", "the offer fell through").succeeds()
    assert listed(iomctl) == []
    for verb in (("extend", "P1", "--until", "+9w"), ("withdraw", "P1", "--reason", "twice")):
        assert "P00001 was withdrawn" in iomctl("placement", *verb).exits(5).err
