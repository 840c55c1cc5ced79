"""A no recorded after a yes ends the yes the day before, by every door and in whichever order the two are typed."""

from pathlib import Path

import pytest

from tests.books import laid_once
from tests.cli.rescope_book import criteria_in, plan
from tests.cli.sheets import exported, lay_two_people, refusal, sheet, take_in
from tests.program import Program

YES = ("marker", "add", "N1", "mappa", "--from", "2026-01-05", "--level", "2")
NO = ("marker", "add", "N1", "mappa", "--none", "--from", "2026-04-13")
HEADER = "offender,kind,present,from_on,until_on,level"
ROWS = ("N1,mappa,yes,2026-01-05,,2", "N1,mappa,no,2026-04-13,,")
SUNDAY = "Sun 12 Apr 2026 (8 days ago)"


@laid_once
def people(iomctl: Program) -> None:
    """A case book with two people."""
    lay_two_people(iomctl)


def ends(program: Program, *words: str, noun: str = "marker") -> dict[str, str | None]:
    """The last day of each marker or sentence that a list shows."""
    rows = program(noun, "list", "N1", "--format", "json", *words).succeeds().json()
    return {row[noun]: row["until_on"] for row in rows}


def test_the_answer_says_what_ended_and_one_undo_opens_it_again(people: Program) -> None:
    people(*YES).succeeds()
    told = people(*NO).succeeds().err
    assert f"M00001, mappa from 5 Jan 2026, ended on {SUNDAY}, the day before.\n" in told
    assert ends(people) == {"M00001": "2026-04-12", "M00002": None}
    assert [people("marker", "list", "N1", "--as-of", day, "--format", "json").json()[0]["state"] for day in (
        "2026-04-12", "2026-04-13")] == ["yes", "no"]  # fmt: skip
    people("undo").succeeds()
    assert ends(people) == {"M00001": None}
    people("redo").succeeds()
    assert ends(people) == {"M00001": "2026-04-12", "M00002": None}


def test_a_yes_typed_after_the_no_comes_out_the_same(people: Program) -> None:
    people(*NO).succeeds()
    told = people(*YES).succeeds().err
    assert f"It ended on {SUNDAY}, the day before M00001 says that there was none.\n" in told
    assert ends(people) == {"M00001": None, "M00002": "2026-04-12"}
    people("marker", "add", "N1", "mappa", "--from", "2026-04-14").succeeds()
    assert ends(people)["M00003"] is None
    people("db", "check").succeeds()


def test_an_undo_of_the_no_says_what_a_later_event_left_ended(people: Program) -> None:
    said = "M00002 stays ended; if it goes on: iomctl marker end M00002 --not-ended"
    people(*NO).succeeds()
    event = people("audit", "log", "--format", "json").json()[-1]["event"]
    people(*YES).succeeds()
    assert said in people("undo", str(event)).succeeds().err
    people("marker", "end", "M2", "--not-ended").succeeds()
    assert ends(people) == {"M00002": None}


