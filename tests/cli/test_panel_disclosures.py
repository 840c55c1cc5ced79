"""iomctl panel disclosures: who was given a paper, whom it told of, and who is told that it was put right."""

from pathlib import Path

import pytest

from tests.cli.meeting_book import closed
from tests.program import Answer, Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    return closed(iomctl)


def test_who_is_given_one_is_kept_and_told_of_when_a_fact_is_put_right(there: Program, tmp_path: Path) -> None:
    file = tmp_path / "minutes.html"
    there("panel", "minutes", "1", "--to", "A Khan, the council", "--output", str(file)).succeeds()
    assert file.stat().st_mode & 0o777 == 0o600
    there("panel", "minutes", "1", "--form", "agency", "--agency", "probation", "--to", "J Byrne").succeeds()
    rows = there("panel", "disclosures", "--about", "mercer", "--format", "json").succeeds().json()
    assert [(row["recipient"], row["form"], row["version"]) for row in rows] == [
        ("J Byrne", "agency", "draft"),  # a line of probation is about them
        ("A Khan, the council", "full", "draft"),
    ]
    there("panel", "minutes", "1", "--form", "agency", "--agency", "police", "--to", "S Okafor").succeeds()
    of_hollis = there("panel", "disclosures", "--about", "hollis", "--format", "json").succeeds().json()
    assert {row["recipient"] for row in of_hollis} == {"J Byrne", "A Khan, the council"}
    there("panel", "minutes", "1", "--form", "summary", "--about", "hollis", "--to", "his solicitor").succeeds()
    there("offence", "add", "mercer", "028/03", "--on", "2026-02-03").succeeds()
    said = there("offence", "withdraw", "C1", "--reason", "of another person").succeeds().err
    assert "Told of this person before: A Khan, the council (minutes of panel 1, full, 20 Apr)." in said
    assert "his solicitor" not in said
    there("undo").succeeds()
    there("db", "check").succeeds()
    log = there("audit", "log", "--format", "json").succeeds().json()
    assert any(one["kind"] == "disclosure" and one["command"].startswith("panel minutes") for one in log)


def test_what_is_given_out_is_not_taken_back_and_undo_says_that_it_passes_over_it(
    there: Program, tmp_path: Path
) -> None:
    there("note", "add", "mercer", "rang him", "--kind", "fact").succeeds()
    file = str(tmp_path / "paper.html")
    about = ("--form", "summary", "--about", "mercer")
    for words in (("minutes", "1"), ("pack", "2"), ("minutes", "1", *about)):
        given = there("panel", *words, "--to", "all", "--output", file, "--yes").succeeds()
        assert "To take it back" not in given.err
        event = str(there("audit", "log", "--format", "json").succeeds().json()[-1]["event"])
        told = there("undo", event).exits(5).err
        assert f"event {event}, panel {words[0]}, can't be taken back: what was given out can't be called back" in told
        assert "iomctl panel disclosures" in told
    passed = there("undo").succeeds().err
    assert f"Event {event}, panel minutes, stays: what was given out can't be called back." in passed
    assert "note add, is taken back" in passed
    there("redo").succeeds()
    assert len(there("panel", "disclosures", "--format", "json").json()) == 3


def logged(iomctl: Program) -> tuple[str, set[str]]:
    """The kind of the newest event, and the people it names."""
    event = iomctl("audit", "log", "--format", "json").succeeds().json()[-1]
    found: set[str] = set()
    for first, *last in (one.split("-") for one in event["people"].split(", ")):
        found |= {f"N{one:05}" for one in range(int(first[1:]), int((last or [first])[0][1:]) + 1)}
    return event["kind"], found


