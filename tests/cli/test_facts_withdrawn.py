"""What goes along with a fact that is withdrawn, and what is found that stands although it should have gone."""

import pytest
from sqlalchemy import text

from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.program import Program
from tests.storage.casebook import raw

WRONG = ("--reason", "of another person")
LATER = ("--reason", "flat not ready", "--decision", "panel 16 Mar")
RECORDED = (
    ("sentence", "add", "N1", "licence", "--from", "2026-02-03"),
    ("requirement", "add", "T1", "drug-rehabilitation"),
    ("requirement", "add", "T1", "alcohol-treatment"),
    ("marker", "add", "N1", "mappa", "--from", "2026-02-03", "--level", "2"),
    ("marker", "review", "M1", "--on", "2026-03-02"),
    ("marker", "review", "M1", "--on", "2026-04-01"),
    ("restorative", "offer", "N1", "--on", "2026-03-02"),
    ("restorative", "answer", "J1", "accepted", "--on", "2026-03-16"),
    ("duty", "refer", "N1", "luton", "--consent", "2026-03-02", "--on", "2026-03-02"),
    ("duty", "answer", "D1", "no-local-connection", "--on", "2026-03-16"),
    ("placement", "add", "N1", "cas3", "--from", "2026-03-02"),
    (
        "placement",
        "extend",
        "P1",
        "--until",
        "2026-05-29",
        "--reason",
        "flat not ready",
        "--decision",
        "panel",
        "--on",
        "2026-03-16",
    ),
    ("placement", "end", "P1", "--reason", "moved-on", "--to", "A07B", "--on", "2026-04-10"),
    ("contact", "add", "N1", "appointment", "--how", "face-to-face", "--on", "2026-03-02", "--kept"),
)


@laid_once
def recorded(iomctl: Program) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    for words in RECORDED:
        iomctl(*words).succeeds()


def listed(iomctl: Program) -> list[str]:
    return [iomctl(noun, "list", "N1", "--format", "csv").succeeds().out for noun in ("sentence", "requirement")]


@pytest.mark.parametrize(
    ("noun", "ref", "gone"),
    [
        ("sentence", "T00001", "Q00001 and Q00002"),
        ("marker", "M00001", "the review of Mon 2 Mar 2026 (49 days ago) and the review of Wed 1 Apr 2026"),
        ("restorative", "J00001", "that it was accepted on Mon 16 Mar 2026 (35 days ago)"),
        ("duty", "D00001", "the answer no-local-connection of Mon 16 Mar 2026 (35 days ago)"),
        (
            "placement",
            "P00001",
            "the extension of Mon 16 Mar 2026 (35 days ago) and that it ended on Fri 10 Apr 2026 (10 days ago)",
        ),
        ("contact", "K00001", "that it was kept"),
    ],
)
def test_what_goes_along_is_said(recorded: Program, noun: str, ref: str, gone: str) -> None:
    said = recorded(noun, "withdraw", ref, *WRONG).succeeds().err
    assert f"{ref} was withdrawn: it counts for nothing any more; with it goes {gone}" in said
    recorded("db", "check").succeeds()


def test_requirements_go_with_their_sentence_and_come_back_with_it(recorded: Program) -> None:
    before = listed(recorded)
    recorded("sentence", "withdraw", "T1", *WRONG).succeeds()
    for verb in (("correct", "Q1", "--from", "2026-03-02"), ("withdraw", "Q1")):
        assert "Q00001 was withdrawn on Mon 20 Apr 2026" in recorded("requirement", *verb, *WRONG).exits(5).err
    recorded("undo").succeeds()
    assert listed(recorded) == before
    recorded("requirement", "withdraw", "Q1", *WRONG).succeeds()
    assert "with it goes Q00002." in recorded("sentence", "withdraw", "T1", *WRONG).succeeds().err


def test_nothing_is_brought_back_under_something_withdrawn(recorded: Program) -> None:
    gone = recorded("requirement", "withdraw", "Q1", *WRONG).succeeds().err.rsplit(maxsplit=1)[1]
    recorded("sentence", "withdraw", "T1", *WRONG).succeeds()
    refused = recorded("undo", gone).exits(5).err
    assert "Q00001 belongs to T00001, which was withdrawn" in refused
    recorded(*refused.splitlines()[1].split("iomctl ")[1].split()).succeeds()
    recorded("undo", gone).succeeds()
    recorded("db", "check").succeeds()


@pytest.mark.parametrize(
    ("table", "line"),
    [
        (
            "sentence",
            "Q00001 belongs to T00001, which was withdrawn; iomctl requirement withdraw Q00001 --reason WORDS",
        ),
        ("custody", "the release in row 1 belongs to the stay in custody in row 1, which was withdrawn"),
    ],
)
def test_the_check_finds_what_stands_on_something_withdrawn(recorded: Program, table: str, line: str) -> None:
    recorded("custody", "begin", "N1", "remand", "--on", "2026-03-02").succeeds()
    recorded("release", "unplanned", "N1", "--to", "A07B", "--told", "today", "--on", "2026-03-04").succeeds()
    recorded("db", "check").succeeds()
    with raw(recorded) as connection:
        connection.execute(text(f"UPDATE {table} SET withdrawn_in = recorded_in WHERE id = 1"))
    assert f"iomctl: {line}" in recorded("db", "check").exits(6).err
