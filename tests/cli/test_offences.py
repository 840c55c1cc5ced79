"""iomctl offence: what is neighbourhood crime, what is the index offence, and what was known on a day."""

from typing import Any

import pytest

from tests.casebook import book, looks, person, spell
from tests.program import Program

ROBBERY = "034/01"


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return "N00001"


def listed(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("offence", "list", *words, "--format", "json").succeeds().json()
    return rows


def names(program: Program, *words: str) -> list[str]:
    return [row["offence"] for row in listed(program, *words)]


def test_an_offence_is_recorded_with_what_follows_from_its_code(iomctl: Program, mercer: str) -> None:
    said = ("--on", "3/2/2026", "--outcome", "Convicted", "--outcome-on", "1/4/2026", "--index", "--source", "PNC")
    assert iomctl("offence", "add", "mercer", "02803", *said, "--format", "json").succeeds().json() == {
        "offence": "C00001",
        "offender": mercer,
        "name": "Mercer, Kai",
        "committed_on": "2026-02-03",
        "code": "028/03",
        "code_name": "Burglary in a dwelling",
        "scope": "yes",
        "scope_reason": "burglary of a home",
        "victim": "not-known",
        "outcome": "convicted",
        "outcome_on": "2026-04-01",
        "index_on": "2026-04-01",
        "source": "PNC",
        "withdrawn_on": None,
        "committed_until": None,
        "counted_as": None,
        "place": None,
        "set_aside_on": None,
        "sentence": None,
    }
    unknown = iomctl("offence", "add", mercer, "Unknown", "--index", "--format", "json").succeeds().json()
    assert (unknown["code"], unknown["code_name"], unknown["scope"]) == (None, None, "ask")
    assert unknown["committed_on"] == unknown["index_on"] == "2026-04-20"


def test_the_victim_says_whether_a_robbery_is_neighbourhood_crime(iomctl: Program, mercer: str) -> None:
    for day, victim in (("2026-02-01", "person"), ("2026-02-02", "business"), ("2026-02-03", "not-known")):
        iomctl("offence", "add", mercer, ROBBERY, "--on", day, "--victim", victim).succeeds()
    by_scope = {scope: names(iomctl, "--scope", scope) for scope in ("yes", "no", "ask")}
    assert by_scope == {"yes": ["C00001"], "no": ["C00002"], "ask": ["C00003"]}
    assert listed(iomctl, "--scope", "ask")[0]["scope_reason"] == "robbery: say whether the victim was a person"


def test_a_past_day_knows_nothing_that_came_after_it(iomctl: Program, mercer: str) -> None:
    said = ("--outcome", "convicted", "--outcome-on", "2026-04-01", "--index")
    iomctl("offence", "add", mercer, "028/03", "--on", "2026-02-03", *said).succeeds()
    assert names(iomctl, "--as-of", "2026-02-02") == []
    told = ("outcome", "outcome_on", "index_on")
    for day, known in (("2026-03-31", (None,) * 3), ("2026-04-01", ("convicted", "2026-04-01", "2026-04-01"))):
        (row,) = listed(iomctl, "--as-of", day)
        assert tuple(row[name] for name in told) == known
        assert bool(names(iomctl, "--index", "--as-of", day)) == (known[2] is not None)


def test_the_index_offence_is_the_one_made_so_last_by_a_day(iomctl: Program, mercer: str) -> None:
    for day in ("2026-01-05", "2026-02-03", "2026-03-02"):
        iomctl("offence", "add", mercer, "028/03", "--on", day, "--index").succeeds()
    assert names(iomctl, "--index") == ["C00003"]
    assert names(iomctl, mercer, "--index", "--as-of", "2026-02-10") == ["C00002"]
    assert names(iomctl, "--index", "--since", "2026-03-03") == []
    gone = iomctl("offence", "withdraw", "C3", "--reason", "of another person").succeeds()
    assert gone.err.splitlines()[0].endswith("counts for nothing any more; C00002 is the index offence of N00001 now.")
    assert names(iomctl, "--index") == ["C00002"]
    late = iomctl("offence", "add", mercer, ROBBERY, "--on", "2026-01-30", "--index", "--dry-run").succeeds()
    assert late.err.startswith("C00002 is the index offence of N00001 now.\n")
    never = iomctl("offence", "index", "C2", "--not").succeeds()
    assert never.err.startswith("C00001 is the index offence of N00001 now.\n")
    assert "C00002 is not an index offence" in iomctl("offence", "index", "C2", "--not").exits(5).err
    again = iomctl("offence", "index", "C2", "--format", "json").succeeds()
    assert again.json()["index_on"] == "2026-04-20"
    assert again.err.startswith("C00002 is the index offence of N00001 now.\n")


def test_no_offence_is_made_the_index_offence_twice_or_before_its_day(iomctl: Program, mercer: str) -> None:
    iomctl("offence", "add", mercer, "028/03", "--on", "2026-02-03").succeeds()
    early = iomctl("offence", "index", "C1", "--on", "2026-02-02").exits(5)
    assert "C00001 was committed on Tue 3 Feb 2026 (76 days ago), after Mon 2 Feb 2026 (77 days ago)" in early.err
    assert "in the future" in iomctl("offence", "index", "C1", "--on", "fri").exits(4).err
    assert iomctl("offence", "index", "C9", "--on", "fri").exits(4).err.count("iomctl: ") == 2
    iomctl("offence", "index", "C1", "--on", "2026-02-03").succeeds()
    twice = iomctl("offence", "index", "C1").exits(5)
    assert "C00001 is an index offence from Tue 3 Feb 2026 (76 days ago) already" in twice.err
    iomctl("offence", "index", "C1", "--on", "today", "--not").exits(2)
    last = iomctl("offence", "index", "C1", "--not").succeeds()
    assert last.err.startswith("N00001 has no index offence now.\n")


def test_every_wrong_word_is_told_in_one_answer(iomctl: Program, mercer: str) -> None:
    wrong = ("--on", "fri", "--victim", "bank", "--outcome", "sentenced", "--outcome-on", "31/2/2026", "--source", " ")
    lines = iomctl("offence", "add", "N9", "28E", *wrong).exits(4).err.splitlines()
    assert [line.split(":")[1].split()[0] for line in lines[:-1]] == [
        "no",
        "code",
        "--on",
        "--victim",
        "--outcome",
        "--outcome-on",
        "--source",
    ]
    assert "not a Home Office code; there is no category 990" in iomctl("offence", "add", mercer, "990/01").exits(4).err
    assert listed(iomctl, mercer) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--on", "13/8/1994"), "--on: Sat 13 Aug 1994 (11573 days ago) is before their birth"),
        (("--outcome-on", "today"), "--outcome-on: given without an outcome: one of arrested, charged"),
        (("--outcome", "charged", "--outcome-on", "yesterday"), "is before the offence, Mon 20 Apr 2026 (today)"),
        (("--outcome", "charged", "--outcome-on", "tomorrow"), "--outcome-on: Tue 21 Apr 2026 (tomorrow) is in the"),
    ],
)
def test_a_day_that_can_not_be_is_refused(iomctl: Program, mercer: str, words: tuple[str, ...], told: str) -> None:
    refused = iomctl("offence", "add", mercer, "028/03", *words).exits(4)
    assert told in refused.err
    assert refused.err.count("iomctl: ") == 1


