"""iomctl custody: one stay of a person, and every open case of theirs that follows it."""

from typing import Any

import pytest

from tests.casebook import book, person
from tests.program import Program

CASE = ("--tier", "fixed", "--no-worker", "--reason", "court")


@pytest.fixture
def two_cohorts(iomctl: Program) -> Program:
    """Mercer is amber in luton and red in bedford, Hollis on no scheme."""
    with book(iomctl) as work:
        person(work, "Mercer")
        person(work, "Hollis")
    for cohort, colour in (("luton", "amber"), ("bedford", "red")):
        iomctl("cohort", "create", cohort, "--name", cohort).succeeds()
        words = ("--cohort", cohort, "--colour", colour, "--on", "2026-03-02")
        iomctl("cohort", "adopt", "N1", *CASE, *words).succeeds()
    return iomctl


def cases(program: Program, *words: str) -> list[tuple[Any, ...]]:
    names = ("cohort", "colour", "custody", "prison", "due_by")
    rows = program("caseload", "--format", "json", *words).succeeds().json()
    return sorted(tuple(row[name] for name in names) for row in rows)


def stays(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("custody", "list", *words, "--format", "json").succeeds().json()
    return rows


def test_every_open_case_is_blue_and_reviewed_so_from_that_day(two_cohorts: Program) -> None:
    before = cases(two_cohorts)
    done = two_cohorts("custody", "begin", "N1", "Remand", "--prison", "HMP Bedford", "--on", "2026-04-13").succeeds()
    assert "N00001 is in custody from Mon 13 Apr 2026 (7 days ago), blue in bedford, luton." in done.err
    inside = ("blue", "custody", "HMP Bedford", "2026-07-13")
    assert cases(two_cohorts) == [("bedford", *inside), ("luton", *inside)]
    assert cases(two_cohorts, "--as-of", "2026-04-12") == before
    (stay,) = stays(two_cohorts)
    assert (stay["kind"], stay["state"], stay["release_code"]) == ("remand", "in-custody", "not-set")
    two_cohorts("custody", "withdraw", "N1", "--reason", "of another person").succeeds()
    assert (cases(two_cohorts), stays(two_cohorts)) == (before, [])


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
    red = two_cohorts(*adopt, "--colour", "red").exits(4)
    assert "red, but a person in custody is blue" in red.err
    made = two_cohorts(*adopt, "--format", "json", "--dry-run").succeeds().json()
    assert (made["colour"], made["custody"], made["prison"]) == ("blue", "custody", "HMP Bedford")
    early = two_cohorts(*adopt, "--colour", "red", "--on", "2026-04-06", "--format", "json").succeeds().json()
    assert (early["colour"], early["due_by"]) == ("blue", "2026-07-08")
    then = two_cohorts("cohort", "show", "luton", "--as-of", "2026-04-07", "--format", "json").succeeds().json()
    assert {one["offender"]: one["colour"] for one in then} == {"N00001": "amber", "N00002": "red"}


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


def test_a_release_leaves_a_case_that_a_file_kept_in_the_community_as_it_was(
    two_cohorts: Program, tmp_path: Any
) -> None:
    header = "offender,cohort,adopted_on,adoption_reason,tier,colour,from_on,custody,prison"
    rows = (
        "N2,luton,2026-01-05,court,flex,red,,community,",
        "N2,luton,2026-01-05,,flex,blue,2026-02-02,custody,",
        "N2,bedford,2026-01-05,court,flex,red,,community,",
    )
    file = tmp_path / "spells.csv"
    file.write_text("\n".join([header, *rows]))
    two_cohorts("import", "spells", str(file)).succeeds()
    before = cases(two_cohorts)
    two_cohorts("release", "happened", "N2", "--to", "A07B", "--colour", "green", "--on", "2026-04-10").succeeds()
    assert [case for case in cases(two_cohorts) if case not in before] == [
        ("luton", "green", "community", None, "2026-06-05")
    ]


def test_there_is_one_stay_at_a_time_and_none_before_the_last_ended(two_cohorts: Program) -> None:
    begin = ("custody", "begin", "N1", "remand", "--on")
    two_cohorts(*begin, "2026-04-06").succeeds()
    again = two_cohorts(*begin, "2026-04-08").exits(5)
    assert "N00001 is in custody already, since Mon 6 Apr 2026 (14 days ago)" in again.err
    two_cohorts("release", "happened", "N1", "--to", "A07B", "--colour", "red", "--on", "2026-04-10").succeeds()
    early = two_cohorts(*begin, "2026-04-09").exits(5)
    assert "N00001 was in custody until Fri 10 Apr 2026 (10 days ago), after Thu 9 Apr 2026" in early.err
    two_cohorts(*begin, "2026-04-10").succeeds()
    assert [one["state"] for one in stays(two_cohorts, "N1")] == ["in-custody", "over"]


def test_what_is_newer_in_a_case_is_never_overtaken(two_cohorts: Program) -> None:
    two_cohorts("cohort", "colour", "N1", "green", "--cohort", "luton", "--reason", "settled").succeeds()
    refused = two_cohorts("custody", "begin", "N1", "remand", "--on", "2026-04-13").exits(5)
    assert "is before the newest colour of N00001, from Mon 20 Apr 2026 (today)" in refused.err
    assert stays(two_cohorts) == []
    assert [case[1] for case in cases(two_cohorts)] == ["red", "green"]
