"""iomctl custody withdraw and release withdraw: which one is meant, what goes along, and how the cases stand then."""

import pytest

from tests.books import laid_once
from tests.cli import custody_book
from tests.cli.custody_book import cases, stays
from tests.program import Program

two_cohorts = laid_once(custody_book.two_cohorts)
WRONG = ("--reason", "of another person")
OUT = ("release", "unplanned", "N1", "--to", "A07B", "--told", "today")
LATER = "no longer by Mon 15 Jun 2026"
NOW = (
    f"N00001 is red in bedford, fixed; the review is due by Mon 16 Mar 2026 (35 days ago), {LATER}. "
    f"N00001 is amber in luton, fixed; the review is due by Mon 30 Mar 2026 (21 days ago), {LATER}."
)


def begin(iomctl: Program, first: str, *words: str) -> None:
    iomctl("custody", "begin", "N1", "remand", "--on", first, *words).succeeds()


def released(iomctl: Program) -> list[str]:
    rows = iomctl("release", "past", "--format", "json").succeeds().json()
    return [row["released_on"] for row in rows]


@pytest.mark.parametrize("tried", [("--dry-run",), ()])
def test_each_case_that_stands_otherwise_without_a_stay_is_told(two_cohorts: Program, tried: tuple[str, ...]) -> None:
    begin(two_cohorts, "2026-03-15")
    said = two_cohorts("custody", "withdraw", "N1", *WRONG, *tried).succeeds().err
    assert said.splitlines()[0] == (
        "the stay of N00001 in custody from Sun 15 Mar 2026 (36 days ago) was withdrawn: "
        f"it counts for nothing any more. {NOW}"
    )


def test_what_goes_along_with_a_stay_is_named_and_comes_back_with_it(two_cohorts: Program) -> None:
    begin(two_cohorts, "2026-03-15")
    two_cohorts("release", "set", "N1", "conditional", "2026-06-12", "--on", "2026-03-16").succeeds()
    two_cohorts(*OUT, "--on", "2026-04-17", "--colour", "green").succeeds()
    before = cases(two_cohorts), released(two_cohorts)
    said = two_cohorts("custody", "withdraw", "N1", *WRONG).succeeds().err
    assert (
        "with it goes the release of Fri 17 Apr 2026 (3 days ago) and what was recorded of a release ahead. N00001 is"
        in said
    )
    assert [case[1] for case in cases(two_cohorts)] == ["red", "amber"]
    assert released(two_cohorts) == []
    two_cohorts("undo").succeeds()
    assert (cases(two_cohorts), released(two_cohorts)) == before


@pytest.mark.parametrize("tried", [("--dry-run",), ()])
def test_each_case_that_is_in_custody_again_without_a_release_is_told(
    two_cohorts: Program, tried: tuple[str, ...]
) -> None:
    begin(two_cohorts, "2026-03-10")
    two_cohorts(*OUT, "--on", "2026-04-17").succeeds()
    said = two_cohorts("release", "withdraw", "N1", *WRONG, *tried).succeeds().err
    assert said.startswith("the release of N00001 was withdrawn: the stay goes on. N00001 is blue in bedford, fixed;")
    assert "N00001 is blue in luton, fixed; the review is due by Wed 10 Jun 2026" in said


def test_stays_that_are_over_are_named_and_one_is_meant_by_a_day(two_cohorts: Program) -> None:
    begin(two_cohorts, "2026-03-10", "--to", "2026-03-12")
    begin(two_cohorts, "2026-04-01", "--to", "2026-04-03")
    refused = two_cohorts("custody", "withdraw", "N1", *WRONG).exits(5).err
    assert "N00001 was in custody more than once: from Tue 10 Mar 2026, Wed 1 Apr 2026" in refused
    assert "say which: --on DAY" in refused
    two_cohorts("custody", "withdraw", "N1", "--on", "2026-03-11", *WRONG).succeeds()
    assert [one["from_on"] for one in stays(two_cohorts, "N1")] == ["2026-04-01"]
    two_cohorts("custody", "withdraw", "N1", *WRONG).succeeds()
    assert stays(two_cohorts, "N1") == []


