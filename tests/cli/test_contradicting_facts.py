"""That there is none and that one begins can't both be recorded of one day, by either door and in any order."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.books import laid_once
from tests.cli.sheets import exported, lay_two_people, refusal, sheet
from tests.program import Program
from tests.storage.casebook import raw

SENTENCE = "offender,kind,start_on,until_on"
MARKER = "offender,kind,present,from_on,until_on"


@laid_once
def people(iomctl: Program) -> None:
    """A case book with two people."""
    lay_two_people(iomctl)


def test_no_sentence_on_the_day_one_begins_is_refused_by_both_doors(people: Program, tmp_path: Path) -> None:
    people("sentence", "add", "N1", "licence", "--from", "2026-01-05", "--until", "2026-11-02").succeeds()
    said = "N00001 has licence from Mon 5 Jan 2026 (105 days ago): T00001"
    refused = people("sentence", "add", "N1", "none", "--from", "2026-01-05").exits(5).err
    assert f"iomctl: {said}\n  if that is wrong: iomctl sentence withdraw T00001 --reason WORDS" in refused
    rows = ("N1,none,2026-01-05,", "N2,none,2026-01-05,")
    assert refusal(people, "sentences", sheet(tmp_path, SENTENCE, *rows)) == [f"line 2: {said}"]
    assert len(exported(people, "sentences")) == 1


def test_a_sentence_on_a_day_on_which_there_was_none_is_refused_by_both_doors(people: Program, tmp_path: Path) -> None:
    people("sentence", "add", "N1", "none", "--from", "2026-03-02").succeeds()
    said = "N00001 was asked on Mon 2 Mar 2026 (49 days ago), and there was no sentence: T00001"
    refused = people("sentence", "add", "N1", "licence", "--from", "2026-03-02").exits(5).err
    assert f"iomctl: {said}\n  if that is wrong: iomctl sentence withdraw T00001 --reason WORDS" in refused
    assert refusal(people, "sentences", sheet(tmp_path, SENTENCE, "N1,licence,2026-03-02,")) == [f"line 2: {said}"]
    people("sentence", "add", "N1", "licence", "--from", "2026-01-05", "--until", "2026-03-01").succeeds()
    people("sentence", "add", "N1", "licence", "--from", "2026-03-03").succeeds()
    people("sentence", "end", "T00002", "--not-ended").exits(5)


def test_two_rows_of_one_file_about_one_day(people: Program, tmp_path: Path) -> None:
    rows = ("N1,mappa,no,2026-03-02,", "N1,mappa,yes,2026-03-02,2026-03-05", "N1,mappa,yes,2026-03-03,")
    said = "N00001 was asked on Mon 2 Mar 2026 (49 days ago), and there was no mappa: line 2"
    assert refusal(people, "markers", sheet(tmp_path, MARKER, *rows)) == [f"line 3: {said}"]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE sentence SET until_on = NULL", "N00001: T00002 says that there is none while T00001 goes on"),
        ("UPDATE marker SET until_on = '2026-03-02'", "N00001: M00002 says that there is none while M00001 goes on"),
    ],
)
def test_the_check_finds_those_that_got_in_past_the_doors(people: Program, statement: str, told: str) -> None:
    for noun, kind, none in (("sentence", "licence", ("none",)), ("marker", "mappa", ("mappa", "--none"))):
        people(noun, "add", "N1", kind, "--from", "2026-01-05", "--until", "2026-03-01").succeeds()
        people(noun, "add", "N1", *none, "--from", "2026-03-02").succeeds()
    people("db", "check").succeeds()
    with raw(people) as connection:
        connection.execute(text(f"{statement} WHERE id = 1"))
    assert f"iomctl: {told}" in people("db", "check").exits(6).err
