"""iomctl custody correct: the days of a stay, what it began as and what changed in it put right; on both engines."""

import pytest

from tests.books import laid_once
from tests.cli import custody_book
from tests.cli.custody_book import cases, stays
from tests.program import Program

two_cohorts = laid_once(custody_book.two_cohorts)
WRONG = ("--reason", "mistyped")


def inside(iomctl: Program, *words: str) -> None:
    iomctl("custody", "begin", "N1", "remand", "--prison", "HMP Bedford", "--on", "2026-04-06", *words).succeeds()


def correct(iomctl: Program, *words: str) -> str:
    return iomctl("custody", "correct", "N1", *words, *WRONG).succeeds().err


def told(iomctl: Program, what: str) -> list[tuple[str, str, str]]:
    rows = iomctl("offender", "history", "N1", "--format", "json").succeeds().json()
    return [(row["changed_on"], row["about"], row["after"]) for row in rows if row["what"] == what]


def test_each_case_follows_another_first_day_and_what_it_began_as_moves_along(two_cohorts: Program) -> None:
    two_cohorts("custody", "begin", "N1", "remand", "--prison", "HMP Bedford", "--on", "2026-03-10").succeeds()
    before = cases(two_cohorts)
    said = correct(two_cohorts, "--from", "2026-03-12", "--kind", "recall")
    assert "day Tue 10 Mar 2026 -> Thu 12 Mar 2026, kind remand -> recall" in said
    assert "in luton, fixed; the review is due by Fri 12 Jun 2026 (in 53 days), no longer by Wed 10 Jun 2026" in said
    assert [case[4] for case in cases(two_cohorts)] == ["2026-06-12", "2026-06-12"]
    assert [case[1] for case in cases(two_cohorts, "--as-of", "2026-03-11")] == ["red", "amber"]
    assert told(two_cohorts, "stay") == [("2026-03-12", "recall", "HMP Bedford")]
    two_cohorts("undo").succeeds()
    assert cases(two_cohorts) == before


def test_a_day_of_leaving_is_given_to_a_stay_and_taken_from_it(two_cohorts: Program) -> None:
    inside(two_cohorts, "--to", "2026-04-15")
    correct(two_cohorts, "--on", "2026-04-07", "--not-ended")
    assert [case[2] for case in cases(two_cohorts)] == ["custody", "custody"]
    correct(two_cohorts, "--to", "2026-04-16")
    assert [case[2] for case in cases(two_cohorts, "--as-of", "2026-04-15")] == ["custody", "custody"]
    assert [case[1:3] for case in cases(two_cohorts)] == [("red", "community"), ("amber", "community")]
    two_cohorts("db", "check").succeeds()


