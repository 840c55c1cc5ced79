"""iomctl placement list, due and overdue, and placements on a person's page and in their history."""

from pathlib import Path
from typing import Any

from tests.books import laid_once
from tests.casebook import book, looks, person
from tests.program import Program


@laid_once
def placed(iomctl: Program) -> None:
    """Four people in four places, the second with a limited-access mark; today is 20 April."""
    with book(iomctl) as work:
        for name in ("Mercer", "Hollis", "Sayle", "Pratt"):
            person(work, name, restricted=name == "Hollis")
    iomctl("provider", "add", "Harbour Trust", "--pathway", "accommodation").succeeds()
    harbour = ("--provider", "harbour", "--area", "Luton")
    iomctl("placement", "add", "N1", "hotel", "--from", "13/4/2026", *harbour).succeeds()
    iomctl("placement", "add", "N2", "cas3", "--from", "19/1/2026", "--area", "Bedford").succeeds()
    iomctl("placement", "add", "N3", "supported", "--from", "1/4/2026", "--until", "11/5/2026").succeeds()
    iomctl("placement", "add", "N4", "hostel", "--from", "2/3/2026").succeeds()


def rows(program: Program, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program("placement", *words, "--format", "json").succeeds().json()
    return found


def refs(program: Program, *words: str) -> list[str]:
    return [row["placement"] for row in rows(program, *words)]


def test_a_list_is_narrowed_by_what_is_asked(placed: Program) -> None:
    assert refs(placed, "list") == ["P00001", "P00002", "P00003", "P00004"]
    assert looks(placed)[-1][:2] == ("placement list", "1-4")
    assert refs(placed, "list", "pratt") == ["P00004"]
    assert refs(placed, "list", "--kind", "HOTEL") == refs(placed, "list", "--provider", "trust") == ["P00001"]
    assert refs(placed, "list", "--placed-in", "bedford") == ["P00002"]
    assert refs(placed, "list", "--as-of", "31/3/2026") == ["P00002", "P00004"]
    placed("placement", "end", "P4", "--reason", "left", "--to", "not-known").succeeds()
    assert refs(placed, "list", "--open") == ["P00001", "P00002", "P00003"]
    assert refs(placed, "list", "--open", "--as-of", "19/4/2026") == ["P00001", "P00002", "P00003", "P00004"]


def test_those_that_run_out_come_the_soonest_first_and_what_is_past_is_overdue(placed: Program) -> None:
    def told(*words: str) -> list[tuple[Any, ...]]:
        return [(row["placement"], row["days_left"], row["overstay"]) for row in rows(placed, *words)]

    assert told("due", "--within", "3w") == [("P00001", 7, 0), ("P00003", 21, None)]
    assert told("overdue") == [("P00002", -7, 7)]
    assert looks(placed)[-1][:2] == ("placement overdue", "2")
    assert refs(placed, "due", "--within", "20d") == ["P00001"]
    assert refs(placed, "due", "--within", "6d") == []
    assert refs(placed, "due", "--within", "3w", "--kind", "hotel") == ["P00001"]
    assert refs(placed, "overdue", "--kind", "hotel") == []
    for day, due, overdue in (("5/4/2026", [], []), ("6/4/2026", ["P00002"], []), ("14/4/2026", [], ["P00002"])):
        asked = ("--as-of", day, "--kind", "cas3")
        assert (refs(placed, "due", *asked, "--within", "1w"), refs(placed, "overdue", *asked)) == (due, overdue)


def test_who_moved_on_is_not_in_it_and_who_may_stay_longer_is_while_money_runs_out(placed: Program) -> None:
    placed("placement", "extend", "P1", "--until", "25/5/2026", "--reason", "flat not ready").succeeds()
    (row,) = rows(placed, "due", "--within", "3w", "--kind", "hotel")
    assert (row["leaves_on"], row["funded_leaves_on"], row["days_left"], row["overstay"]) == (
        "2026-05-25",
        "2026-04-27",
        7,
        28,
    )
    placed("placement", "extend", "P3", "--until", "1/9/2026").succeeds()
    placed("placement", "end", "P2", "--reason", "moved-on", "--to", "A04").succeeds()
    assert refs(placed, "due", "--within", "3w") == ["P00001"]
    assert refs(placed, "overdue") == []


def test_the_exit_code_says_for_cron_whether_there_are_any(placed: Program) -> None:
    for verb in ("due", "overdue"):
        placed("placement", verb, "--exit-code").exits(8)
        assert placed("placement", verb, "--exit-code", "--kind", "hostel").succeeds().out == ""


def test_today_has_those_that_run_out_within_the_look_ahead(placed: Program) -> None:
    day = placed("today", "--format", "json").succeeds().json()
    assert [(one["placement"], one["name"]) for one in day["placements"]] == [("P00001", "Mercer, Kai")]
    assert [(one["placement"], one["name"]) for one in day["placements_overdue"]] == [("P00002", "restricted")]
    screen = placed("today").succeeds().out
    assert "iomctl placement due" in screen
    assert "iomctl placement overdue" in screen
    assert "7 days past" in screen
    assert "overstay 7 nights" in screen
    assert "7 days left" in screen
    assert placed("today", "--as-of", "1/2/2026", "--format", "json").succeeds().json()["placements"] == []


def test_a_limited_access_mark_hides_the_name(placed: Program) -> None:
    assert [row["name"] for verb in ("overdue", "due") for row in rows(placed, verb)] == ["restricted", "Mercer, Kai"]
    assert rows(placed, "list", "N2", "--restricted")[0]["name"] == "Hollis, Kai"
    assert "restricted" in placed("placement", "extend", "P2", "--until", "+9w", "--reason", "no bed").succeeds().out


def test_the_page_has_those_that_go_on_and_counts_the_others(placed: Program) -> None:
    placed("placement", "extend", "P1", "--until", "29/4/2026", "--reason", "flat not ready").succeeds()
    placed("placement", "add", "N1", "supported", "--from", "29/4/2026").succeeds()
    placed("placement", "add", "N1", "hostel", "--from", "1/4/2026", "--until", "13/4/2026").succeeds()
    placed("placement", "end", "P6", "--on", "13/4/2026", "--reason", "moved-on", "--to", "A03").succeeds()
    lines = [one for one in placed("offender", "show", "N1").succeeds().out.splitlines() if "Placement " in one]
    assert lines == [
        "Placement  hotel, Harbour Trust, Luton since 13 Apr 2026 until 29 Apr 2026 (extended: flat not ready); "
        "overstay of 2 nights",
        "Placement  supported from 29 Apr 2026, no end known; 1 earlier",
    ]
    past = placed("offender", "show", "N1", "--as-of", "13/4/2026", "--format", "json").succeeds().json()["placements"]
    assert [(one["placement"], one["leaves_on"], one["overstay"]) for one in past["now"]] == [
        ("P00001", "2026-04-27", 0)
    ]
    assert past["ended"] == 1
    assert placed("offender", "show", "N1", "--as-of", "1/3/2026", "--format", "json").json()["placements"] is None
    assert "since 19 Jan 2026 until 13 Apr 2026, 7 days past" in placed("offender", "show", "N2").succeeds().out
    placed("placement", "end", "P4", "--reason", "left", "--to", "not-known").succeeds()
    assert "Placement  none now; 1 earlier" in placed("offender", "show", "N4").succeeds().out


def test_the_history_tells_each_change_by_whom_it_was_recorded(placed: Program) -> None:
    placed("placement", "extend", "P2", "--until", "24/4/2026", "--reason", "no bed", "--on", "10/4/2026").succeeds()
    placed("placement", "end", "P2", "--on", "17/4/2026", "--reason", "moved-on", "--to", "A04").succeeds()
    placed("placement", "add", "N2", "supported", "--from", "4/5/2026", "--note", "flat 2").succeeds()
    told = placed("offender", "history", "N2", "--restricted", "--format", "json").succeeds().json()
    assert [(one["changed_on"], one["before"], one["after"], one["reason"]) for one in told] == [
        ("2026-01-19", None, "until 13 Apr 2026", None),
        ("2026-04-10", "until 13 Apr 2026", "until 24 Apr 2026", "no bed"),
        ("2026-04-17", "until 24 Apr 2026", "ended, to A04", "planned move-on"),
        ("2026-04-20", None, "arranged from 4 May 2026", "flat 2"),
    ]
    hidden = placed("offender", "history", "N2", "--format", "json").succeeds().json()
    assert [one["reason"] for one in hidden] == [None, "restricted", "planned move-on", "restricted"]
    assert {(one["what"], one["about"]) for one in told} == {
        ("placement", "P00002 cas3"),
        ("placement", "P00005 supported"),
    }


def test_a_policy_keeps_the_words_that_placements_use(placed: Program, tmp_path: Path) -> None:
    placed("placement", "end", "P2", "--reason", "moved-on", "--to", "A12").succeeds()
    policy = placed("policy", "show", "--text").succeeds().out
    kept = [
        line
        for line in policy.splitlines(keepends=True)
        if not any(word in line for word in ('code = "hotel"', 'code = "A12"', 'code = "moved-on"'))
    ]
    mine = tmp_path / "mine.toml"
    mine.write_text("".join(kept), "utf-8")
    refused = placed("policy", "load", str(mine)).exits(5).err
    for word in ("placements: hotel", "accommodations: A12", "reasons.placement: moved-on"):
        assert f"{word} is used by what is recorded; retire it with active = false instead" in refused
