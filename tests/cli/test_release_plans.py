"""iomctl release: what is due by now, what is planned for it, and what happened."""

from typing import Any

import pytest

from tests.cli.release_book import coming, lay, set_due
from tests.program import Program


@pytest.fixture
def inside(iomctl: Program) -> Program:
    """Mercer, 31, sentenced and on the scheme; Hollis, of no known age, and Sayle, 17, in custody too."""
    return lay(iomctl)


def test_what_is_due_looks_so_far_ahead_and_what_is_past_is_overdue(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-07-13")
    set_due(inside, "N2", "conditional", "2026-07-14")
    set_due(inside, "N3", "conditional", "2026-04-15")

    def told(verb: str, *words: str) -> list[tuple[str, int]]:
        rows = inside("release", verb, *words, "--format", "json").succeeds().json()
        return [(one["offender"], one["days_left"]) for one in rows]

    assert told("due", "--within", "12w") == [("N00001", 84)]
    assert told("due", "--within", "13w") == [("N00001", 84), ("N00002", 85)]
    assert told("due", "--within", "13w", "--cohort", "luton") == [("N00001", 84)]
    assert told("overdue") == [("N00003", -5)]
    assert told("overdue", "--cohort", "luton") == []
    assert told("list") == [*told("overdue"), *told("due", "--within", "13w")]
    for verb in ("due", "overdue", "list"):
        assert told(verb, "--as-of", "2026-02-01") == []
    assert told("due", "--as-of", "2026-04-19") == []
    assert inside("release", "due", "--exit-code").code == inside("release", "overdue", "--exit-code").code == 8
    assert inside("release", "due", "--within", "1w", "--exit-code").code == 0
    assert inside("release", "overdue", "--cohort", "luton", "--exit-code").code == 0
    day = inside("today", "--format", "json").succeeds().json()
    assert [one["offender"] for one in day["releases_overdue"]] == ["N00003"]
    screen = inside("today").succeeds().out
    assert "Releases    0 by 27 Apr    1 overdue" in screen
    assert "iomctl release overdue" in screen


def test_a_look_is_logged_at_those_who_are_named_and_at_no_other(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-07-13")
    set_due(inside, "N2", "conditional", "2026-07-14")
    set_due(inside, "N3", "conditional", "2026-04-15")

    def looks(number: str) -> int:
        rows = inside("audit", "log", "--offender", number, "--format", "json").succeeds().json()
        return sum(one["command"].startswith("release due") for one in rows)

    assert len(coming(inside, "--within", "12w")) == 1
    assert [looks(number) for number in ("N1", "N2", "N3")] == [1, 0, 0]


def test_the_list_is_of_everybody_in_custody(inside: Program) -> None:
    set_due(inside, "N3", "conditional", "2028-04-12")

    def told(*words: str) -> list[str]:
        rows = inside("release", "list", *words, "--format", "json").succeeds().json()
        return [one["offender"] for one in rows]

    assert told() == ["N00003", "N00001", "N00002"]
    assert told("--not-known") == ["N00001", "N00002"]
    assert "2 more in custody without a day of release" in inside("release", "due").succeeds().err


def test_a_plan_keeps_what_is_not_said_again(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-05-13", "--on", "2026-03-02")
    plan = ("release", "plan", "N1", "--format", "json")
    first = inside(*plan, "--to", "a17", "--address", "Harbour Trust", "--done", "gp", "--on", "2026-04-13").succeeds()
    assert first.json()["to_do"] == "duty-to-refer, id, bank-account, benefit-claim"
    row = inside(*plan, "--appointment", "2026-05-14", "--with", "S Okafor", "--not-done", "gp").succeeds().json()
    assert (row["accommodation"], row["settled"], row["address"], row["appointment_with"], row["planned"]) == (
        "A17",
        "transient",
        "Harbour Trust",
        "S Okafor",
        True,
    )
    assert row["to_do"] == "duty-to-refer, id, bank-account, gp, benefit-claim"
    elsewhere = inside(*plan, "--to", "A07B").succeeds().json()
    assert (elsewhere["address"], elsewhere["appointment_on"]) == (None, "2026-05-14")
    (then,) = coming(inside, "--as-of", "2026-04-14")
    assert (then["accommodation"], then["planned"], then["done"]) == ("A17", False, "1 of 6")
    assert inside(*plan, "--done", "gp", "--not-done", "gp").exits(4).err.startswith("iomctl: --done and --not-done")


def test_a_placement_that_covers_the_night_is_the_first_night(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-05-13")
    add = ("placement", "add", "N1", "cas3", "--from")
    inside(*add, "2026-05-14").succeeds()
    assert (coming(inside)[0]["accommodation"], coming(inside)[0]["placement"]) == (None, None)
    inside("placement", "withdraw", "P1", "--reason", "from the wrong day").succeeds()
    inside(*add, "2026-05-13").succeeds()
    assert (coming(inside)[0]["accommodation"], coming(inside)[0]["placement"]) == ("A17", "P00002")
    assert "address" not in (coming(inside)[0]["to_do"] or "")


def test_what_happened_ends_the_stay_and_the_case_follows(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-04-17", "--on", "2026-03-02")
    happened = (
        "release",
        "happened",
        "N1",
        "--to",
        "A07B",
        "--colour",
        "red",
        "--on",
        "2026-04-16",
        "--format",
        "json",
    )
    row = inside(*happened).succeeds().json()
    assert (row["planned"], row["told_on"], row["notice_days"], row["settled"]) == (True, "2026-03-02", 45, "settled")
    (case,) = inside("caseload", "--format", "json").succeeds().json()
    assert (case["colour"], case["custody"], case["due_by"]) == ("red", "community", "2026-04-30")
    assert "N00001 is not in custody" in inside("release", "set", "N1", "conditional", "2026-06-12").exits(5).err
    inside("release", "withdraw", "N1", "--reason", "of another person").succeeds()
    (case,) = inside("caseload", "--format", "json").succeeds().json()
    assert (case["colour"], case["custody"]) == ("blue", "custody")
    assert inside("release", "past", "--format", "json").succeeds().json() == []
    assert inside("release", "overdue", "--format", "json").succeeds().json()[0]["offender"] == "N00001"


def test_a_release_that_nobody_knew_of_is_not_called_planned(inside: Program) -> None:
    done = inside("release", "happened", "N2", "--to", "A07B", "--format", "json").succeeds()
    assert (done.json()["planned"], done.json()["told_on"]) == (False, None)
    assert "no day was set beforehand, so it counts as unplanned" in done.err
    told = inside("release", "happened", "N3", "--to", "A07B", "--told", "2026-04-13", "--format", "json").succeeds()
    assert (told.json()["planned"], told.json()["notice_days"]) == (True, 7)


def test_a_release_nobody_planned_stands_first_on_todays_screen(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-04-23")
    set_due(inside, "N3", "conditional", "2026-04-22")
    inside("release", "plan", "N3", "--to", "A07B", "--appointment", "2026-04-22").succeeds()
    gone = ("--to", "A08A", "--told", "2026-04-17", "--on", "2026-04-17")
    inside("release", "unplanned", "N2", *gone, "--note", "let out at 16.40").succeeds()
    day = inside("today", "--format", "json").succeeds().json()
    assert [one["offender"] for one in day["released"]] == ["N00002"]
    assert [(one["offender"], one["planned"]) for one in day["releases"]] == [("N00001", False), ("N00003", True)]
    screen = inside("today").succeeds().out
    assert "Releases    2 by 27 Apr    1 without a plan    1 unplanned in the last week" in screen
    assert " N00002  Hollis, Devon  out Fri 17 Apr  A08A homeless" in screen
    (row,) = inside("release", "past", "--unplanned", "--format", "json").succeeds().json()
    assert (row["notice_days"], row["settled"], row["note"]) == (0, "homeless", "let out at 16.40")
    inside.travel(8)
    assert inside("today", "--format", "json").succeeds().json()["released"] == []


def test_who_has_nowhere_to_go_is_to_be_referred(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-06-17", "--on", "2026-03-02")

    def standing() -> tuple[Any, ...]:
        (one,) = coming(inside, "--within", "12w")
        return (one["duty"], one["duty_reason"], one["commissioned"], one["to_do"])

    soon = "duty-to-refer, commissioned-referral, address, id"
    assert standing() == ("upcoming", None, "not-started", "commissioned-referral, id")
    inside.travel(2)
    assert standing() == ("not-started", None, "not-started", f"{soon}, bank-account")
    inside("duty", "refer", "N1", "Luton", "--consent", "2026-04-20").succeeds()
    assert standing()[0] == "submitted"
    inside("release", "plan", "N1", "--to", "A08A").succeeds()
    assert standing() == ("submitted", None, "not-started", "commissioned-referral, id, bank-account")
    inside("release", "plan", "N1", "--to", "A07B").succeeds()
    assert standing() == ("submitted", None, "not-required", "id, bank-account")
    page = inside("release", "show", "N1").succeeds().out
    assert "Commissioned   not-required: has-next-accommodation\n" in page
