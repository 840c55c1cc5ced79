"""iomctl export: every row of a kind, in a file that only its owner reads, and a line in the audit trail."""

import csv
import json
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from iomctl.services.exports.rows import KINDS
from iomctl.services.imports.files import KINDS as IMPORTED
from tests.casebook import book, person
from tests.cli.sheets import exported, sheet, take_in
from tests.program import Program

HEADER = "surname,forenames,born_on,crn,local,aliases,restricted"
PEOPLE = ("Mercer,Kai,1994-08-14,X417723,=1+1,-Kai; @home,no", "=Hollis,'Devon,,X220817,,,", "Quill,Rowan,,,L9,,yes")


@pytest.fixture
def people(iomctl: Program, tmp_path: Path) -> Program:
    """A case book with three people, one of them with a limited-access mark."""
    assert take_in(iomctl, "offenders", sheet(tmp_path, HEADER, *PEOPLE)) == (3, 0, 0, 0)
    return iomctl


def test_the_columns_of_export_and_import_are_the_same() -> None:
    assert {name: tuple(one.name for one in fields(kind.record)) for name, kind in KINDS.items()} == {
        name: kind.fields for name, kind in IMPORTED.items()
    }


def test_everyone_is_written_by_reference_but_those_with_a_limited_access_mark(people: Program) -> None:
    answer = people("export", "offenders").succeeds()
    assert answer.err == "Left out: 1 person with a limited-access mark; --restricted takes them in, and is logged\n"
    rows = list(csv.DictReader(answer.out.splitlines()))
    assert [(row["offender"], row["restricted"]) for row in rows] == [("N00001", "no"), ("N00002", "no")]
    whole = people("--restricted", "export", "offenders").succeeds()
    assert whole.err == ""
    assert whole.out.startswith(answer.out)
    assert [row["surname"] for row in csv.DictReader(whole.out.splitlines())][2] == "Quill"


def test_a_text_that_a_spreadsheet_would_run_is_text(people: Program, tmp_path: Path) -> None:
    (first, second) = exported(people, "offenders")
    assert (first["local"], first["aliases"], second["surname"]) == ("'=1+1", "'-Kai; @home", "'=Hollis")
    path = tmp_path / "people.xlsx"
    people("export", "offenders", str(path)).succeeds()
    sheet = load_workbook(path)["offenders"]
    cells = {cell.value: row for cell, row in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["local"].value, cells["local"].data_type) == ("=1+1", "s")
    assert cells["born_on"].value == datetime(1994, 8, 14)  # noqa: DTZ001 a cell knows no time zone


def test_json_holds_flags_days_and_nothing_for_what_is_absent(people: Program, tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    assert people("export", "offenders", str(path)).succeeds().err.startswith(f"2 rows of offenders in {path}\n")
    first, second = json.loads(path.read_text("utf-8"))
    assert (first["born_on"], first["restricted"], first["pnc"]) == ("1994-08-14", False, None)
    assert second["born_on"] is None
    assert json.loads(people("export", "needs", "--format", "json").out) == []


def test_every_look_at_the_people_is_logged_as_a_disclosure(people: Program) -> None:
    people("export", "offenders", "--reason", "annual audit").succeeds()
    people("--restricted", "export", "offenders").succeeds()
    people("export", "spells").succeeds()
    events = people("audit", "log", "--kind", "disclosure", "--format", "json").json()
    assert [(event["people"], event["reason"]) for event in events][:2] == [
        ("N00001-N00002", "annual audit"),
        ("N00001-N00003", None),
    ]


def test_a_file_is_for_its_owner_appears_whole_and_is_not_written_over_unasked(people: Program, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    people("export", "offenders", str(path)).succeeds()
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    said = people("--restricted", "export", "offenders", str(path)).exits(2).err
    assert f"{path} is there already; write over it?" in said
    assert path.read_bytes() == before
    people("--restricted", "--yes", "export", "offenders", str(path)).succeeds()
    assert len(path.read_bytes()) > len(before)
    assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("people",), 2, "people is no kind of rows"),
        (("offenders", "people.txt"), 2, "its name does not say which format"),
        (("offenders", "--format", "xml"), 2, "--format xml: no such format"),
        (("offenders", "--format", "xlsx"), 2, "a workbook needs a file"),
        (("offenders", "/nowhere/people.csv"), 4, "can't be written: No such file or directory"),
    ],
)
def test_wrong_words_are_told(iomctl_sqlite: Program, words: tuple[str, ...], code: int, says: str) -> None:
    assert says in iomctl_sqlite("export", *words).exits(code).err


def test_a_workbook_comes_back_as_it_went(people: Program, tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    people("--restricted", "export", "offenders", str(path)).succeeds()
    assert take_in(people, "offenders", str(path)) == (0, 0, 3, 0)


def test_more_people_than_are_read_at_once(iomctl: Program) -> None:
    with book(iomctl) as work:
        for number in range(2_003):
            person(work, f"Person {number:04d}", id=number * 3 + 1)
    rows = exported(iomctl, "offenders")
    assert [rows[place]["offender"] for place in (0, 1_999, 2_000, 2_002)] == ["N00001", "N05998", "N06001", "N06007"]
    assert len(rows) == 2_003
