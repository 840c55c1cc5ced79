"""The sheet of referrals that a provider fills in: written, filled in, and taken in again."""

import csv
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from tests.casebook import book, person
from tests.program import Program

FRESH = ("--provider", "fresh", "--on", "7/4/2026")
HEADERS = ("referral", "answer", "on", "reason", "note", "practitioner")
Rows = list[tuple[str, ...]]


@pytest.fixture
def waiting(iomctl: Program) -> Program:
    """R00001 to R00003 of Mercer, R00004 of Hollis, who has a limited-access mark; R00005 of another provider."""
    with book(iomctl) as work:
        person(work, "Mercer", area="Luton")
        person(work, "Hollis", restricted=True)
    pathways = ("--pathway", "drugs", "--pathway", "alcohol", "--pathway", "health")
    iomctl("provider", "add", "Fresh Start", *pathways).succeeds()
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation").succeeds()
    outcomes = ("--outcome", "drugs-health", "--outcome", "drugs-belief")
    iomctl("referral", "make", "N1", "drugs", *FRESH, "--complexity", "low", *outcomes).succeeds()
    iomctl("referral", "make", "N1", "alcohol", *FRESH).succeeds()
    iomctl("referral", "make", "N1", "health", *FRESH).succeeds()
    iomctl("referral", "make", "N2", "drugs", *FRESH).succeeds()
    iomctl("referral", "make", "N1", "A", "--provider", "housing", "--on", "7/4/2026").succeeds()
    return iomctl


def stands(program: Program) -> list[tuple[Any, ...]]:
    names = ("referral", "status", "status_on", "reason", "note", "practitioner")
    listed = program("referral", "list", "--format", "json").succeeds().json()
    return [tuple(one[name] for name in names) for one in listed]


def filled(to: Path, rows: Rows) -> str:
    """A sheet with HEADERS and these rows, as a CSV or XLSX file."""
    if to.suffix == ".xlsx":
        with Workbook(to, {"strings_to_formulas": False}) as made:
            sheet = made.add_worksheet()
            for number, cells in enumerate([HEADERS, *rows]):
                sheet.write_row(number, 0, cells)
        return str(to)
    with to.open("w", newline="") as file:
        csv.writer(file).writerows([HEADERS, *rows])
    return str(to)


GOOD: Rows = [
    ("R00001", "accepted", "2026-04-09", "", "starts in May", "J Hale"),
    ("r2", "Refused", "10/4/2026", "FULL", "", ""),
    ("R00004", "accepted", "", "", "", ""),
    ("R00005", "", "", "", "", ""),
]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_filled_sheet_is_taken_in_once(waiting: Program, tmp_path: Path, suffix: str) -> None:
    file = filled(tmp_path / f"answers.{suffix}", GOOD)
    before = stands(waiting)
    words = ("referral", "answer", "--from", file, "--on", "13/4/2026", "--format", "json")
    counts = {"rows": 4, "accepted": 2, "refused": 1, "assigned": 1, "unchanged": 0, "without": 1, "rejected": 0}
    assert waiting(*words, "--dry-run").succeeds().json() == counts
    assert stands(waiting) == before
    assert waiting(*words).succeeds().json() == counts
    after = stands(waiting)
    assert after == [
        ("R00001", "accepted", "2026-04-09", None, "starts in May", "J Hale"),
        ("R00002", "refused", "2026-04-10", "full", None, None),
        ("R00003", "made", "2026-04-07", None, None, None),
        ("R00004", "accepted", "2026-04-13", None, None, None),
        ("R00005", "made", "2026-04-07", None, None, None),
    ]
    again = waiting(*words).succeeds().json()
    assert (again["accepted"], again["unchanged"], again["without"]) == (0, 3, 1)
    later = filled(tmp_path / f"later.{suffix}", [("R00004", "accepted", "", "", "", "P Osei")])
    assert waiting("referral", "answer", "--from", later, "--format", "json").succeeds().json()["assigned"] == 1
    assert stands(waiting)[3] == ("R00004", "accepted", "2026-04-13", None, None, "P Osei")


BAD: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("R00001", "maybe", "31/2/2026", "", "", ""), ('answer "maybe": one of accepted, refused', "on: ")),
    (("R00001", "refused", "+1d", "", "", ""), ("on: ", "reason: needed for refused: one of not-eligible")),
    (("R00001", "refused", "2026-04-21", "zz", "=1", ""), ("note: a formula", 'refusal reason "zz"', "in the future")),
    (("R00001", "accepted", "2026-04-06", "full", "", ""), ("reason: accepted has none",)),
    (("R00001", "accepted", "2026-04-06", "", "", ""), ("answer: R00001 was made on Tue 7 Apr",)),
    (("R00001", "refused", "", "full", "", "J Hale"), ("practitioner: only an accepted referral has one",)),
    (("R00001", "", "", "", "yes", "J Hale"), ("answer: missing, though note and practitioner is filled in",)),
    (("R00009", "accepted", "", "", "", ""), ("referral: no referral R00009",)),
    (("N00001", "accepted", "", "", "", ""), ('referral: no referral "N00001"',)),
    (("", "accepted", "", "", "", ""), ("referral: missing",)),
    (("R00005", "accepted", "", "", "", ""), ("answer: R00005 was refused on Mon 20 Apr 2026 (today)",)),
]


