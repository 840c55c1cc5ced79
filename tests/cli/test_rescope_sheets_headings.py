"""The columns of a sheet that came back: known by our names or by the headings on the screen, the others left alone."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.books import CopyOf
from tests.cli.rescope_book import lay_run, rows_of
from tests.cli.rescope_sheets import FILLED, decisions, filled, table, written
from tests.program import Program

SEEN = {"offender": "Ref", "exit_plan": "EXIT  plan", "decision": "Decision ", "run": "Run", "reason": "REASON"}
"""Headings as people see them on the screen, or as a spreadsheet program's user retypes them."""


@pytest.fixture
def run(copy_of: CopyOf) -> Program:
    """Run 1 of five people, see `lay_run`."""
    return copy_of(lay_run)


@pytest.fixture
def taken(copy_of: CopyOf, tmp_path: Path) -> dict[str, list[object]]:
    """What is decided by the sheet as it was written."""
    program = copy_of(lay_run)
    program("rescope", "decide", "1", "--from", filled(program, tmp_path / "as-written.csv")).succeeds()
    return decisions(program)


def decide(run: Program, path: str) -> str:
    """Decide by a file; what was said."""
    return run("rescope", "decide", "1", "--from", path).succeeds().err


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "ods"])
def test_headings_in_any_case_and_as_on_the_screen(
    run: Program, taken: dict[str, list[object]], tmp_path: Path, suffix: str
) -> None:
    header, *rows = table(run)
    said = decide(run, written(tmp_path / f"back.{suffix}", [[SEEN.get(one, one) for one in header], *rows]))
    assert decisions(run) == taken
    assert "not used" not in said


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "ods"])
def test_added_columns_are_left_alone_and_said(
    run: Program, taken: dict[str, list[object]], tmp_path: Path, suffix: str
) -> None:
    header, *rows = table(run)
    more = [["PC Shah", *one, "rang her", "", "", "again"] for one in rows]
    path = written(tmp_path / f"back.{suffix}", [["Officer", *header, "Notes", "", "Notes", ""], *more])
    said = decide(run, path)
    assert decisions(run) == taken
    assert 'Columns not used: "Officer", "Notes", "Notes", 1 without a heading\n' in said


def test_what_is_in_an_added_column_is_no_fault(run: Program, taken: dict[str, list[object]], tmp_path: Path) -> None:
    path = tmp_path / "back.xlsx"
    with Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(table(run)):
            sheet.write_row(number, 0, cells)
        sheet.write(0, len(cells), "Age")
        sheet.write_formula(1, len(cells), "=2026-1994", value=32)
        sheet.merge_range(2, len(cells), 4, len(cells), "ask again")
    assert 'Columns not used: "Age"' in decide(run, str(path))
    assert decisions(run) == taken


def test_a_misspelt_column_is_not_used_and_the_right_one_named(run: Program, tmp_path: Path) -> None:
    header, *rows = table(run, {"N00004": {"decision": "defer", "reason": "facts-awaited", "note": "next month"}})
    path = written(tmp_path / "back.csv", [["noet" if one == "note" else one for one in header], *rows])
    assert 'Columns not used: "noet"; did you mean "note"?' in decide(run, path)
    path = written(tmp_path / "back.csv", [["reson" if one == "reason" else one for one in header], *rows])
    refused = run("rescope", "decide", "1", "--from", path).exits(4).err
    assert 'Columns not used: "reson"; did you mean "reason"?' in refused


def test_two_columns_for_one_thing_are_refused(run: Program, tmp_path: Path) -> None:
    header, *rows = table(run)
    path = written(tmp_path / "back.csv", [[*header, "Exit plan"], *([*one, "x"] for one in rows)])
    refused = run("rescope", "decide", "1", "--from", path).exits(4).err
    assert 'two columns hold "exit_plan": "exit_plan" and "Exit plan"' in refused
    assert rows_of(run)["rescope_decision"] == []


def test_a_missing_column_is_refused_with_those_that_are_there(run: Program, tmp_path: Path) -> None:
    path = written(tmp_path / "back.csv", [["offender", "desicion", "officer"], ["N00001", "keep", "PC Shah"]])
    refused = run("rescope", "decide", "1", "--from", path).exits(4).err
    assert 'no column holds "decision"; did you mean "desicion"?' in refused
    assert 'the file has "offender", "desicion", "officer"; the columns are those that iomctl rescope show 1' in refused


def test_refused_rows_keep_added_columns_and_come_back_mended(run: Program, tmp_path: Path) -> None:
    header, *rows = table(run, FILLED | {"N00001": FILLED["N00001"] | {"reason": "nonsense"}})
    path = written(tmp_path / "back.csv", [[*header, "Officer"], *([*one, "PC Shah"] for one in rows)])
    rejects = tmp_path / "rejects.csv"
    run("rescope", "decide", "1", "--from", path, "--rejects", str(rejects)).succeeds()
    assert "PC Shah" in rejects.read_text("utf-8-sig")
    rejects.write_text(rejects.read_text("utf-8-sig").replace(",nonsense,", ",rescope,"))
    assert 'Columns not used: "Officer"\n' in decide(run, str(rejects))
    assert decisions(run)["N00001"][:3] == ["move", "fixed", "rescope"]
