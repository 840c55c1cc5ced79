"""iomctl provider places and capacity: what is taken, promised and free, and a bed that is not promised twice."""

from typing import Any

import pytest

from tests.casebook import book, person
from tests.program import Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Four people on no scheme, and a hostel with one bed."""
    with book(iomctl) as work:
        for surname in ("Mercer", "Hollis", "Sayle", "Marsh"):
            person(work, surname)
    iomctl("provider", "add", "Harbour Trust", "--pathway", "accommodation").succeeds()
    iomctl("provider", "capacity", "harbour", "1", "--kind", "hostel", "--from", "2026-04-01").succeeds()
    return iomctl


def placed(iomctl: Program, who: str, first: str, last: str = "", kind: str = "hostel") -> None:
    until = ("--until", last) if last else ()
    iomctl("placement", "add", who, kind, "--from", first, *until, "--provider", "harbour").succeeds()


def places(iomctl: Program, *words: str) -> dict[str, Any]:
    """The one row of places."""
    (row,) = iomctl("provider", "places", *words, "--format", "json").succeeds().json()
    found: dict[str, Any] = row
    return found


def full(iomctl: Program, *words: str) -> str:
    """What is said of a change that is refused because a provider is full."""
    answer = iomctl(*words).exits(5)
    assert answer.err.startswith("iomctl: Harbour Trust, hostel: 1 of 1 places are taken from ")
    assert not {"Mercer", "Hollis", "N00001", "N00002", "P00001"} & set(answer.err.replace(":", " ").split())
    return answer.err


def test_a_bed_is_refused_on_each_night_that_is_promised(there: Program) -> None:
    placed(there, "mercer", "2026-04-27", "2026-05-04")
    add = ("placement", "add", "hollis", "hostel", "--provider", "harbour")
    for first, last in (("2026-05-03", "2026-05-05"), ("2026-04-20", "2026-04-28"), ("2026-04-20", "2026-06-01")):
        assert "from Mon 4 May 2026" in full(there, *add, "--from", first, "--until", last)
    full(there, *add, "--from", "2026-04-20")
    for first, last in (("2026-04-20", "2026-04-27"), ("2026-05-04", "2026-05-05")):
        there(*add, "--from", first, "--until", last, "--dry-run").succeeds()


def test_another_kind_or_provider_is_no_matter(there: Program) -> None:
    placed(there, "mercer", "2026-04-20")
    placed(there, "hollis", "2026-04-20", kind="supported")
    there("placement", "add", "sayle", "hostel").succeeds()
    there("provider", "add", "Second Step", "--pathway", "accommodation").succeeds()
    there("placement", "add", "marsh", "hostel", "--provider", "second").succeeds()


def test_who_nobody_said_has_left_is_still_in_the_bed(there: Program) -> None:
    placed(there, "mercer", "2026-04-08", "2026-04-13")
    assert "with no end in sight" in full(there, "placement", "add", "hollis", "hostel", "--provider", "harbour")
    there("placement", "end", "P1", "--on", "2026-04-13", "--reason", "left", "--to", "not-known").succeeds()
    placed(there, "hollis", "2026-04-20")


def test_no_part_that_is_changed_takes_a_bed_of_another(there: Program) -> None:
    placed(there, "mercer", "2026-04-08", "2026-04-27")
    placed(there, "hollis", "2026-04-27", "2026-05-11")
    full(there, "placement", "extend", "P1", "--until", "2026-05-01")
    full(there, "placement", "correct", "P2", "--from", "2026-04-24", "--reason", "mistyped")
    placed(there, "sayle", "2026-04-20", kind="supported")
    full(there, "placement", "correct", "P3", "--kind", "hostel", "--reason", "mistyped")
    there("placement", "extend", "P1", "--until", "2026-04-24", "--on", "2026-04-15").succeeds()
    there("placement", "correct", "P2", "--from", "2026-04-24", "--reason", "mistyped").succeeds()
    full(there, "placement", "withdraw", "P1", "--extension", "--reason", "wrong")
    full(there, "placement", "correct", "P1", "--extension", "--until", "2026-04-25", "--reason", "wrong")


def test_an_end_that_is_taken_back_needs_the_bed_again(there: Program) -> None:
    placed(there, "mercer", "2026-04-08", "2026-05-11")
    there("placement", "end", "P1", "--on", "2026-04-16", "--reason", "left", "--to", "not-known").succeeds()
    placed(there, "hollis", "2026-04-16", "2026-04-20")
    placed(there, "sayle", "2026-04-27")
    full(there, "placement", "withdraw", "P1", "--end", "--reason", "is still there")
    there("placement", "correct", "P1", "--end", "--on", "2026-04-17", "--reason", "a day later").succeeds()


def test_what_holds_its_nights_already_is_not_asked_again(there: Program) -> None:
    placed(there, "mercer", "2026-04-08", "2026-05-11")
    answer = there("provider", "capacity", "harbour", "0", "--kind", "hostel", "--from", "2026-04-22").succeeds()
    assert "1 of 0 places are taken from Wed 22 Apr 2026 (in 2 days) until Mon 11 May 2026" in answer.err
    there("placement", "correct", "P1", "--note", "a room of her own", "--reason", "left out").succeeds()
    there("placement", "extend", "P1", "--until", "2026-05-04").succeeds()
    longer = there("placement", "extend", "P1", "--until", "2026-05-18").exits(5)
    assert "0 of 0 places are taken from Mon 4 May 2026" in longer.err
    assert places(there, "--as-of", "2026-04-22")["free"] == -1


def test_free_is_capacity_less_taken_that_night(there: Program) -> None:
    placed(there, "mercer", "2026-04-08", "2026-04-22")
    placed(there, "hollis", "2026-04-24", "2026-04-29")
    now = {"capacity": 1, "taken": 1, "promised": 1, "free": 0, "first_free_on": "2026-04-22", "since_on": "2026-04-01"}
    assert places(there).items() >= now.items()
    between = {"taken": 0, "promised": 1, "free": 1, "first_free_on": "2026-04-22"}
    assert places(there, "--as-of", "2026-04-22").items() >= between.items()
    assert (
        places(there, "--as-of", "2026-04-25").items()
        >= {"taken": 1, "promised": 0, "first_free_on": "2026-04-29"}.items()
    )
    assert there("provider", "places", "--free", "--format", "json").succeeds().json() == []


def test_places_that_nobody_counted_are_not_said_to_be_free(there: Program) -> None:
    placed(there, "mercer", "2026-04-08", kind="supported")
    row = places(there, "--kind", "supported")
    assert (row["capacity"], row["taken"], row["free"], row["first_free_on"]) == (None, 1, None, None)
    assert places(there, "--kind", "hostel", "--as-of", "2026-04-01")["taken"] == 0


def test_who_is_referred_for_accommodation_and_not_placed_there_waits(there: Program) -> None:
    for who in ("mercer", "hollis"):
        there("referral", "make", who, "accommodation", "--provider", "harbour", "--on", "2026-04-13").succeeds()
    assert places(there)["waiting"] == 2
    placed(there, "mercer", "2026-05-04")
    there("referral", "answer", "R2", "accepted", "--on", "2026-04-14").succeeds()
    assert places(there)["waiting"] == 1
    there("referral", "start", "R2", "--on", "2026-04-15").succeeds()
    assert places(there)["waiting"] == 0


def test_on_a_pathway_taken_promised_and_waiting_are_the_open_referrals(there: Program) -> None:
    there("provider", "add", "Family Links", "--pathway", "family").succeeds()
    there("provider", "capacity", "links", "30", "--pathway", "family", "--from", "2026-01-01").succeeds()
    for who in ("mercer", "hollis", "sayle", "marsh"):
        there("referral", "make", who, "family", "--provider", "links", "--on", "2026-04-13").succeeds()
    for number in (1, 2, 3):
        there("referral", "answer", f"R{number}", "accepted", "--on", "2026-04-14").succeeds()
    for number in (1, 2):
        there("referral", "start", f"R{number}", "--on", "2026-04-15").succeeds()
    there("referral", "end", "R1", "completed", "--outcome", "achieved", "--on", "2026-04-17").succeeds()
    names = ("capacity", "taken", "promised", "waiting", "free", "first_free_on")
    told = {day: [places(there, "links", "--as-of", day)[name] for name in names] for day in ("2026-04-16", "today")}
    assert told == {"2026-04-16": [30, 2, 1, 1, 28, None], "today": [30, 1, 1, 1, 29, None]}


def test_a_number_that_is_undone_or_withdrawn_counts_no_more(there: Program) -> None:
    there("provider", "capacity", "harbour", "5", "--kind", "hostel", "--from", "2026-04-20").succeeds()
    there("undo").succeeds()
    assert places(there)["capacity"] == 1
    there("provider", "withdraw", "harbour", "--capacity", "--kind", "hostel", "--reason", "of another").succeeds()
    assert there("provider", "places", "--format", "json").succeeds().json() == []
    there("provider", "withdraw", "harbour", "--reason", "added twice").succeeds()
    there("undo").succeeds()
    there("db", "check").succeeds()


def test_a_provider_goes_with_the_number_of_its_places(there: Program) -> None:
    there("provider", "withdraw", "harbour", "--reason", "added twice").succeeds()
    there("undo").succeeds()
    assert places(there)["capacity"] == 1