def test_one_change_in_a_stay_keeps_what_is_not_said(two_cohorts: Program) -> None:
    inside(two_cohorts)
    change = ("custody", "change", "N1", "--prison", "HMP Leeds", "--reason", "nearer home", "--on", "2026-04-13")
    two_cohorts(*change).succeeds()
    said = correct(two_cohorts, "--change", "2026-04-13", "--prison", "HMP Lincoln", "--from", "2026-04-14")
    assert "prison HMP Leeds -> HMP Lincoln, day Mon 13 Apr 2026 -> Tue 14 Apr 2026" in said
    assert told(two_cohorts, "stay") == [
        ("2026-04-06", "remand", "HMP Bedford"),
        ("2026-04-14", "remand", "HMP Lincoln"),
    ]
    shown = two_cohorts("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [row["reason"] for row in shown if row["what"] == "stay"] == [None, "nearer home"]


def test_what_was_said_before_the_first_day_is_put_aside_on_asking(two_cohorts: Program) -> None:
    inside(two_cohorts)
    two_cohorts("custody", "change", "N1", "--prison", "HMP Leeds", "--on", "2026-04-08").succeeds()
    late = ("custody", "correct", "N1", "--from", "2026-04-10", *WRONG)
    assert "N00001 is in HMP Leeds from Wed 8 Apr 2026 (event " in two_cohorts(*late).exits(5).err
    assert "put aside: N00001 is in HMP Leeds" in two_cohorts(*late, "--instead").succeeds().err
    assert told(two_cohorts, "stay") == [("2026-04-10", "remand", "HMP Bedford")]


def test_another_stay_is_in_the_way_or_put_aside(two_cohorts: Program) -> None:
    begin = ("custody", "begin", "N1", "recall", "--on", "2026-03-10", "--to", "2026-03-20")
    two_cohorts(*begin).succeeds()
    inside(two_cohorts)
    early = ("custody", "correct", "N1", "--from", "2026-03-18", *WRONG)
    assert "N00001 was in custody from Tue 10 Mar to Fri 20 Mar 2026 (event " in two_cohorts(*early).exits(5).err
    two_cohorts(*early, "--instead").succeeds()
    assert [(one["kind"], one["from_on"]) for one in stays(two_cohorts, "N1")] == [("remand", "2026-03-18")]


def test_a_release_goes_along_with_the_day_of_leaving(two_cohorts: Program) -> None:
    inside(two_cohorts)
    out = ("release", "unplanned", "N1", "--to", "A07B", "--told", "today", "--on", "2026-04-17", "--colour", "green")
    two_cohorts(*out).succeeds()
    correct(two_cohorts, "--to", "2026-04-15")
    (row,) = two_cohorts("release", "past", "--format", "json").succeeds().json()
    assert row["released_on"] == "2026-04-15"
    assert [case[1] for case in cases(two_cohorts, "--as-of", "2026-04-15")] == ["green", "green"]
    refused = two_cohorts("custody", "correct", "N1", "--not-ended", *WRONG).exits(5).err
    assert "iomctl release withdraw N00001" in refused


def test_a_release_that_is_due_stands_on_the_first_day(two_cohorts: Program) -> None:
    inside(two_cohorts)
    two_cohorts("release", "set", "N1", "conditional", "2026-06-12", "--on", "2026-04-07").succeeds()
    late = ("custody", "correct", "N1", "--from", "2026-04-10", *WRONG)
    refused = two_cohorts(*late).exits(5).err
    assert "can't be so before the stay begins, on Fri 10 Apr 2026" in refused
    assert "iomctl release correct N00001 --due --on 2026-04-07" in refused
    two_cohorts("release", "correct", "N1", "--due", "--from", "2026-04-10", *WRONG).succeeds()
    two_cohorts(*late).succeeds()


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ((), 2, "nothing is corrected"),
        (("--to", "2026-04-17", "--not-ended"), 2, "--to does not go with --not-ended"),
        (("--at-large",), 2, "--at-large does not go with a stay"),
        (("--change", "2026-04-06", "--from", "2026-04-07"), 5, "that is the first day of the stay"),
        (("--change", "2026-04-07", "--kind", "recall"), 5, "nothing was said of the stay of N00001 from"),
        (("--kind", "remand"), 5, "is recorded so already"),
        (("--from", "2026-04-10", "--to", "2026-04-08"), 5, "is after the day of leaving"),
        (("--on", "2026-03-20", "--kind", "recall"), 5, "N00001 was not in custody on Fri 20 Mar 2026"),
        (("--from", "2027-01-01"), 4, "is in the future"),
        (("--kind", "life"), 4, "--kind"),
    ],
)
def test_what_does_not_fit_is_refused(two_cohorts: Program, words: tuple[str, ...], code: int, line: str) -> None:
    inside(two_cohorts)
    before = cases(two_cohorts), stays(two_cohorts, "N1")
    assert line in two_cohorts("custody", "correct", "N1", *words, *WRONG).exits(code).err
    assert (cases(two_cohorts), stays(two_cohorts, "N1")) == before
