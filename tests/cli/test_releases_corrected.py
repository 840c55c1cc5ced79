"""iomctl release correct, and what is learned late of a release ahead, which counts by its own day; both engines."""

from typing import Any

import pytest

from tests.books import laid_once
from tests.cli import release_book
from tests.cli.release_book import coming
from tests.program import Program

lay = laid_once(release_book.lay)
WRONG = ("--reason", "mistyped")


def ahead(iomctl: Program, *words: str) -> tuple[Any, ...]:
    """The day that makes the release of Mercer due, its day, and the plan."""
    rows = iomctl("release", "list", *words, "--format", "json").succeeds().json()
    (row,) = (row for row in rows if row["offender"] == "N00001")
    return tuple(row[name] for name in ("due_on", "release_on", "accommodation", "address", "appointment_on"))


def correct(iomctl: Program, *words: str) -> str:
    return iomctl("release", "correct", "N1", *words, *WRONG).succeeds().err


def past(iomctl: Program) -> dict[str, Any]:
    (row,) = iomctl("release", "past", "--format", "json").succeeds().json()
    return dict(row)


def set_due(iomctl: Program, day: str, on: str) -> str:
    return iomctl("release", "set", "N1", "conditional", day, "--on", on).succeeds().err


def test_a_due_day_learned_late_leaves_the_newest_as_it_is(lay: Program) -> None:
    set_due(lay, "2026-06-12", "2026-04-13")
    said = set_due(lay, "2026-07-10", "2026-03-02")
    kept = "kept from Mon 2 Mar 2026 (49 days ago) on; what was recorded from Mon 13 Apr 2026 (7 days ago) on stays"
    assert kept in said
    assert ahead(lay)[0] == "2026-06-12"
    assert ahead(lay, "--as-of", "2026-04-12")[0] == "2026-07-10"
    assert (
        "is set so already"
        in lay("release", "set", "N1", "conditional", "2026-07-10", "--on", "2026-04-01").exits(5).err
    )


def test_of_two_due_days_of_one_day_the_one_recorded_later_counts(lay: Program) -> None:
    set_due(lay, "2026-06-12", "2026-03-02")
    set_due(lay, "2026-07-10", "2026-03-02")
    assert ahead(lay)[0] == "2026-07-10"


def test_a_decision_is_about_the_day_that_was_due_then_whenever_that_was_learned(lay: Program) -> None:
    set_due(lay, "2026-06-12", "2026-03-02")
    lay("release", "decide", "N1", "further-day", "--decision", "governor", "--on", "2026-04-13").succeeds()
    assert ahead(lay)[:2] == ("2026-06-12", "2026-06-10")
    set_due(lay, "2026-07-10", "2026-04-01")
    assert ahead(lay)[:2] == ("2026-07-10", "2026-07-08")
    lay("release", "correct", "N1", "--due", "--on", "2026-04-01", "--day", "2026-06-19", *WRONG).succeeds()
    assert ahead(lay)[:2] == ("2026-06-19", "2026-06-17")
    lay("release", "withdraw", "N1", "--due", "--on", "2026-04-01", *WRONG).succeeds()
    assert ahead(lay)[:2] == ("2026-06-12", "2026-06-10")
    for _ in range(3):
        lay("undo").succeeds()
    assert ahead(lay)[:2] == ("2026-06-12", "2026-06-10")


def test_a_decision_is_never_left_without_a_day(lay: Program) -> None:
    set_due(lay, "2026-06-12", "2026-03-02")
    lay("release", "decide", "N1", "further-day", "--decision", "governor", "--on", "2026-04-13").succeeds()
    before = ahead(lay)
    for words in (
        ("withdraw", "N1", "--due", "--on", "2026-03-02", *WRONG),
        ("correct", "N1", "--due", "--on", "2026-03-02", "--not-known", *WRONG),
        ("correct", "N1", "--due", "--on", "2026-03-02", "--from", "2026-04-14", *WRONG),
        ("correct", "N1", "--due", "--from", "2026-03-01", *WRONG),
        ("set", "N1", "conditional", "--not-known", "--on", "2026-04-01"),
    ):
        refused = lay("release", *words).exits(5).err
        assert "no day of release would be known for N00001 on " in refused
        assert "iomctl release withdraw N00001 --due --on 2026-0" in refused
    assert ahead(lay) == before


def test_a_plan_learned_late_counts_for_what_nothing_newer_says(lay: Program) -> None:
    set_due(lay, "2026-06-12", "2026-03-02")
    lay("release", "plan", "N1", "--to", "A17", "--on", "2026-04-13").succeeds()
    late = ("--to", "A07B", "--address", "his aunt", "--appointment", "2026-06-12", "--on", "2026-04-06")
    assert "kept from Mon 6 Apr 2026" in lay("release", "plan", "N1", *late).succeeds().err
    assert ahead(lay)[2:] == ("A17", None, "2026-06-12")
    assert ahead(lay, "--as-of", "2026-04-12")[2:] == ("A07B", "his aunt", "2026-06-12")
    correct(lay, "--plan", "--address", "his sister")
    assert ahead(lay)[2:] == ("A17", "his sister", "2026-06-12")