def test_exactly_those_whose_lines_are_in_a_paper_are_logged(there: Program, tmp_path: Path) -> None:
    to = ("--to", "A Khan")
    agency = ("--form", "agency", "--agency")
    tried = {
        ("minutes", "1"): {"N00001", "N00002"},
        ("minutes", "1", *agency, "police"): {"N00001"},
        ("minutes", "1", *agency, "probation"): {"N00001", "N00002"},
        ("minutes", "1", "--form", "summary", "--about", "hollis"): {"N00002"},
        ("minutes", "1", "--form", "actions"): {"N00001"},
    }
    for words, people in tried.items():
        there("panel", *words, *to).succeeds()
        assert logged(there) == ("disclosure", people), words
        there("panel", *words).succeeds()
        assert logged(there) == ("consultation", people), words
    there.travel(14)
    there("action", "add", "ng", "Ring him", "--owner", "okafor", "--due", "+1w", "--panel", "1").succeeds()
    everybody = {f"N{one:05}" for one in range(1, 5)}
    for form, acted in (("police", "N00003"), ("probation", "N00001")):  # known there by an action from last time
        given = there("panel", "pack", "2", *agency, form, *to).succeeds().out
        kind, people = logged(there)
        assert (kind, people) == ("disclosure", {one for one in everybody if one in given})
        assert acted in people
        assert people != everybody
    file = str(tmp_path / "minutes.html")
    there("panel", "minutes", "1", "--output", file).succeeds()
    assert logged(there) == ("disclosure", {"N00001", "N00002"})


def test_a_look_at_one_case_is_a_look_at_no_other(there: Program) -> None:
    for panel in ("1", "2"):  # fixed, and worked out
        there("panel", "case", panel, "mercer").succeeds()
        assert logged(there) == ("consultation", {"N00001"})


def told(answer: Answer) -> list[str]:
    return [line for line in answer.err.splitlines() if "Tell them " in line]


def test_each_is_named_once_a_day_with_all_that_they_were_given(there: Program) -> None:
    for words in (("1",), ("1",), ("1", "--form", "actions")):
        there("panel", "minutes", *words, "--to", "A Khan").succeeds()
    there.travel(1)
    there("panel", "minutes", "1", "--to", "A Khan").succeeds()
    assert told(there("need", "set", "mercer", "drugs=some").succeeds()) == []
    assert told(there("need", "withdraw", "mercer", "drugs", "--reason", "of another person").succeeds()) == [
        "Told of this person before: A Khan (minutes of panel 1, full, 21 Apr). Tell them that it was put right.",
        "Told of this person before: A Khan (minutes of panel 1, actions; minutes of panel 1, full, 20 Apr)."
        " Tell them that it was put right.",
    ]


def test_who_has_minutes_is_named_when_they_are_to_be_read_otherwise(there: Program) -> None:
    there("panel", "minutes", "1", "--to", "A Khan").succeeds()
    has = ["Has them as they were: A Khan (minutes of panel 1, full, 20 Apr). Tell them what is to be read otherwise."]
    assert told(there("panel", "amend", "1", "case 1: once", "--dry-run").succeeds()) == []
    assert told(there("panel", "amend", "1", "case 1: once").succeeds()) == has
    there.travel(14)
    there("panel", "open", "2", "--statement-read").succeeds()
    there("panel", "agree", "1").succeeds()
    assert told(there("panel", "correct", "1", "case 1: twice").succeeds()) == has


def test_who_was_told_is_named_when_somebody_is_known_otherwise(there: Program) -> None:
    there("panel", "minutes", "1", "--to", "A Khan").succeeds()
    for words in (("--born", "1/2/1994"), ("--surname", "Marsh"), ("--forenames", "Lee")):
        assert len(told(there("offender", "edit", "N1", *words).succeeds())) == 1
    assert told(there("offender", "edit", "N1", "--area", "Luton", "--clear", "ethnicity").succeeds()) == []
    assert told(there("offender", "edit", "ng", "--born", "3/2/1981").succeeds()) == []


def test_who_was_told_since_is_named_when_it_is_taken_back_or_said_of_a_case(there: Program) -> None:
    there("offender", "edit", "N1", "--surname", "Marsh").succeeds()
    edited = str(there("audit", "log", "--format", "json").json()[-1]["event"])
    there("panel", "minutes", "1", "--to", "A Khan").succeeds()
    there("note", "add", "N1", "rang him", "--kind", "fact").succeeds()
    assert told(there("undo").succeeds()) == []  # nobody was told of the note
    assert told(there("undo", edited).succeeds()) == [
        "Told of N00001 before: A Khan (minutes of panel 1, full, 20 Apr). Tell them that it was put right."
    ]
    for words in (
        ("review", "correct", "N1", "--on", "20/4/2026", "--note", "calmer"),
        ("review", "withdraw", "N1", "--on", "20/4/2026"),
        ("cohort", "correct", "N1", "adoption", "--decision", "panel"),
    ):
        assert len(told(there(*words, "--reason", "mistyped").succeeds())) == 1, words