def test_the_release_of_a_day_is_withdrawn_unless_a_stay_would_run_into_the_next(two_cohorts: Program) -> None:
    begin(two_cohorts, "2026-03-10")
    two_cohorts(*OUT, "--on", "2026-03-20").succeeds()
    begin(two_cohorts, "2026-04-01")
    two_cohorts(*OUT, "--on", "2026-04-10").succeeds()
    for day in ("--on", "2026-03-20"), ("--on", "2026-03-19"):
        assert released(two_cohorts) == ["2026-04-10", "2026-03-20"]
        refused = two_cohorts("release", "withdraw", "N1", *day, *WRONG).exits(5).err
        assert "undo" not in refused
    assert "no release of N00001 of Thu 19 Mar 2026 (32 days ago) is recorded" in refused
    refused = two_cohorts("release", "withdraw", "N1", "--on", "2026-03-20", *WRONG).exits(5).err
    line, way_on, *_ = refused.splitlines()
    assert line.startswith("iomctl: N00001 was in custody from Wed 1 Apr to Fri 10 Apr 2026 (event ")
    assert line.endswith(")")
    assert "iomctl release correct N00001 --on 2026-03-20 --from DAY --reason WORDS" in way_on
    two_cohorts("custody", "withdraw", "N1", "--on", "2026-04-02", *WRONG).succeeds()
    two_cohorts("release", "withdraw", "N1", "--on", "2026-03-20", *WRONG).succeeds()
    assert [(one["from_on"], one["to_on"]) for one in stays(two_cohorts)] == [("2026-03-10", None)]


def test_no_colour_is_said_where_no_case_is_open(two_cohorts: Program) -> None:
    begin(two_cohorts, "2026-02-10")
    none = "no case of N00001 was open on Fri 20 Feb 2026 (59 days ago), so no colour can be said"
    assert none in two_cohorts(*OUT, "--on", "2026-02-20", "--colour", "red").exits(5).err
    two_cohorts(*OUT, "--on", "2026-02-20").succeeds()
    assert none in two_cohorts("release", "correct", "N1", "--colour", "red", *WRONG).exits(5).err
    two_cohorts("release", "correct", "N1", "--colour", "red", "--from", "2026-03-03", *WRONG).succeeds()
    assert [case[1] for case in cases(two_cohorts)] == ["red", "red"]
    two_cohorts("custody", "begin", "N2", "remand", "--on", "2026-04-01").succeeds()
    refused = two_cohorts("custody", "withdraw", "N2", "--colour", "red", *WRONG).exits(5).err
    assert "no case of N00002 was open on Mon 20 Apr 2026 (today), so no colour can be said" in refused


SHORTER = (
    ("custody", "correct", "N1", "--to", "2026-03-15", *WRONG),
    ("release", "correct", "N1", "--from", "2026-03-15", *WRONG),
    (*OUT, "--on", "2026-03-15", "--instead"),
)


@pytest.mark.parametrize("words", SHORTER)
def test_what_was_said_of_a_stay_after_its_end_is_put_aside_on_asking(
    two_cohorts: Program, words: tuple[str, ...]
) -> None:
    begin(two_cohorts, "2026-03-10")
    two_cohorts("custody", "change", "N1", "--prison", "HMP Leeds", "--on", "2026-03-15").succeeds()
    two_cohorts("custody", "change", "N1", "--at-large", "--on", "2026-03-18").succeeds()
    if words[1] != "unplanned":
        two_cohorts(*OUT, "--on", "2026-03-20").succeeds()
    before = stays(two_cohorts, "N1")
    asked = tuple(one for one in words if one != "--instead")
    refused = two_cohorts(*asked).exits(5).err
    assert "N00001 is at large from Wed 18 Mar 2026 (event " in refused
    assert "--instead" in refused
    assert "HMP Leeds" not in refused
    assert stays(two_cohorts, "N1") == before
    said = two_cohorts(*asked, "--instead").succeeds().err
    assert "put aside: N00001 is at large from Wed 18 Mar 2026" in said
    history = two_cohorts("offender", "history", "N1", "--format", "json").succeeds().json()
    assert "2026-03-18" not in [row["changed_on"] for row in history]
    two_cohorts("db", "check").succeeds()
