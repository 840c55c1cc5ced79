"""iomctl consent: own words are shown to whom their person said, as long as that holds, and to nobody else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.notes.cleared import cleared
from tests.casebook import book, looks, person, spell
from tests.program import Program

WORDS = {1: "They listened", 2: "Nobody rang me", 3: "I got the flat", 4: "It was late"}


@pytest.fixture
def told(iomctl: Program) -> Program:
    """E1 cleared for the board, E2 expired, E3 taken back, E4 of a marked person cleared, E5 nobody asked about."""
    with book(iomctl) as work:
        for number in range(1, 5):
            spell(work, person(work, f"Mercer {'ABCD'[number - 1]}", restricted=number == 4))
    for number, words in WORDS.items():
        iomctl("note", "add", f"N{number}", words, "--kind", "own-words").succeeds()
    iomctl("note", "add", "N1", "I want to work", "--kind", "own-words").succeeds()
    for words in (
        "add E1 board given --from 2026-04-01 --until 2026-06-30",
        "add E1 public refused --from 2026-04-01",
        "add E2 board given --from 2026-03-02 --until 2026-04-10",
        "add E3 board given --from 2026-03-02",
        "revoke V4 --on 2026-04-13",
        "add E4 board given --from 2026-03-02",
    ):
        iomctl("consent", *words.split()).succeeds()
    return iomctl


def shown(program: Program, *words: str) -> list[str]:
    found = program("note", "list", "--cleared", *words, "--format", "json").succeeds().json()
    return sorted(one["note"] for one in found)


def test_only_what_is_cleared_is_shown_and_what_is_not_is_said(told: Program) -> None:
    listed = told("note", "list", "--kind", "own-words", "--cleared", "--for", "board", "--format", "csv").succeeds()
    assert [line.split(",")[0] for line in listed.out.splitlines()[1:]] == ["E00001"]
    assert "They listened" in listed.out
    assert not [words for number, words in WORDS.items() if number > 1 and words in listed.out]
    assert (
        "4 more of their own words are not shown: 1 expired, 1 revoked, 1 not asked, 1 with a limited-access mark"
        in listed.err
    )
    assert looks(told)[-1][:2] == ("note list", "1")
    assert shown(told) == ["E00001"]
    assert shown(told, "--for", "public") == []


def test_a_past_day_shows_what_was_cleared_then(told: Program) -> None:
    with book(told) as work:
        everybody = ListedPeople(None, WhoseCases())
        days = {day: cleared(work, day, everybody, "board") for day in (date(2026, 4, 20), date(2026, 7, 1))}
        assert [one.note for one in days[date(2026, 4, 20)].notes] == ["E00001"]
        assert days[date(2026, 7, 1)].notes == []
        assert days[date(2026, 7, 1)].held_back["expired"] == 2
    states = told("consent", "list", "--for", "board", "--as-of", "2026-04-09", "--format", "json").succeeds().json()
    assert [(one["consent"], one["state"], one["revoked_on"]) for one in states] == [
        ("V00001", "cleared", None),
        ("V00003", "cleared", None),
        ("V00004", "cleared", None),
        ("V00005", "cleared", None),
    ]


def test_every_list_of_notes_says_how_the_consent_stands(told: Program) -> None:
    found = told("note", "list", "--kind", "own-words", "--format", "json").succeeds().json()
    assert {one["note"]: (one["consent"], one["cleared_for"]) for one in found} == {
        "E00001": (["board until 30 Jun 2026", "public refused 1 Apr 2026"], ["board"]),
        "E00002": (["board expired 10 Apr 2026"], []),
        "E00003": (["board revoked 13 Apr 2026"], []),
        "E00004": (["board"], ["board"]),
        "E00005": ([], []),
    }
    page = told("offender", "show", "N2").succeeds().out
    assert "Nobody rang me (consent: board expired 10 Apr 2026)" in page


def test_a_newer_answer_counts_from_its_day_and_withdrawing_it_brings_the_older_back(told: Program) -> None:
    told("consent", "add", "E1", "board", "refused", "--from", "2026-04-15").succeeds()
    assert shown(told, "--for", "board") == []
    told("consent", "withdraw", "V6", "--reason", "of another person").succeeds()
    assert shown(told, "--for", "board") == ["E00001"]
    told("consent", "withdraw", "V4", "--revoked", "--reason", "misheard").succeeds()
    assert shown(told, "--for", "board") == ["E00001", "E00003"]
    told("undo").succeeds()
    assert shown(told, "--for", "board") == ["E00001"]


def test_a_note_that_is_corrected_or_withdrawn_is_shown_to_nobody(told: Program) -> None:
    told("note", "correct", "E1", "They listened to me").succeeds()
    assert shown(told) == []
    gone = told("note", "withdraw", "E1", "--reason", "of another person").succeeds()
    assert "with it goes V00001, consent given for board and V00002, consent refused for public" in gone.err
    assert [one["consent"] for one in rows(told, "N1")] == []


def rows(program: Program, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program("consent", "list", *words, "--format", "json").succeeds().json()
    return found


def test_what_can_not_be_is_refused_in_one_answer(told: Program) -> None:
    def refused(code: int, *words: str) -> str:
        return told("consent", *words).exits(code).err

    said = refused(4, "add", "E99", "bord", "yes", "--until", "2026-04-01")
    for words in ("no note E99", 'audience "bord"', "did you mean board?", "one of given, refused"):
        assert words in said
    assert "what was refused has no last day" in refused(4, "add", "E5", "board", "refused", "--until", "2026-06-30")
    assert "is before" in refused(4, "add", "E5", "board", "given", "--until", "2026-04-01")
    assert "already: V00001" in refused(5, "add", "E1", "board", "refused", "--from", "2026-04-01")
    assert "was taken back on Mon 13 Apr 2026" in refused(5, "revoke", "V4")
    assert "was refused" in refused(5, "revoke", "V2")
    assert "is before consent was given" in refused(4, "revoke", "V1", "--on", "2026-03-31")
    assert "V00001 was not taken back" in refused(5, "withdraw", "V1", "--revoked", "--reason", "no")
    assert "which would not fit that" in refused(5, "correct", "V4", "--from", "2026-04-14", "--reason", "no")
    told("note", "add", "N1", "He seems low", "--kind", "opinion").succeeds()
    told("note", "add", "N1", "She forgave me", "--kind", "own-words", "--victim").succeeds()
    assert "only the person's own words" in refused(5, "add", "E6", "board", "given")
    assert "speaks of a victim or witness" in refused(5, "add", "E7", "board", "given")
    assert "--for goes only with --cleared" in told("note", "list", "--for", "board").exits(2).err
    assert "does not go with --kind fact" in told("note", "list", "--cleared", "--kind", "fact").exits(2).err


def test_the_history_tells_each_answer_and_the_look_is_logged(told: Program) -> None:
    changes = told("offender", "history", "N3", "--format", "json").succeeds().json()
    assert [(one["changed_on"], one["about"], one["after"]) for one in changes if one["what"] == "consent"] == [
        ("2026-03-02", "E00003 for board", "given"),
        ("2026-04-13", "E00003 for board", "taken back"),
    ]
    told("consent", "list", "--state", "expired").succeeds()
    assert looks(told)[-1][:2] == ("consent list", "2")


def test_a_policy_keeps_the_audiences_in_use(told: Program, tmp_path: Path) -> None:
    text, mine = told("policy", "show", "--text").succeeds().out, tmp_path / "mine.toml"
    mine.write_text("".join(line for line in text.splitlines(keepends=True) if 'code = "board"' not in line), "utf-8")
    assert "audiences: board is used" in told("policy", "load", str(mine)).exits(5).err
