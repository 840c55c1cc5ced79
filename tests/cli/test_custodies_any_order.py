"""Stays in custody beside others and beside what was typed first: clashes, earlier ones, and late ones."""

from typing import Any

from tests.books import laid_once
from tests.cli import custody_book
from tests.cli.custody_book import cases, stays
from tests.program import Program

two_cohorts = laid_once(custody_book.two_cohorts)


def test_each_case_follows_a_stay_that_a_file_tells_of_one(two_cohorts: Program, tmp_path: Any) -> None:
    header = "offender,cohort,adopted_on,adoption_reason,tier,colour,from_on,custody,prison"
    rows = (
        "N2,luton,2026-01-26,court,flex,red,,community,",
        "N2,luton,2026-01-26,,flex,blue,2026-02-02,custody,",
        "N2,bedford,2026-01-26,court,flex,amber,,community,",
    )
    file = tmp_path / "spells.csv"
    file.write_text("\n".join([header, *rows]))
    before = cases(two_cohorts)
    two_cohorts("import", "spells", str(file)).succeeds()
    inside = ("blue", "custody", None, "2026-05-01")
    assert [case for case in cases(two_cohorts) if case not in before] == [("bedford", *inside), ("luton", *inside)]
    two_cohorts("release", "happened", "N2", "--to", "A07B", "--colour", "green", "--on", "2026-04-10").succeeds()
    outside = ("green", "community", None, "2026-06-05")
    assert [case for case in cases(two_cohorts) if case not in before] == [("bedford", *outside), ("luton", *outside)]


def test_two_stays_never_cover_one_day(two_cohorts: Program) -> None:
    begin = ("custody", "begin", "N1", "remand", "--on")
    first = two_cohorts(*begin, "2026-04-06").succeeds().err.rpartition("iomctl undo ")[2].strip()
    refused = two_cohorts(*begin, "2026-04-08").exits(5).err
    assert f"N00001 is in custody from Mon 6 Apr 2026 (event {first}, " in refused
    assert f"iomctl undo {first}" in refused
    assert "--instead" in refused
    early = two_cohorts(*begin, "2026-04-01").exits(5).err
    assert f"from Mon 6 Apr 2026 (event {first}, " in early
    assert ": say when the stay before ended, with --to" in early
    two_cohorts("release", "happened", "N1", "--to", "A07B", "--colour", "red", "--on", "2026-04-10").succeeds()
    within = two_cohorts(*begin, "2026-04-09").exits(5)
    assert "N00001 was in custody from Mon 6 Apr to Fri 10 Apr 2026 (event " in within.err
    two_cohorts(*begin, "2026-04-10").succeeds()
    assert [one["state"] for one in stays(two_cohorts, "N1")] == ["in-custody", "over"]


def test_a_stay_before_one_that_goes_on_is_recorded_with_its_end(two_cohorts: Program) -> None:
    two_cohorts("custody", "begin", "N1", "recall", "--on", "2026-04-06").succeeds()
    earlier = ("custody", "begin", "N1", "remand", "--on", "2026-03-13", "--to", "2026-03-20")
    assert "was in custody from Fri 13 Mar 2026" in two_cohorts(*earlier).succeeds().err
    told = [(one["kind"], one["from_on"], one["to_on"]) for one in stays(two_cohorts, "N1")]
    assert told == [("recall", "2026-04-06", None), ("remand", "2026-03-13", "2026-03-20")]
    assert cases(two_cohorts, "--as-of", "2026-03-20") == [
        ("bedford", "red", "community", None, "2026-04-02"),
        ("luton", "amber", "community", None, "2026-04-17"),
    ]


def test_a_stay_is_put_in_the_place_of_the_one_it_clashes_with(two_cohorts: Program) -> None:
    first = two_cohorts("custody", "begin", "N1", "remand", "--on", "2026-04-06").succeeds()
    number = first.err.rpartition("iomctl undo ")[2].strip()
    instead = two_cohorts("custody", "begin", "N1", "recall", "--on", "2026-04-08", "--instead").succeeds()
    assert f"put aside: N00001 is in custody from Mon 6 Apr 2026 (event {number}, " in instead.err
    (stay,) = stays(two_cohorts, "N1")
    assert (stay["kind"], stay["from_on"]) == ("recall", "2026-04-08")
    two_cohorts("undo").succeeds()
    (stay,) = stays(two_cohorts, "N1")
    assert (stay["kind"], stay["from_on"]) == ("remand", "2026-04-06")


def test_custody_learned_of_after_something_newer_is_taken_and_counts(two_cohorts: Program) -> None:
    two_cohorts("cohort", "colour", "N1", "green", "--cohort", "luton", "--reason", "settled").succeeds()
    begin = ("custody", "begin", "N1", "remand", "--on", "2026-03-16")
    two_cohorts(*begin).succeeds()
    assert [case[:3] + case[4:] for case in cases(two_cohorts)] == [
        ("bedford", "blue", "custody", "2026-06-16"),
        ("luton", "blue", "custody", "2026-06-16"),
    ]
    two_cohorts("custody", "withdraw", "N1", "--reason", "he was out again").succeeds()
    two_cohorts(*begin, "--to", "2026-03-20").succeeds()
    assert cases(two_cohorts) == [
        ("bedford", "red", "community", None, "2026-04-02"),
        ("luton", "green", "community", None, "2026-04-17"),
    ]
    two_cohorts("db", "check").succeeds()
