"""ODS workbooks: read as XLSX is, and refused for what XLSX is refused for."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.inputs.ods_files import KIND, cell, ods, row
from tests.inputs.sheet_files import faults, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.ods"


def test_cells_as_text(file: Path) -> None:
    path = ods(
        file,
        row("code", "number", "day", "moment", "flag"),
        row(
            "00123",
            cell("123", "float", value="123"),
            cell("06/04/26", "date", date_value="2026-04-06"),
            cell("06/04/26 10:30", "date", date_value="2026-04-06T10:30:00"),
            cell("TRUE", "boolean", boolean_value="true"),
        ),
        row("'=1+1", cell("0.1", "float", value="0.1"), "Łuk", cell("09:05", "time", time_value="PT09H05M00S")),
    )
    assert read(path) == (
        ["code", "number", "day", "moment", "flag"],
        [
            (2, ["00123", "123", "2026-04-06", "2026-04-06 10:30:00", "true"]),
            (3, ["'=1+1", "0.1", "Łuk", "09:05:00", ""]),
        ],
    )


def test_empty_rows_and_columns_before_and_between_are_no_rows(file: Path) -> None:
    path = ods(file, row("", times=2), row("", "a", "b"), row("", times=4), row("", "1", "2", "", ""))
    assert read(path) == (["a", "b"], [(8, ["1", "2"])])


def test_one_cell_and_one_row_may_stand_for_several(file: Path) -> None:
    path = ods(file, row("a", "b", "c"), row("1", cell("2", repeated="2"), times=2))
    assert read(path)[1] == [(2, ["1", "2", "2"]), (3, ["1", "2", "2"])]


def test_a_comment_is_no_part_of_a_cell_and_fills_no_sheet(file: Path) -> None:
    note = "<office:annotation><text:p>ask Jo</text:p></office:annotation>"
    noted = cell("yes").replace("<text:p>", f"{note}<text:p>", 1)
    alone = f"<table:table-cell>{note}</table:table-cell>"
    path = ods(file, row("a", "b"), row(noted, alone), row("x"), others={"Notes": [row(alone)]})
    assert read(path)[1] == [(2, ["yes", ""]), (3, ["x", ""])]


def test_hidden_sheets_are_not_looked_at_and_several_are_listed(file: Path) -> None:
    others = {"People": [row("surname"), row("Smith")], "Lists": [row("x")], "Empty": list[str]()}
    path = ods(file, row("notes"), others=others, hidden="Lists")
    assert faults(path) == ['several sheets hold something: "Sheet1", "People"']
    assert read(path, sheet="People") == (["surname"], [(2, ["Smith"])])
    assert faults(path, sheet="Lists") == ['no visible sheet is called "Lists"']
    assert faults(path, sheet="Empty") == ["the file is empty"]


def test_merged_cells_are_refused_by_name(file: Path) -> None:
    path = ods(file, row("a", "b"), row(cell("x", spanned="2"), "<table:covered-table-cell/>"))
    assert faults(path) == ["the cells A2:B2 are merged: unmerge them and save again"]


def test_errors_and_formulas_without_a_value_are_named(file: Path) -> None:
    lost = '<table:table-cell table:formula="of:=NOW()"/>'
    path = ods(
        file,
        row("a", "b"),
        row(cell("#DIV/0!", formula="of:=1/0"), lost),
        row(cell("Err:502", formula="of:=X()"), cell("2", "float", value="2", formula="of:=1+1")),
    )
    assert faults(path) == [
        "cell B2 holds a formula with no saved value: open the file in the spreadsheet program, save it, "
        "and import it again",
        "cell A2, A3 holds an error such as #N/A: mend or empty it",
    ]


def test_a_formula_with_a_value_is_its_value(file: Path) -> None:
    assert read(ods(file, row("a"), row(cell("2", "float", value="2", formula="of:=1+1"))))[1] == [(2, ["2"])]


@pytest.mark.parametrize("where", ["the sheet itself", "a hidden one beside it"])
def test_a_cell_that_stands_for_millions_is_refused_before_it_is_unfolded(file: Path, where: str) -> None:
    bomb = row(cell("x", repeated="16384"), times=1_000_000)
    if where == "the sheet itself":
        path = ods(file, bomb)
    else:
        path = ods(file, row("a"), others={"Hidden": [bomb]}, hidden="Hidden")
    assert faults(path) == ["the sheet reaches to row 1,000,000 and column 16,384"]


@pytest.mark.parametrize("times", ["x", "-1", "1" * 30])
def test_a_number_of_cells_that_is_none_is_damage_or_too_many(file: Path, times: str) -> None:
    (told,) = faults(ods(file, row("a"), row(cell("x", repeated=times))))
    assert told == "this workbook is damaged or has a password" or told.startswith("the sheet reaches to")


def test_a_damaged_one_and_another_document(file: Path) -> None:
    with ZipFile(file, "w") as book:
        book.writestr("mimetype", KIND)
        book.writestr("content.xml", b"\x93\x11 encrypted")
    assert faults(str(file)) == ["this workbook is damaged or has a password"]
    with ZipFile(file, "w") as book:
        book.writestr("mimetype", KIND.replace("spreadsheet", "text"))
        book.writestr("content.xml", "<office/>")
    assert faults(str(file)) == ["not a CSV, XLSX or ODS file"]
