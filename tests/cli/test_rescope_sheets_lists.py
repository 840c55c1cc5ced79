"""The lists of a workbook of a run: codes with words, taken in as they are chosen, typed or changed."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.books import CopyOf
from tests.cli.rescope_book import lay_decided, lay_run, rows_of
from tests.cli.rescope_sheets import decisions, filled, rows
from tests.program import Program


@pytest.fixture
def run(copy_of: CopyOf) -> Program:
    """Run 1 of five people, see `lay_run`."""
    return copy_of(lay_run)


@pytest.fixture
def book(run: Program, tmp_path: Path) -> Any:
    """The workbook of the run."""
    run("rescope", "show", "1", "--output", str(tmp_path / "run.xlsx")).succeeds()
    return load_workbook(tmp_path / "run.xlsx")


def listed(book: Any, name: str) -> list[str]:
    """The entries of a list by its name."""
    sheet, cells = book.defined_names[name].attr_text.split("!")
    return [cell.value for (cell,) in book[sheet][cells]]


def test_decisions_tiers_and_reasons_have_words_beside_their_codes(book: Any) -> None:
    assert listed(book, "inside") == [
        "keep  stays in the tier",
        "move  moves to another tier",
        "leave  no longer in scope",
        "defer  decided later",
    ]
    assert listed(book, "outside") == ["keep  stays outside", "admit  comes in", "defer  decided later"]
    assert listed(book, "tiers")[2] == "free  a local priority, while there is room"
    assert "out-of-scope  outside the criteria after a re-scope" in listed(book, "reasons_leave")
    assert "criteria-met  meets the written criteria" in listed(book, "reasons_admit")


def test_which_list_follows_from_the_codes_of_the_row(book: Any) -> None:
    found = {str(one.sqref): one for one in book["run 1"].data_validations.dataValidation}
    code = 'LEFT($N2,FIND(" ",$N2&" ")-1)'
    assert found["N2:N6"].formula1 == 'IF($D2="",outside,inside)'
    assert found["O2:O6"].formula1 == f'IF(OR({code}="admit",{code}="move"),tiers,no_tier)'
    assert found["P2:P6"].formula1 == f'INDIRECT("reasons_"&{code})'
    assert found["N2:N6"].error.startswith("For somebody in the cohort: keep, move, leave, defer. For somebody outside")
    assert found["O2:O6"].error == "After move and admit only: fixed, flex, free."
    assert {len(one.error or "") <= 255 and len(one.prompt) <= 255 for one in found.values()} == {True}


def test_the_page_says_which_run_it_is_and_when_it_was_written(book: Any) -> None:
    sheet = book["run 1"]
    assert sheet.oddHeader.left.text == 'Run 1: IOM Luton against "Luton" version 2, as of 20 Apr 2026'
    assert sheet.oddHeader.right.text == "OFFICIAL-SENSITIVE"
    assert sheet.oddFooter.left.text == "Written on Mon 20 Apr 2026"


@pytest.mark.parametrize(
    "words",
    [
        ("leave  no longer in scope", "out-of-scope  outside the criteria after a re-scope"),
        ("No longer in scope", "Outside the criteria after a re-scope"),
        ("LEAVE no longer in scope", "out-of-scope  as it was worded last year"),
    ],
)
def test_a_choice_is_taken_with_its_words_or_by_them(run: Program, tmp_path: Path, words: tuple[str, str]) -> None:
    chosen = {
        "N00002": {"decision": words[0], "reason": words[1], "exit_plan": "MARAC goes on"},
        "N00005": {"decision": "Comes in", "tier": "flex  chosen on the judgement of the partners", "reason": "court"},
        "N00003": {"decision": "keep  stays in the tier", "reason": "harm"},
    }
    run("rescope", "decide", "1", "--from", filled(run, tmp_path / "back.xlsx", chosen)).succeeds()
    assert {who: one[:3] for who, one in decisions(run).items() if one[0]} == {
        "N00002": ["leave", None, "out-of-scope"],
        "N00003": ["keep", None, "harm"],
        "N00005": ["admit", "flex", "court"],
    }


def test_a_choice_that_is_none_is_refused_as_ever(run: Program, tmp_path: Path) -> None:
    chosen = {"N00002": {"decision": "leave  no longer in scope", "reason": "tasking  put forward by police"}}
    refused = run("rescope", "decide", "1", "--from", filled(run, tmp_path / "back.csv", chosen)).exits(4).err
    assert 'line 3: reason: deselection reason "tasking": one of' in refused
    assert rows_of(run)["rescope_decision"] == []


def test_what_is_decided_stands_in_the_workbook_as_its_list_shows_it(copy_of: CopyOf, tmp_path: Path) -> None:
    run, path = copy_of(lay_decided), tmp_path / "run.xlsx"
    run("rescope", "show", "1", "--output", str(path)).succeeds()
    sheet = load_workbook(path)["run 1"]
    assert [cell.value for cell in sheet[2][13:16]] == [
        "move  moves to another tier",
        "fixed  persistent, supervised, neighbourhood crime",
        "rescope  moved by a re-scope",
    ]
    assert rows(run)[0]["decision"] == "move"
    done = run("rescope", "decide", "1", "--from", str(path), "--format", "json").succeeds().json()
    assert (done["decided"], done["unchanged"]) == (0, 4)


def test_the_sheet_that_explains_is_not_what_was_filled_in(run: Program, book: Any, tmp_path: Path) -> None:
    cells = [[str(cell.value or "") for cell in row] for row in book["about the columns"].iter_rows()]
    path = tmp_path / "explained.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in cells).replace('""', "'"))
    refused = run("rescope", "decide", "1", "--from", str(path)).exits(4).err
    assert "this sheet explains the columns of another: give the one that was filled in" in refused


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--output", "run.json"), "run.json: JSON is written for programs, and not read back"),
        (("--output", "run.ods"), "run.ods: ODS is read, but not written"),
        (("--output", "run.csv", "--format", "json"), "--format json: no such format"),
    ],
)
def test_a_sheet_is_written_only_as_what_can_be_read_back(
    run: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run("rescope", "show", "1", *words).exits(2).err
    assert told in refused
    assert "formats: csv, xlsx" in refused
    assert list(tmp_path.iterdir()) == []


def test_a_csv_file_opens_with_its_accents_in_a_spreadsheet_program(run: Program, tmp_path: Path) -> None:
    path = tmp_path / "run.csv"
    run("rescope", "show", "1", "--output", str(path)).succeeds()
    assert path.read_bytes().startswith(b"\xef\xbb\xbfrun,offender,name")
    assert "a sheet needs a file" in run("rescope", "show", "1", "--output", "-").exits(2).err
