"""What stays and what follows when a fact is corrected, and what was right when it was recorded."""

import re
from pathlib import Path
from typing import Any

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.casebook import book, person, spell
from tests.program import Program

WRONG = ("--reason", "mistyped")


@pytest.fixture
def mercer(iomctl: Program) -> Program:
    """A person with an open spell; today is 20 April."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return iomctl


def typed(program: Program, *lines: str) -> None:
    for line in lines:
        program(*line.split()).succeeds()


def listed(program: Program, noun: str, *columns: str) -> list[tuple[Any, ...]]:
    rows = program(noun, "list", "N1", "--format", "json").succeeds().json()
    return [tuple(row[name] for name in columns) for row in rows]


def corrected(program: Program, noun: str, *words: str) -> str:
    return program(noun, "correct", *words, *WRONG).succeeds().err.splitlines()[0]


def test_an_index_day_goes_with_the_outcome_unless_it_was_chosen(mercer: Program) -> None:
    typed(
        mercer,
        "offence add N1 028/03 --on 2026-02-03 --outcome convicted --outcome-on 2026-04-01 --index",
        "offence add N1 034/01 --on 2026-02-03 --outcome convicted --outcome-on 2026-04-01",
        "offence index C2 --on 2026-04-10",
    )
    for one in ("C1", "C2"):
        corrected(mercer, "offence", one, "--outcome-on", "2026-04-02")
    assert listed(mercer, "offence", "offence", "outcome_on", "index_on") == [
        ("C00002", "2026-04-02", "2026-04-10"),
        ("C00001", "2026-04-02", "2026-04-02"),
    ]
    said = corrected(mercer, "offence", "C2", "--index-on", "")
    assert said == ("C00002 was put right: index on 2026-04-10 -> none; C00001 is the index offence of N00001 now.")
    corrected(mercer, "offence", "C1", "--outcome", "")
    assert listed(mercer, "offence", "offence", "outcome", "outcome_on", "index_on")[1] == (
        "C00001",
        None,
        None,
        "2026-02-03",
    )
    refused = mercer("offence", "index", "C1").exits(5).err
    assert "iomctl offence correct C00001 --index-on DAY --reason WORDS" in refused


def test_an_answer_of_an_earlier_day_is_put_right_and_the_newer_one_counts_on(mercer: Program) -> None:
    typed(mercer, "need set N1 drugs=none --on 2026-03-02", "need set N1 drugs=some --on 2026-04-01")
    said = corrected(mercer, "need", "N1", "drugs", "--of", "2026-03-02", "--level", "severe")
    assert said == (
        "The answer of N00001 on drugs of Mon 2 Mar 2026 (49 days ago) was put right: level none -> severe; "
        "on drugs that of Wed 1 Apr 2026 (19 days ago), some, counts."
    )
    history = mercer("offender", "history", "N1", "--format", "json").succeeds().json()
    told = [(one["changed_on"], one["after"]) for one in history if one["what"] == "need"]
    assert told == [("2026-03-02", "severe"), ("2026-04-01", "some")]


def test_a_review_day_that_was_chosen_stays_and_one_that_was_counted_moves(mercer: Program) -> None:
    typed(
        mercer,
        "marker add N1 mappa --from 2026-01-05",
        "marker review M1 --on 2026-03-02 --next 2026-03-30",
        "marker review M1 --on 2026-03-30",
    )
    corrected(mercer, "marker", "M1", "--review", "--of", "2026-03-02", "--on", "2026-03-03")
    corrected(mercer, "marker", "M1", "--review", "--on", "2026-03-31")
    corrected(mercer, "marker", "M1", "--from", "2026-01-06")

    def ahead(day: str) -> Any:
        (row,) = mercer("marker", "list", "N1", "--as-of", day, "--format", "json").succeeds().json()
        return row["review_on"], row["reviewed_on"]

    days = {day: ahead(day) for day in ("2026-03-02", "2026-03-03", "2026-03-31")}
    assert days == {
        "2026-03-02": ("2026-04-06", None),
        "2026-03-03": ("2026-03-30", "2026-03-03"),
        "2026-03-31": ("2026-06-30", "2026-03-31"),
    }
    corrected(mercer, "marker", "M1", "--review", "--of", "2026-03-03", "--next", "")
    assert ahead("2026-03-03") == ("2026-06-03", "2026-03-03")


def test_a_day_of_leaving_that_was_chosen_stays_and_one_of_the_clock_moves(mercer: Program) -> None:
    typed(
        mercer,
        "placement add N1 hotel --from 2026-02-02",
        "placement extend P1 --until 2026-02-18 --reason late --on 2026-02-09",
        "placement extend P1 --until 2026-02-23 --reason later --on 2026-02-16",
        "placement end P1 --on 2026-02-24 --reason moved-on --to A01D",
        "placement add N1 hotel --from 2026-03-02 --until 2026-03-09 --reason flat",
    )
    corrected(mercer, "placement", "P1", "--from", "2026-02-03")
    corrected(mercer, "placement", "P2", "--from", "2026-03-03")
    corrected(mercer, "placement", "P1", "--extension", "--of", "2026-02-09", "--until", "2026-02-19")
    assert listed(mercer, "placement", "placement", "leaves_on", "funded_leaves_on") == [
        ("P00002", "2026-03-09", "2026-03-03"),
        ("P00001", "2026-02-23", "2026-02-17"),
    ]
    on = mercer("placement", "list", "N1", "--as-of", "2026-02-15", "--format", "json").succeeds().json()
    assert [row["leaves_on"] for row in on] == ["2026-02-19"]


def test_what_the_policy_offered_when_it_was_recorded_stays_while_the_rest_is_put_right(
    mercer: Program, tmp_path: Path
) -> None:
    typed(
        mercer,
        "marker add N1 mappa --level 2 --from 2026-04-20",
        "score add N1 rosh high --on 2026-04-20",
        "sentence add N1 licence --from 2026-04-20",
        "placement add N1 hotel --from 2026-04-20",
    )
    text = re.sub(r'(code = "(mappa|rosh|licence|hotel)", .*) }', r"\1, active = false }", default_policy_text())
    assert text.count("active = false") >= 4
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    mercer("policy", "load", str(tmp_path / "mine.toml")).succeeds()
    for words in (
        ("marker", "M1", "--source", "Words"),
        ("score", "S1", "--source", "Words"),
        ("sentence", "T1", "--source", "Words"),
        ("placement", "P1", "--note", "Words"),
    ):
        assert "none -> Words" in corrected(mercer, *words)
    typed(mercer, "sentence add N1 custody --from 2026-04-20", "score add N1 ogrs3-2y 81 --on 2026-04-20")
    assert 'kind of sentence "licence"' in mercer("sentence", "correct", "T2", "--kind", "licence", *WRONG).exits(4).err
    assert 'kind of score "rosh"' in mercer("score", "correct", "S2", "--kind", "rosh", *WRONG).exits(4).err


def test_long_words_are_told_by_their_beginning_on_one_line(mercer: Program) -> None:
    typed(mercer, "need set N1 drugs=some --on 2026-03-02")
    said = corrected(mercer, "need", "N1", "drugs", "--note", "says\nthat " + "he stays " * 20)
    assert said.startswith("The answer of N00001 on drugs")
    assert said.endswith(": note none -> says that he stays he stays he stays he stays he stays ....")
    (row,) = (one for one in listed(mercer, "need", "pathway", "note") if one[0] == "drugs")
    assert row[1].startswith("says\nthat he stays")
