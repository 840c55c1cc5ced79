"""Nobody leaves the list of those without a home until they have one; one answer on every screen."""

from typing import Any

import pytest

from tests.books import CopyOf
from tests.casebook import book, person, spell
from tests.program import Program

INSIDE = ("sentenced", "--sentenced", "2026-01-05", "--on", "2026-01-05")


def lay(iomctl: Program) -> None:
    """Let out unplanned with nowhere to go; into a hotel; for now at a sister's; to a flat; inside; never asked."""
    with book(iomctl) as work:
        for surname in ("Mercer", "Hollis", "Doyle", "Quill", "Harkness", "Rowan"):
            spell(work, person(work, surname))
        person(work, "Outside")
    for who in ("N1", "N2", "N5"):
        iomctl("custody", "begin", who, *INSIDE).succeeds()
    iomctl("release", "unplanned", "N1", "--to", "A08A", "--told", "2026-02-06", "--on", "2026-02-06").succeeds()
    iomctl("release", "happened", "N2", "--to", "A03", "--told", "2026-01-20", "--on", "2026-02-06").succeeds()
    iomctl("placement", "add", "N2", "hotel", "--from", "2026-02-06").succeeds()
    iomctl("home", "add", "N3", "A07A", "--from", "2026-02-02").succeeds()
    iomctl("home", "add", "N4", "A01D", "--from", "2026-02-02").succeeds()
    iomctl("home", "add", "N7", "A08A", "--from", "2026-02-02").succeeds()


@pytest.fixture
def let_out(copy_of: CopyOf) -> Program:
    """A copy of that case book."""
    return copy_of(lay)


