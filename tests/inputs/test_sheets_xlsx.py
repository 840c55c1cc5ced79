"""Workbooks: cells come as the text a person sees in them, and what cannot be relied on is refused."""

import io
import subprocess
import sys
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from iomctl.inputs.files.sheets import open_sheet
from tests.inputs.sheet_files import faults, read, written


def saved(folder: Path, *rows: list[Any], book: Workbook | None = None) -> str:
    book = book or Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    path = folder / "people.xlsx"
    book.save(path)
    return str(path)


def test_cells_as_text(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        ["code", "number", "day", "moment", "flag"],
        ["00123", 123, date(2026, 4, 6), datetime.fromisoformat("2026-04-06T10:30"), True],
        ["'=1+1", 12345678901234, datetime.fromisoformat("2026-04-06"), time(9, 5), False],
        ["Łuk", 0.1, None, None, None],
    )
    assert read(path) == (
        ["code", "number", "day", "moment", "flag"],
        [
            (2, ["00123", "123", "2026-04-06", "2026-04-06 10:30:00", "true"]),
            (3, ["'=1+1", "12345678901234", "2026-04-06", "09:05:00", "false"]),
            (4, ["Łuk", "0.1", "", "", ""]),
        ],
    )


def test_lines_are_the_row_numbers_of_the_sheet(tmp_path: Path) -> None:
    assert read(saved(tmp_path, [], ["", "a", "b"], [], ["", 1, 2], ["", "", ""], ["", 3, 4])) == (
        ["a", "b"],
        [(4, ["1", "2"]), (6, ["3", "4"])],
    )


def test_merged_cells_are_refused_by_name(tmp_path: Path) -> None:
    book = Workbook()
    for cells in ("A1:B1", "C4:C9"):
        book.worksheets[0].merge_cells(cells)
    assert faults(saved(tmp_path, ["x"], book=book)) == [
        "the cells A1:B1, C4:C9 are merged: unmerge them and save again"
    ]


def test_formulas_without_a_saved_value_and_errors_are_all_named(tmp_path: Path) -> None:
    path = saved(tmp_path, ["a", "b", "c"], [1, "=A2+1", "#N/A"], [1, "=A3+1"], [1, "=A4+1"], [1, "=A5+1", "#REF!"])
    assert faults(path) == [
        "cell B2, B3, B4 (and 1 more) holds a formula with no saved value: open the file in the "
        "spreadsheet program, save it, and import it again",
        "cell C2, C5 holds an error such as #N/A: mend or empty it",
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="A2" t="str"><f>"x"&amp;"y"</f><v>xy</v></c>', "xy"),
        ('<c r="A2" t="str"><f>""</f><v></v></c>', ""),
    ],
)
def test_a_formula_with_a_saved_value_is_its_value(tmp_path: Path, cell: str, value: str) -> None:
    path = changed(saved(tmp_path, ["a", "b"], ["here", "z"]), "A2", cell)
    assert read(path)[1] == [(2, [value, "z"])]


def changed(path: str, reference: str, cell: str) -> str:
    """The same workbook with one cell's XML replaced."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    start = sheet.index(f'<c r="{reference}"')
    end = sheet.index("</c>", start) + 4
    parts["xl/worksheets/sheet1.xml"] = f"{sheet[:start]}{cell}{sheet[end:]}".encode()
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


def test_several_sheets_in_use_are_listed_and_one_may_be_named(tmp_path: Path) -> None:
    book = Workbook()
    for name in ("People", "Empty", "Hidden"):
        book.create_sheet(name)
    book["People"].append(["surname"])
    book["People"].append(["Smith"])
    book["Hidden"].append(["x"])
    book["Hidden"].sheet_state = "hidden"
    path = saved(tmp_path, ["notes"], book=book)
    assert faults(path) == ['several sheets hold something: "Sheet", "People"']
    assert read(path, sheet="People") == (["surname"], [(2, ["Smith"])])
    assert faults(path, sheet="people ") == ['no visible sheet is called "people "; did you mean "People"?']
    assert faults(path, sheet="Empty") == ["the file is empty"]


def test_one_sheet_in_use_needs_no_name(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("People").append(["surname"])
    assert read(saved(tmp_path, book=book)) == (["surname"], [])


def test_a_stray_cell_far_away_is_refused_not_unfolded(tmp_path: Path) -> None:
    book = Workbook()
    for cell in ("A1", "XFD1048576"):
        book.worksheets[0][cell] = "x"
    assert faults(saved(tmp_path, book=book)) == ["the sheet reaches to row 1,048,576 and column 16,384"]


def test_an_empty_cell_in_the_last_row_there_can_be_is_nothing(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["surname", "crn"], ["Smith", "X417723"]):
        book.worksheets[0].append(row)
    for column in range(1, 17):
        book.worksheets[0].cell(1_048_576, column).font = Font(bold=True)
    assert read(saved(tmp_path, book=book)) == (["surname", "crn"], [(2, ["Smith", "X417723"])])


def test_empty_damaged_and_other_zips(tmp_path: Path) -> None:
    assert faults(saved(tmp_path)) == ["the file is empty"]
    whole = Path(saved(tmp_path, ["a"], ["b"])).read_bytes()
    assert faults(written(tmp_path, whole[: len(whole) // 2])) == ["this workbook is damaged or has a password"]
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as book:
        book.writestr("word/document.xml", "<x/>")
    assert faults(written(tmp_path, other.getvalue())) == ["not a CSV, XLSX or ODS file"]


def test_a_workbook_is_known_by_what_is_in_it_not_by_its_name(tmp_path: Path) -> None:
    path = Path(saved(tmp_path, ["a"], ["b"])).rename(tmp_path / "people.csv")
    with open_sheet(str(path)) as sheet:
        assert list(sheet.rows()) == [(2, ["b"])]
        assert (sheet.encoding, sheet.delimiter) == ("", "")
        assert sheet.bytes_read == sheet.total_bytes


def test_the_reader_of_workbooks_is_not_loaded_for_csv(tmp_path: Path) -> None:
    path = written(tmp_path, "a\n1")
    look = (
        "import sys; from iomctl.inputs.files.sheets import open_sheet\n"
        f"with open_sheet({path!r}) as sheet: list(sheet.rows())\n"
        "print([name for name in sys.modules if 'calamine' in name or name == 'xml'])"
    )
    assert subprocess.check_output([sys.executable, "-c", look], text=True) == "[]\n"