def test_what_is_done_is_done_from_its_own_day_whenever_it_was_typed(lay: Program) -> None:
    set_due(lay, "2026-06-12", "2026-03-02")
    lay("release", "plan", "N1", "--not-done", "gp", "--done", "id", "--on", "2026-04-17").succeeds()
    late = lay("release", "plan", "N1", "--done", "gp", "--done", "id", "--on", "2026-04-10").succeeds().err
    assert "kept from Fri 10 Apr 2026" in late
    done = {row["item"]: row["done_on"] for row in shown(lay)}
    assert (done["gp"], done["id"]) == (None, "2026-04-10")
    correct(lay, "--done", "id", "--on", "2026-04-10", "--item", "phone", "--from", "2026-04-13")
    done = {row["item"]: row["done_on"] for row in shown(lay)}
    assert (done["id"], done["phone"]) == ("2026-04-17", "2026-04-13")


def shown(iomctl: Program) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = iomctl("release", "show", "N1", "--format", "json").succeeds().json()["items"]
    return rows


def test_a_decision_is_put_right(lay: Program) -> None:
    set_due(lay, "2026-06-12", "2026-03-02")
    lay("release", "decide", "N1", "further-day", "--decision", "governor", "--on", "2026-04-13").succeeds()
    said = correct(lay, "--due", "--decided", "none", "--from", "2026-04-14")
    assert "The decision about the day of the release of N00001, recorded for Mon 13 Apr 2026" in said
    assert said.splitlines()[0].endswith("N00001 is out on Thu 11 Jun 2026 (in 52 days).")
    assert ahead(lay, "--as-of", "2026-04-13")[:2] == ("2026-06-12", "2026-06-11")


def test_a_release_moves_with_its_stay_and_the_colour_it_gave(lay: Program) -> None:
    out = ("--to", "A08A", "--told", "2026-04-17", "--on", "2026-04-17", "--colour", "red", "--note", "at 16.40")
    lay("release", "unplanned", "N1", *out).succeeds()
    said = correct(lay, "--from", "2026-04-16", "--colour", "green", "--to", "A17", "--told", "2026-04-15")
    assert "N00001 is green in luton, fixed; the review is due by Thu 11 Jun 2026" in said
    row = past(lay)
    assert (row["released_on"], row["accommodation"], row["notice_days"]) == ("2026-04-16", "A17", 1)
    assert (row["planned"], row["note"]) == (False, "at 16.40")
    (case,) = lay("caseload", "--as-of", "2026-04-16", "--format", "json").succeeds().json()
    assert (case["colour"], case["custody"]) == ("green", "community")
    lay("db", "check").succeeds()
    lay("undo").succeeds()
    assert (past(lay)["released_on"], past(lay)["accommodation"]) == ("2026-04-17", "A08A")


def test_one_that_was_planned_after_all_is_known_since_its_day_was_set(lay: Program) -> None:
    lay("release", "unplanned", "N1", "--to", "A08A", "--told", "2026-04-17", "--on", "2026-04-17", "--colour", "red")
    said = set_due(lay, "2026-04-17", "2026-03-02")
    assert "kept with the stay that ended on Fri 17 Apr 2026" in said
    correct(lay, "--planned", "--told", "2026-03-02")
    assert (past(lay)["planned"], past(lay)["notice_days"]) == (True, 46)


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ((), 2, "nothing is corrected"),
        (("--day", "2026-06-19"), 2, "--day does not go with a release"),
        (("--due", "--colour", "red"), 2, "--colour does not go with the due day of the release of N00001"),
        (("--plan", "--done", "gp", "--to", "A17"), 2, "--done does not go with --plan"),
        (("--due", "--day", "2026-06-19", "--not-known"), 2, "--day does not go with --not-known"),
        (("--due", "--day", "2026-06-19", "--instead"), 2, "--instead goes with a release that took place only"),
        (("--to", "A17"), 5, "no release of N00001 is recorded"),
        (("--on", "2026-04-01", "--to", "A17"), 5, "no release of N00001 of Wed 1 Apr 2026"),
        (("--due", "--day", "2026-06-12"), 5, "is recorded so already"),
        (("--due", "--day", "2026-01-05"), 5, "is before N00001 went into custody"),
        (("--due", "--from", "2026-01-05"), 5, "is before N00001 went into custody"),
        (("--plan", "--to", "A17"), 5, "the release of N00001 has no plan"),
        (("--plan", "--to", "A99"), 4, 'accommodation "A99"'),
        (("--done", "passport", "--item", "gp"), 4, 'thing to be done "passport"'),
    ],
)
def test_what_does_not_fit_is_refused(lay: Program, words: tuple[str, ...], code: int, line: str) -> None:
    set_due(lay, "2026-06-12", "2026-03-02")
    before = coming(lay)
    assert line in lay("release", "correct", "N1", *words, *WRONG).exits(code).err
    assert coming(lay) == before
