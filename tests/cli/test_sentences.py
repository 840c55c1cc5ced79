"""iomctl sentence: who is supervised by what, until when, and when the final third begins."""

from typing import Any

import pytest

from tests.casebook import book, cohort, deselect, looks, person, spell
from tests.program import Program


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return "N00001"


def listed(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("sentence", "list", *words, "--format", "json").succeeds().json()
    return rows


def names(program: Program, *words: str) -> list[str]:
    return [row["sentence"] for row in listed(program, *words)]


def test_a_sentence_is_recorded_with_what_follows_from_it(iomctl: Program, mercer: str) -> None:
    said = ("--from", "3/2/2026", "--until", "2/11/2026", "--source", "nDelius")
    assert iomctl("sentence", "add", "mercer", "Licence", *said, "--format", "json").succeeds().json() == {
        "sentence": "T00001",
        "offender": mercer,
        "name": "Mercer, Kai",
        "kind": "licence",
        "start_on": "2026-02-03",
        "until_on": "2026-11-02",
        "state": "runs",
        "statutory": True,
        "final_third_on": "2026-08-04",
        "source": "nDelius",
        "withdrawn_on": None,
        "final_third_basis": "two thirds of the days from 3 Feb 2026 to 2 Nov 2026",
    }
    remand = iomctl("sentence", "add", mercer, "remand", "--until", "+10d", "--format", "json").succeeds().json()
    assert (remand["start_on"], remand["statutory"], remand["final_third_on"]) == ("2026-04-20", False, None)
    open_end = iomctl("sentence", "add", mercer, "custody", "--format", "json").succeeds().json()
    assert (open_end["until_on"], open_end["state"], open_end["final_third_on"]) == (None, "runs", None)


def test_supervision_on_a_day_goes_from_the_first_to_the_last(iomctl: Program, mercer: str) -> None:
    iomctl("sentence", "add", mercer, "licence", "--from", "2026-02-03", "--until", "2026-03-02").succeeds()
    iomctl("sentence", "add", mercer, "remand", "--from", "2026-02-10").succeeds()
    days = ("2026-02-02", "2026-02-03", "2026-03-02", "2026-03-03")
    assert [names(iomctl, "--statutory", "--as-of", day) for day in days] == [[], ["T00001"], ["T00001"], []]
    assert names(iomctl, "--as-of", "2026-02-09") == ["T00001"]
    assert [(row["sentence"], row["state"]) for row in listed(iomctl)] == [("T00002", "runs"), ("T00001", "ended")]
    assert names(iomctl, "--kind", "remand") == ["T00002"]


def test_asked_and_none_is_no_sentence(iomctl: Program, mercer: str) -> None:
    iomctl("sentence", "add", mercer, "licence", "--from", "2026-01-05", "--until", "2026-03-02").succeeds()
    refused = iomctl("sentence", "add", mercer, "none", "--from", "2026-01-05").exits(5)
    assert "N00001 has licence from Mon 5 Jan 2026 (105 days ago): T00001" in refused.err
    none = iomctl("sentence", "add", mercer, "none", "--from", "2026-03-03", "--format", "json").succeeds().json()
    assert (none["state"], none["statutory"]) == ("none", False)
    assert names(iomctl, "--statutory") == []


def test_it_ends_early_or_its_end_becomes_known(iomctl: Program, mercer: str) -> None:
    iomctl("sentence", "add", mercer, "custody", "--from", "2026-01-05").succeeds()
    ended = iomctl("sentence", "end", "T1", "--format", "json").succeeds()
    assert (ended.json()["until_on"], ended.json()["state"]) == ("2026-04-20", "runs")
    known = iomctl("sentence", "end", "T1", "--on", "2026-12-01", "--format", "json").succeeds()
    assert known.json()["final_third_on"] == "2026-08-13"
    for on, told in (("2026-12-01", "already"), ("2026-01-04", "T00001 began on Mon 5 Jan 2026")):
        assert told in iomctl("sentence", "end", "T1", "--on", on).exits(5).err
    assert "--on" in iomctl("sentence", "end", "T1", "--on", "31/2/2026").exits(4).err
    iomctl("sentence", "end", "T1", "--on", "today", "--not-ended").exits(2)
    assert listed(iomctl)[0]["until_on"] == "2026-12-01"


def test_a_closed_kind_takes_what_began_before(iomctl: Program, mercer: str) -> None:
    iomctl.travel(30)
    refused = iomctl("sentence", "add", mercer, "post-sentence", "--from", "2026-05-11").exits(4)
    assert "closed to new records from Mon 11 May 2026 (9 days ago)" in refused.err
    iomctl("sentence", "add", mercer, "post-sentence", "--from", "2026-05-10").succeeds()


def test_every_wrong_word_is_told_in_one_answer(iomctl: Program, mercer: str) -> None:
    wrong = ("--from", "fri", "--until", "soon", "--source", " ")
    lines = iomctl("sentence", "add", "N9", "lience", *wrong).exits(4).err.splitlines()
    assert [line.split(":")[1].split()[0] for line in lines[:-1]] == ["no", "--from", "kind", "--until", "--source"]
    assert "did you mean licence?" in lines[2]
    both = iomctl("sentence", "add", mercer, "licence", "--from", "1/4/2026", "--until", "31/3/2026").exits(4)
    assert "--until: Tue 31 Mar 2026 (20 days ago) is before it began, Wed 1 Apr 2026 (19 days ago)" in both.err
    assert "before their birth" in iomctl("sentence", "add", mercer, "licence", "--from", "1/1/1990").exits(4).err
    assert listed(iomctl, mercer) == []


def test_a_withdrawn_one_counts_on_no_day_and_may_be_recorded_again(iomctl: Program, mercer: str) -> None:
    said = (mercer, "licence", "--from", "2026-02-03")
    iomctl("sentence", "add", *said).succeeds()
    assert "already: T00001" in iomctl("sentence", "add", *said, "--until", "2026-09-01").exits(5).err
    gone = iomctl("sentence", "withdraw", "T1", "--reason", "of another person").succeeds()
    assert gone.err.splitlines()[0] == "T00001 was withdrawn: it counts for nothing any more."
    assert names(iomctl, mercer) == names(iomctl, "--statutory", "--as-of", "2026-03-01") == []
    for verb in (("end", "T1"), ("withdraw", "T1", "--reason", "twice")):
        assert "T00001 was withdrawn" in iomctl("sentence", *verb).exits(5).err
    iomctl("sentence", "add", *said).succeeds()
    assert names(iomctl) == ["T00002"]
    assert "no sentence T9" in iomctl("sentence", "end", "T9").exits(3).err
    assert "--reason: it can't be empty" in iomctl("sentence", "withdraw", "T2", "--reason", " ").exits(4).err


def test_the_list_is_of_one_person_or_of_all_on_the_scheme_that_day(iomctl: Program) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
        spell(work, person(work, "Hollis", restricted=True), cohort=cohort(work, "dunstable", "IOM Dunstable"))
        deselect(work, spell(work, person(work, "Sayle")), iomctl.today)
        person(work, "Pratt")
    for number in range(1, 5):
        iomctl("sentence", "add", f"N{number}", "licence", "--from", "2026-02-03").succeeds()
    assert names(iomctl) == ["T00001", "T00002"]
    assert looks(iomctl)[-1][:2] == ("sentence list", "1-2")
    assert names(iomctl, "--cohort", "dunstable") == ["T00002"]
    assert names(iomctl, "--as-of", "yesterday") == ["T00001", "T00002", "T00003"]
    assert names(iomctl, "N4") == ["T00004"]
    assert [row["name"] for row in listed(iomctl)] == ["Mercer, Kai", "restricted"]
    assert listed(iomctl, "--restricted")[1]["name"] == "Hollis, Kai"
    iomctl("sentence", "list", "N1", "--cohort", "luton").exits(4)
    iomctl("sentence", "list", "--cohort", "leeds").exits(3)
