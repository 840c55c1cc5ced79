"""iomctl custody: one stay of a person, and every open case of theirs that follows it."""

from typing import Any

from tests.books import laid_once
from tests.cli import custody_book
from tests.cli.custody_book import CASE, cases, stays
from tests.program import Program

two_cohorts = laid_once(custody_book.two_cohorts)


def test_every_open_case_is_blue_and_reviewed_so_from_that_day(two_cohorts: Program) -> None:
    before = cases(two_cohorts)
    done = two_cohorts("custody", "begin", "N1", "Remand", "--prison", "HMP Bedford", "--on", "2026-03-16").succeeds()
    assert "N00001 is in custody from Mon 16 Mar 2026 (35 days ago), blue in bedford, luton." in done.err
    inside = ("blue", "custody", "HMP Bedford", "2026-06-16")
    assert cases(two_cohorts) == [("bedford", *inside), ("luton", *inside)]
    assert cases(two_cohorts, "--as-of", "2026-03-15") == before
    (stay,) = stays(two_cohorts)
    assert (stay["kind"], stay["state"], stay["release_code"]) == ("remand", "in-custody", "not-set")
    two_cohorts("custody", "withdraw", "N1", "--reason", "of another person").succeeds()
    assert (cases(two_cohorts), stays(two_cohorts)) == (before, [])


def test_custody_does_not_cure_a_review_that_is_overdue(two_cohorts: Program) -> None:
    two_cohorts("custody", "begin", "N1", "remand", "--on", "2026-03-17").succeeds()
    assert cases(two_cohorts) == [
        ("bedford", "blue", "custody", None, "2026-03-16"),
        ("luton", "blue", "custody", None, "2026-06-17"),
    ]
    (late,) = two_cohorts("review", "overdue", "--format", "json").succeeds().json()
    assert (late["cohort"], late["due_by"], late["days_overdue"]) == ("bedford", "2026-03-16", 35)
    two_cohorts("review", "hold", "N1", "--cohort", "bedford", "--on", "2026-03-18").succeeds()
    assert cases(two_cohorts)[0] == ("bedford", "blue", "custody", None, "2026-06-18")


def test_a_stay_goes_on_through_prisons_kinds_and_time_at_large(two_cohorts: Program) -> None:
    two_cohorts("custody", "begin", "N1", "remand", "--on", "2026-04-06").succeeds()
    for day, words in (
        ("2026-04-08", ("--kind", "sentenced", "--sentenced", "2026-04-08")),
        ("2026-04-10", ("--prison", "HMP Bedford")),
        ("2026-04-14", ("--at-large",)),
        ("2026-04-17", ("--returned", "--prison", "HMP Littlehey")),
    ):
        two_cohorts("custody", "change", "N1", *words, "--on", day).succeeds()
    told = []
    assert stays(two_cohorts, "--as-of", "2026-04-05") == stays(two_cohorts, "N1", "--as-of", "2026-04-05") == []
    for day in ("2026-04-06", "2026-04-09", "2026-04-13", "2026-04-16", "today"):
        (stay,) = stays(two_cohorts, "--as-of", day)
        told.append((stay["kind"], stay["prison"], stay["state"], stay["days_served"]))
    assert told == [
        ("remand", None, "in-custody", None),
        ("sentenced", None, "in-custody", 2),
        ("sentenced", "HMP Bedford", "in-custody", 6),
        ("sentenced", "HMP Bedford", "at-large", 9),
        ("sentenced", "HMP Littlehey", "in-custody", 13),
    ]
    assert [case[3] for case in cases(two_cohorts)] == ["HMP Littlehey"] * 2
    assert [case[3] for case in cases(two_cohorts, "--as-of", "2026-04-13")] == ["HMP Bedford"] * 2
    narrowed = (("--kind", "sentenced"), ("--kind", "remand"), ("--at-large", "--as-of", "2026-04-16"), ("--at-large",))
    assert [len(stays(two_cohorts, *words)) for words in narrowed] == [1, 0, 1, 0]