def test_a_column_of_the_providers_own_is_left_alone_and_said(waiting: Program, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("Referral,ANSWER,Seen by,\nR00001,accepted,J Hale,ring first\n")
    done = waiting("referral", "answer", "--from", str(file)).succeeds()
    assert 'Columns not used: "Seen by", 1 without a heading\n' in done.err
    assert stands(waiting)[0][:2] == ("R00001", "accepted")


def test_every_bad_row_comes_back_with_its_line_and_reasons(waiting: Program, tmp_path: Path) -> None:
    waiting("referral", "answer", "R5", "refused", "--reason", "full").succeeds()
    before = stands(waiting)
    twice = [("R00002", "accepted", "", "", "", "")] * 2
    rows = [one for one, _ in BAD if one[0] != "R00001"] + twice + [("R00003", "accepted", "", "", "", "")]
    told = [words for one, words in BAD if one[0] != "R00001"] + [("referral: 2 rows are about R00002",)] * 2
    file, rejects = filled(tmp_path / "answers.csv", rows), tmp_path / "rejects.csv"
    refused = waiting("referral", "answer", "--from", file).exits(4).err
    for number, words in enumerate(told, start=2):
        line = next(one for one in refused.splitlines() if f"line {number}: " in one)
        assert all(word in line for word in words)
    assert stands(waiting) == before
    done = waiting("referral", "answer", "--from", file, "--rejects", str(rejects), "--format", "json").succeeds()
    assert (done.json()["accepted"], done.json()["rejected"]) == (1, len(told))
    assert stands(waiting)[2][1] == "accepted"
    assert rejects.stat().st_mode & 0o777 == 0o600


def test_a_row_is_told_all_that_is_wrong_with_it(waiting: Program, tmp_path: Path) -> None:
    for row, told in BAD:
        if row[0] == "R00001":
            refused = waiting("referral", "answer", "--from", filled(tmp_path / "one.csv", [row])).exits(4).err
            assert [word for word in told if word not in refused.splitlines()[0]] == []


def test_a_sheet_of_one_provider_is_written_and_comes_back(waiting: Program, tmp_path: Path) -> None:
    waiting("referral", "answer", "R3", "accepted").succeeds()
    file = tmp_path / "fresh.csv"
    waiting("referral", "sheet", "fresh", "--output", str(file)).succeeds()
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    shown = ("referral", "name", "born_on", "pathway", "complexity", "outcomes", "answer_due_on", "answer")
    assert [tuple(row[name] for name in shown) for row in rows] == [
        ("R00001", "Mercer, Kai", "1994-08-14", "drugs", "low", "drugs-health, drugs-belief", "2026-04-14", ""),
        ("R00002", "Mercer, Kai", "1994-08-14", "alcohol", "", "", "2026-04-14", ""),
        ("R00004", "restricted", "", "drugs", "", "", "2026-04-14", ""),
    ]
    newest = waiting("audit", "log", "--format", "json").succeeds().json()[-1]
    assert (newest["command"], newest["kind"], newest["people"]) == ("referral sheet", "disclosure", "N00001-N00002")
    taken = waiting("referral", "answer", "--from", str(file), "--format", "json").succeeds().json()
    assert (taken["rows"], taken["without"]) == (3, 3)


def test_a_workbook_offers_the_answers_and_the_reasons_of_a_refusal(waiting: Program, tmp_path: Path) -> None:
    file = tmp_path / "fresh.xlsx"
    said = waiting("referral", "sheet", "fresh", "--output", str(file)).succeeds().err
    assert said == f"4 referrals in {file}\nOnce it is filled in: iomctl referral answer --from {file}\n"
    assert file.stat().st_mode & 0o777 == 0o600
    with ZipFile(file) as made:
        sheet = made.read("xl/worksheets/sheet1.xml").decode()
    assert 'sqref="K2:K5"><formula1>answers</formula1>' in sheet
    assert 'sqref="M2:M5"><formula1>IF($K2="refused",refusals,no_reason)</formula1>' in sheet
    assert "Nobody is here to ask" in waiting("referral", "sheet", "fresh", "--output", str(file)).exits(2).err


def test_one_way_of_answering_at_a_time(waiting: Program, tmp_path: Path) -> None:
    file = filled(tmp_path / "answers.csv", GOOD)
    for words, told in (
        ((), "which referral?"),
        (("R1",), "what was said about R1?"),
        (("R1", "accepted", "--rejects", "x.csv"), "--rejects does not go with one referral"),
        (("R1", "accepted", "--from", file), "REFERRAL does not go with --from"),
        (("--from", file, "--note", "x", "--reason", "full"), "--reason and --note does not go with --from"),
    ):
        assert told in waiting("referral", "answer", *words).exits(2).err
    other = tmp_path / "other.csv"
    other.write_text("referal,answer\nR1,accepted\n")
    told = waiting("referral", "answer", "--from", str(other)).exits(4).err
    assert 'no column holds "referral"' in told
    assert "the columns are those that iomctl referral sheet PROVIDER --output FILE writes" in told
