"""iomctl score: the newest score of a kind counts until it is too old, and nothing is overwritten."""

import pytest

from tests.casebook import book, looks, person, spell
from tests.program import Program

TODAY = "2026-04-20"


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return "N00001"


def listed(program: Program, *words: str) -> list[tuple[str, object, str]]:
    rows = program("score", "list", *words, "--format", "json").succeeds().json()
    return [(row["score"], row["value"], row["standing"]) for row in rows]


def test_a_score_is_recorded_with_all_that_was_said_of_it(iomctl: Program, mercer: str) -> None:
    said = ("--on", "3/9/2025", "--version", "OGRS3", "--source", "OASys")
    assert iomctl("score", "add", "mercer", "OGRS3-2Y", "81", *said, "--format", "json").succeeds().json() == {
        "score": "S00001",
        "offender": mercer,
        "name": "Mercer, Kai",
        "kind": "ogrs3-2y",
        "value": 81,
        "scored_on": "2025-09-03",
        "standing": "counts",
        "version": "OGRS3",
        "source": "OASys",
        "withdrawn_on": None,
    }
    made = iomctl("score", "add", mercer, "rsr", "4.75", "--format", "json").succeeds().json()
    assert (made["value"], made["scored_on"], made["version"], made["source"]) == (4.75, TODAY, None, None)
    assert iomctl("score", "add", mercer, "rosh", "Very-High", "--format", "json").json()["value"] == "very-high"


@pytest.mark.parametrize(("on", "standing"), [("2025-04-20", "counts"), ("2025-04-19", "too-old")])
def test_a_score_counts_for_as_long_as_the_policy_says(iomctl: Program, mercer: str, on: str, standing: str) -> None:
    iomctl("score", "add", mercer, "ogrs3-2y", "81", "--on", on).succeeds()
    assert listed(iomctl, mercer) == [("S00001", 81, standing)]
    assert listed(iomctl, mercer, "--as-of", on) == [("S00001", 81, "counts")]


def test_the_newest_by_a_day_counts_and_the_later_of_two_on_one_day(iomctl: Program, mercer: str) -> None:
    for value, on in (("81", "2026-03-02"), ("70", "2026-02-02"), ("79", "2026-03-02")):
        iomctl("score", "add", mercer, "ogrs3-2y", value, "--on", on).succeeds()
    iomctl("score", "add", mercer, "ogrs3-1y", "60", "--on", "2026-01-02").succeeds()
    newest = [("S00004", 60, "counts"), ("S00003", 79, "counts")]
    assert listed(iomctl, "--newest") == newest
    assert listed(iomctl, mercer) == [*newest, ("S00001", 81, "replaced"), ("S00002", 70, "replaced")]
    assert listed(iomctl, "--kind", "ogrs3-2y", "--newest", "--as-of", "2026-03-01") == [("S00002", 70, "counts")]
    assert listed(iomctl, "--as-of", "2026-01-01") == []


def test_what_replaced_it_being_withdrawn_the_older_one_counts_again(iomctl: Program, mercer: str) -> None:
    iomctl("score", "add", mercer, "rosh", "medium", "--on", "2026-02-02").succeeds()
    iomctl("score", "add", mercer, "rosh", "high", "--on", "2026-03-02").succeeds()
    gone = iomctl("score", "withdraw", "S2", "--reason", "of another person", "--format", "json").succeeds().json()
    assert (gone["withdrawn_on"], gone["standing"]) == (TODAY, None)
    for day in ("today", "2026-03-15"):
        assert listed(iomctl, "--as-of", day) == [("S00001", "medium", "counts")]
    again = iomctl("score", "withdraw", "s2", "--reason", "twice").exits(5)
    assert "S00002 was withdrawn on Mon 20 Apr 2026 (today)" in again.err
    kept = iomctl("audit", "log", "--format", "json").succeeds().json()
    assert next(one["reason"] for one in kept if one["command"] == "score withdraw") == "of another person"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ogrs3-2y", "101"), 'value "101": ogrs3-2y is a figure from 0 to 100'),
        (("ogrs3-2y", "high"), 'value "high": ogrs3-2y is a figure from 0 to 100'),
        (("ogrs3-2y", "nan"), "from 0 to 100"),
        (("ogrs3-2y", "1e1"), "from 0 to 100"),
        (("ogrs3-2y", "８１"), "from 0 to 100"),
        (("rosh", "81"), 'value "81": one of low, medium, high, very-high'),
        (("ogrs9", "81"), 'kind of score "ogrs9": one of ogrs3-1y, ogrs3-2y'),
    ],
)
def test_a_wrong_value_is_told_with_what_is_right(
    iomctl: Program, mercer: str, words: tuple[str, str], told: str
) -> None:
    refused = iomctl("score", "add", mercer, *words).exits(4)
    assert told in refused.err
    assert refused.err.count("iomctl: ") == 1
    assert listed(iomctl) == []


def test_every_wrong_word_is_told_in_one_answer(iomctl: Program, mercer: str) -> None:
    wrong = ("--on", "fri", "--version", " ", "--source", "\x1b")
    refused = iomctl("score", "add", "N9", "rosh", "hgh", *wrong).exits(4).err.splitlines()
    assert [line.split(":")[1].split()[0] for line in refused[:-1]] == ["no", "--on", "value", "--version", "--source"]
    born = iomctl("score", "add", mercer, "rosh", "high", "--on", "13/8/1994").exits(4)
    assert "--on: Sat 13 Aug 1994 (11573 days ago) is before their birth" in born.err


def test_a_dry_run_keeps_nothing_and_uses_no_number_up(iomctl: Program, mercer: str) -> None:
    tried = iomctl("score", "add", mercer, "rosh", "high", "--dry-run").succeeds()
    assert tried.err == "Dry run: nothing was changed.\n"
    assert listed(iomctl, mercer) == []
    iomctl("score", "add", mercer, "rosh", "high").succeeds()
    iomctl("score", "withdraw", "S1", "--reason", "twice", "--dry-run").succeeds()
    assert listed(iomctl) == [("S00001", "high", "counts")]


def test_whose_scores_were_seen_is_logged(iomctl: Program, mercer: str) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Hollis"))
    iomctl("score", "add", mercer, "rosh", "high").succeeds()
    iomctl("score", "list", "--reason", "panel").succeeds()
    assert looks(iomctl)[-1] == ("score list", "1", "panel")
    iomctl("score", "list", "N2").succeeds()
    assert looks(iomctl)[-1] == ("score list", "2", None)