def without(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("home", "none", *words, "--format", "json").succeeds().json()
    return rows


def names(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(row["offender"] for row in rows)


def lives(program: Program, *words: str) -> dict[str, str]:
    rows = program("caseload", *words, "--format", "json").succeeds().json()
    return {row["offender"]: row["home"]["standing"] for row in rows}


@pytest.mark.parametrize("day", ["2026-02-06", "2026-02-13", "2026-02-14", "2026-04-07", "2026-04-20"])
def test_nobody_falls_off_after_seven_days_nor_after_sixty_planned_or_not(let_out: Program, day: str) -> None:
    assert names(without(let_out, "--as-of", day)) == ["N00001", "N00002", "N00003"]
    told = let_out("today", "--as-of", day, "--format", "json").succeeds().json()
    assert names(told["without_home"]) == ["N00001", "N00002", "N00003"]


def test_who_has_a_home_leaves_and_comes_back_when_it_is_taken_back(let_out: Program) -> None:
    let_out("home", "add", "N1", "A01C", "--from", "2026-04-17").succeeds()
    assert names(without(let_out)) == ["N00002", "N00003"]
    assert names(without(let_out, "--as-of", "2026-04-16")) == ["N00001", "N00002", "N00003"]
    let_out("home", "withdraw", "H4", "--reason", "of another person").succeeds()
    assert names(without(let_out)) == ["N00001", "N00002", "N00003"]


def test_each_line_says_since_when_what_ended_what_is_done_and_what_to_type(let_out: Program) -> None:
    let_out("provider", "add", "Housing Solutions", "--pathway", "accommodation").succeeds()
    let_out("referral", "make", "N1", "accommodation", "--provider", "housing", "--on", "2026-04-07").succeeds()
    let_out("duty", "refer", "N1", "luton", "--consent", "2026-04-07", "--on", "2026-04-08").succeeds()
    by = {row["offender"]: row for row in without(let_out)}
    one = by["N00001"]
    assert (one["home"], one["why"], one["without_since_on"], one["days"]) == (
        "Rough sleeping",
        "homeless",
        "2026-02-06",
        73,
    )
    assert one["ended"] == "In custody, 6 Feb 2026"
    assert one["doing"] == "R00001 waiting; council asked 8 Apr 2026: submitted"
    assert one["command"] == "iomctl placement add N00001 KIND --from DAY"
    hotel, sister = by["N00002"], by["N00003"]
    assert (hotel["why"], hotel["leaves_on"], hotel["doing"]) == ("ends", "2026-02-20", None)
    assert hotel["command"] == "iomctl placement end P00001 --on DAY --reason REASON --to CODE"
    assert (sister["why"], sister["command"]) == (
        "no-end",
        "iomctl referral make N00003 accommodation --provider PROVIDER",
    )


def test_after_a_stay_that_ended_with_nothing_said_nobody_knows(let_out: Program) -> None:
    let_out("placement", "end", "P1", "--on", "2026-02-20", "--reason", "left", "--to", "not-known").succeeds()
    one = {row["offender"]: row for row in without(let_out, "--why", "not-known")}["N00002"]
    assert (one["home"], one["ended"]) == ("Not known", "Short-term accommodation, 20 Feb 2026")
    assert (one["without_since_on"], one["command"]) == ("2026-02-06", "iomctl home add N00002 KIND")


def test_a_reason_that_there_is_not_is_refused_with_those_there_are(let_out: Program) -> None:
    said = let_out("home", "none", "--why", "homless").exits(4).err
    assert 'one of homeless, not-known, ends, no-end; did you mean "homeless"?' in said
    assert let_out("home", "none", "--exit-code").exits(8).out


def test_the_caseload_says_it_of_everybody_and_narrows_by_it(let_out: Program) -> None:
    assert lives(let_out) == {
        "N00001": "homeless",
        "N00002": "transient",
        "N00003": "transient",
        "N00004": "settled",
        "N00005": "custody",
        "N00006": "not-asked",
    }
    for standing in ("homeless", "transient", "settled", "custody", "not-known", "not-asked"):
        assert set(lives(let_out, "--home", standing).values()) <= {standing}
    assert lives(let_out, "--home", "not-asked", "--as-of", "2026-02-01").keys() == {"N00003", "N00004", "N00006"}
    assert lives(let_out, "--as-of", "2026-02-01")["N00001"] == "custody"


def test_every_screen_gives_the_same_answer(let_out: Program) -> None:
    listed = {row["offender"]: row["kind"] for row in without(let_out)}
    told = let_out("caseload", "--format", "json").succeeds().json()
    for row in told:
        page = let_out("offender", "show", row["offender"], "--format", "json").succeeds().json()["home"]
        same = ("kind", "kind_name", "standing", "since", "until", "area", "source")
        assert {name: page[name] for name in same if page["kind"]} == {
            name: row["home"][name] for name in same if row["home"]["kind"]
        }
        assert listed.get(row["offender"], page["kind"]) == page["kind"]


def test_what_the_book_said_then_is_told_by_known_on(let_out: Program) -> None:
    let_out.travel(1)
    let_out("home", "add", "N1", "A01C", "--from", "2026-02-06").succeeds()
    assert names(without(let_out)) == ["N00002", "N00003"]
    assert names(without(let_out, "--known-on", "2026-04-20")) == ["N00001", "N00002", "N00003"]


def test_the_policy_says_how_near_an_end_is(let_out: Program) -> None:
    let_out("home", "add", "N4", "A01D", "--from", "2026-04-01", "--until", "2026-06-15").succeeds()
    assert names(without(let_out)) == ["N00001", "N00002", "N00003", "N00004"]
    assert names(without(let_out, "--as-of", "2026-04-19")) == ["N00001", "N00002", "N00003"]


@pytest.mark.parametrize("words", [("home", "none"), ("caseload",)])
def test_a_limited_access_mark_hides_the_name(let_out: Program, words: tuple[str, ...]) -> None:
    let_out("offender", "restrict", "N1", "--reason", "at risk").succeeds()
    assert "Mercer" not in let_out(*words).succeeds().out