def test_the_same_again_is_told_with_the_one_there_is(iomctl: Program, mercer: str) -> None:
    iomctl("offence", "add", mercer, "028/03", "--on", "2026-02-03").succeeds()
    iomctl("offence", "add", mercer, "unknown", "--on", "2026-02-03").succeeds()
    for code, ref in (("28/3", "C00001"), ("unknown", "C00002")):
        again = iomctl("offence", "add", mercer, code, "--on", "2026-02-03", "--victim", "person").exits(5)
        assert f"N00001 has this offence of Tue 3 Feb 2026 (76 days ago) already: {ref}" in again.err
    iomctl("offence", "add", mercer, ROBBERY, "--on", "2026-02-03").succeeds()
    with book(iomctl) as work:
        spell(work, person(work, "Hollis"))
    iomctl("offence", "add", "hollis", "028/03", "--on", "2026-02-03").succeeds()
    iomctl("offence", "withdraw", "C2", "--reason", "now known").succeeds()
    assert names(iomctl) == ["C00003", "C00001", "C00004"]
    iomctl("offence", "add", mercer, "unknown", "--on", "2026-02-03", "--dry-run").succeeds()


def test_whose_offences_were_seen_is_logged(iomctl: Program, mercer: str) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Hollis"))
    iomctl("offence", "add", "hollis", ROBBERY).succeeds()
    before = len(looks(iomctl))
    iomctl("offence", "list", "--scope", "yes").succeeds()
    iomctl("offence", "list", "--since", "today", "--reason", "panel").succeeds()
    iomctl("offence", "index", "C1", "--not").exits(5)
    assert looks(iomctl)[before:] == [("offence list", "2", "panel"), ("offence index", "2", None)]