def test_a_rule_of_criteria_is_answered_by_the_fact_of_the_day(people: Program, tmp_path: Path) -> None:
    words = ("--cohort", "luton", "--tier", "flex", "--colour", "red", "--reason", "criteria-met", "--no-worker")
    people("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    people("cohort", "adopt", "N1", *words, "--on", "2026-01-05").succeeds()
    people("marker", "add", "N1", "domestic-abuse", "--from", "2026-01-05").succeeds()
    people("marker", "add", "N1", "domestic-abuse", "--none", "--from", "2026-04-13").succeeds()
    answers = []
    for run, day in enumerate(("2026-04-12", "2026-04-13"), 1):
        plan(people, criteria_in(tmp_path), "--as-of", day)
        rules = people("rescope", "show", str(run), "--offender", "N1", "--format", "json").succeeds().json()
        answers += [(one["answer"], one["fact"], one["fact_on"]) for one in rules if one["rule"] == "abuse"]
    assert answers == [
        ("met", "marked until 12 Apr 2026", "2026-01-05"),
        ("not met", "asked, there was none", "2026-04-13"),
    ]


def test_a_last_day_that_lies_later_comes_nearer(people: Program) -> None:
    people(*YES, "--until", "2026-11-02").succeeds()
    assert "the day before, instead of 2 Nov 2026.\n" in people(*NO).succeeds().err
    assert ends(people)["M00001"] == "2026-04-12"


def test_no_sentence_ends_those_of_every_kind(people: Program) -> None:
    people("sentence", "add", "N1", "licence", "--from", "2026-01-05", "--until", "2026-11-02").succeeds()
    people("sentence", "add", "N1", "youth-order", "--from", "2026-02-02").succeeds()
    people("sentence", "add", "N1", "licence", "--from", "2025-01-06", "--until", "2025-03-03").succeeds()
    told = people("sentence", "add", "N1", "none", "--from", "2026-04-13").succeeds().err
    assert f"T00001, licence from 5 Jan 2026, ended on {SUNDAY}, the day before, instead of 2 Nov 2026; " in told
    ended = {"T00001": "2026-04-12", "T00002": "2026-04-12", "T00003": "2025-03-03", "T00004": None}
    assert ends(people, noun="sentence") == ended


def test_what_the_book_said_before_stays_known(people: Program) -> None:
    people(*YES).succeeds()
    people.travel(1)
    people(*NO).succeeds()
    assert ends(people, "--known-on", "2026-04-20") == {"M00001": None}
    assert ends(people, "--known-on", "2026-04-21") == {"M00001": "2026-04-12", "M00002": None}


@pytest.mark.parametrize("rows", [ROWS, ROWS[::-1]])
def test_both_rows_in_one_file_in_either_order_and_again(
    people: Program, tmp_path: Path, rows: tuple[str, ...]
) -> None:
    path = sheet(tmp_path, HEADER, *rows)
    assert "ended on Sun 12 Apr 2026" in people("import", "markers", path).succeeds().err
    assert {row["present"]: row["until_on"] for row in exported(people, "markers")} == {"yes": "2026-04-12", "no": ""}
    for order in (rows, rows[::-1]):
        assert take_in(people, "markers", sheet(tmp_path, HEADER, *order)) == (0, 0, 2, 0)
    people("undo").succeeds()
    assert exported(people, "markers") == []


def test_a_file_ends_what_was_typed_and_is_ended_by_it(people: Program, tmp_path: Path) -> None:
    people(*YES).succeeds()
    assert take_in(people, "markers", sheet(tmp_path, HEADER, ROWS[1])) == (1, 0, 0, 0)
    assert ends(people) == {"M00001": "2026-04-12", "M00002": None}
    later = sheet(tmp_path, HEADER, "N1,mappa,yes,2026-01-05,2026-11-02,2")
    assert take_in(people, "markers", later) == (0, 0, 1, 0)
    people("undo").succeeds()
    assert ends(people) == {"M00001": None}


def test_one_file_ends_a_yes_twice_and_one_undo_opens_it(people: Program, tmp_path: Path) -> None:
    people(*YES).succeeds()
    path = sheet(tmp_path, HEADER, ROWS[1], "N1,mappa,yes,2026-01-05,2026-03-01,")
    answer = people("import", "markers", path, "--format", "json").succeeds()
    assert (answer.json()["added"], answer.json()["changed"]) == (1, 1)
    assert "M00001 until_on 2026-04-12 -> 2026-03-01" in answer.err
    assert ends(people) == {"M00001": "2026-03-01", "M00002": None}
    people("undo").succeeds()
    assert ends(people) == {"M00001": None}


def test_an_end_that_a_file_puts_off_over_a_no_comes_before_it(people: Program, tmp_path: Path) -> None:
    people(*YES, "--until", "2026-02-01").succeeds()
    people(*NO).succeeds()
    path = sheet(tmp_path, HEADER, "N1,mappa,yes,2026-01-05,2026-05-01,")
    assert take_in(people, "markers", path) == (0, 1, 0, 0)
    assert ends(people)["M00001"] == "2026-04-12"


def test_a_review_or_a_requirement_says_that_it_went_on(people: Program, tmp_path: Path) -> None:
    people(*YES).succeeds()
    people("marker", "review", "M1", "--on", "2026-04-13").succeeds()
    refused = people(*NO).exits(5).err.splitlines()
    assert refused[:2] == [
        "iomctl: M00001 was reviewed on Mon 13 Apr 2026 (7 days ago), so it went on then",
        "  if it did not: iomctl marker withdraw M00001 --review --on 2026-04-13 --reason WORDS",
    ]
    (told,) = refusal(people, "markers", sheet(tmp_path, HEADER, ROWS[1]))
    assert told.endswith("so it went on then")
    people(*NO[:-1], "2026-04-14").succeeds()
    people("sentence", "add", "N1", "community-order", "--from", "2026-01-05").succeeds()
    people("requirement", "add", "T1", "drug-rehabilitation", "--from", "2026-04-13").succeeds()
    none = ("sentence", "add", "N1", "none", "--from")
    said = "iomctl: Q00001, a requirement of T00001, begins on Mon 13 Apr 2026 (7 days ago), so it went on then\n"
    assert said in people(*none, "2026-04-13").exits(5).err
    people(*none, "2026-04-14").succeeds()


def test_a_last_day_put_past_a_no_is_the_day_before_it(people: Program) -> None:
    people(*YES, "--until", "2026-02-01").succeeds()
    people(*NO).succeeds()
    said = f"M00001 ended on {SUNDAY}, the day before M00002 says that there was none"
    assert f"{said}.\n" in people("marker", "end", "M1", "--on", "2026-05-01").succeeds().err
    for words in (("end", "M1", "--not-ended"), ("correct", "M1", "--until", "2026-05-01", "--reason", "misread")):
        refused = people("marker", *words).exits(5).err
        assert f"iomctl: {said}\n  if that is wrong: iomctl marker withdraw M00002 --reason WORDS\n" in refused
    withdrawn = people("marker", "withdraw", "M1", "--end", "--reason", "goes on").exits(5)
    assert said in withdrawn.err


def test_a_no_that_is_put_right_ends_by_its_new_day(people: Program) -> None:
    people(*YES).succeeds()
    people(*NO).succeeds()
    sooner = people("marker", "correct", "M2", "--from", "2026-03-02", "--reason", "misread").succeeds().err
    assert "from 2026-04-13 -> 2026-03-02; M00001, mappa from 5 Jan 2026, ended on Sun 1 Mar 2026" in sooner
    left = "M00001 stays ended; if it goes on: iomctl marker end M00001 --not-ended"
    assert left in people("marker", "correct", "M2", "--from", "2026-04-13", "--reason", "misread").succeeds().err
    people("marker", "end", "M1", "--not-ended").succeeds()
    assert ends(people)["M00001"] == "2026-04-12"
    assert left in people("marker", "withdraw", "M2", "--reason", "of another person").succeeds().err
    people("marker", "end", "M1", "--not-ended").succeeds()
    assert ends(people) == {"M00001": None}


def test_undo_brings_nothing_back_over_a_no_recorded_since(people: Program) -> None:
    people(*YES).succeeds()
    people("marker", "end", "M1", "--on", "2026-02-01").succeeds()
    ended = people("audit", "log", "--format", "json").json()[-1]["event"]
    people(*NO).succeeds()
    refused = people("undo", str(ended)).exits(5).err
    assert "N00001 was asked on Mon 13 Apr 2026 (7 days ago), and there was no mappa: M00002" in refused
    people("db", "check").succeeds()