def test_who_comes_onto_the_scheme_is_as_custody_says(two_cohorts: Program) -> None:
    two_cohorts("custody", "begin", "N2", "recall", "--prison", "HMP Bedford", "--on", "2026-04-08").succeeds()
    adopt = ("cohort", "adopt", "N2", *CASE, "--cohort", "luton")
    made = two_cohorts(*adopt, "--format", "json", "--dry-run").succeeds().json()
    assert (made["colour"], made["custody"], made["prison"]) == ("blue", "custody", "HMP Bedford")
    early = two_cohorts(*adopt, "--colour", "red", "--on", "2026-04-06", "--format", "json").succeeds().json()
    assert (early["colour"], early["due_by"]) == ("blue", "2026-07-08")
    then = two_cohorts("cohort", "show", "luton", "--as-of", "2026-04-07", "--format", "json").succeeds().json()
    assert {one["offender"]: one["colour"] for one in then} == {"N00001": "amber", "N00002": "red"}


def test_a_colour_said_of_somebody_in_custody_is_kept_for_the_release(two_cohorts: Program) -> None:
    two_cohorts("custody", "begin", "N2", "recall", "--on", "2026-04-08").succeeds()
    adopt = ("cohort", "adopt", "N2", *CASE, "--cohort", "luton", "--on", "2026-04-09")
    made = two_cohorts(*adopt, "--colour", "red", "--format", "json").succeeds()
    assert (made.json()["colour"], made.json()["due_by"]) == ("blue", "2026-07-09")
    assert "red from the release on" in made.err
    held = two_cohorts("review", "hold", "N2", "--colour", "green", "--on", "2026-04-13").succeeds()
    assert "green from the release on" in held.err
    said = two_cohorts("cohort", "colour", "N2", "amber", "--reason", "settled", "--on", "2026-04-14").succeeds()
    assert "N00002: amber from the release on; in custody on Tue 14 Apr 2026 (6 days ago)." in said.err
    assert ("luton", "blue", "custody", None, "2026-07-13") in cases(two_cohorts)
    until = ("--on", "2026-04-08", "--to", "2026-04-17", "--instead")
    two_cohorts("custody", "begin", "N2", "recall", *until).succeeds()
    assert ("luton", "amber", "community", None, "2026-05-15") in cases(two_cohorts)


def test_an_adoption_in_custody_begins_the_stay(two_cohorts: Program) -> None:
    words = ("--cohort", "luton", "--custody", "--prison", "HMP Bedford", "--on", "2026-04-08")
    two_cohorts("cohort", "adopt", "N2", *CASE, *words).succeeds()
    (stay,) = stays(two_cohorts)
    assert (stay["offender"], stay["kind"], stay["prison"], stay["from_on"]) == (
        "N00002",
        None,
        "HMP Bedford",
        "2026-04-08",
    )


def test_cases_that_a_file_brings_in_begin_and_end_stays(two_cohorts: Program, tmp_path: Any) -> None:
    header = "offender,cohort,adopted_on,adoption_reason,tier,colour,from_on,custody,prison"
    first = (
        "N2,luton,2026-01-05,court,flex,red,,community,\nN2,luton,2026-01-05,,flex,blue,2026-02-02,custody,HMP Bedford"
    )
    file = tmp_path / "spells.csv"
    file.write_text(f"{header}\n{first}\n")
    two_cohorts("import", "spells", str(file)).succeeds()
    (stay,) = stays(two_cohorts)
    assert (stay["offender"], stay["from_on"], stay["prison"]) == ("N00002", "2026-02-02", "HMP Bedford")
    file.write_text(f"{header}\n{first}\nN2,luton,2026-01-05,,flex,red,2026-03-02,community,\n")
    two_cohorts("import", "spells", str(file)).succeeds()
    assert stays(two_cohorts) == []
    (ended,) = stays(two_cohorts, "N2")
    assert (ended["state"], ended["to_on"]) == ("over", "2026-03-02")
    two_cohorts("audit", "verify").succeeds()
