"""An Excel workbook holds text as text and days as days."""

import io
import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from iomctl.errors import DoesNotFit
from iomctl.output.workbook import SheetAsked, write_xlsx
from tests.output.test_hostile_text import TORTURE


def _read(rows: list[list[Any]], headers: tuple[str, ...] = ("Value",), name: str = "Cohort") -> Any:
    target = io.BytesIO()
    assert write_xlsx(target, SheetAsked(name), headers, rows) == len(rows)
    return load_workbook(target).active


def test_values_come_back_as_what_they_are() -> None:
    sheet = _read([["N00042", date(2026, 4, 6), 10, True, None, ("a", "b")]], tuple("abcdef"))
    cells = [cell.value for cell in sheet[2]]
    assert cells == ["N00042", datetime(2026, 4, 6), 10, "yes", None, "a, b"]  # noqa: DTZ001 Excel has no zones
    assert sheet["B2"].number_format == "yyyy-mm-dd"


def test_a_moment_is_in_utc_and_a_day_before_excel_is_text() -> None:
    summer = timezone(timedelta(hours=1))
    sheet = _read([[datetime(2026, 4, 20, 0, 30, tzinfo=summer)], [date(1899, 12, 31)]])
    assert sheet["A2"].value.replace(tzinfo=UTC) == datetime(2026, 4, 19, 23, 30, tzinfo=UTC)
    assert sheet["A3"].value == "1899-12-31"


@pytest.mark.parametrize("text", ["=1+1", "@x", "-1", "'=1", "http://example.invalid", "007", "a\nb", "_x0041_"])
def test_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    cell = _read([[text]])["A2"]
    assert cell.data_type in ("s", "inlineStr")
    assert cell.hyperlink is None
    assert cell.value.replace("_x005F_", "_") == text


def test_naughty_strings_open_and_are_read_back() -> None:
    if not TORTURE.exists():
        pytest.skip("the list of naughty strings is not here")
    names = [name for name in json.loads(TORTURE.read_text(encoding="utf-8")) if name.isprintable() and name]
    file = io.BytesIO()
    write_xlsx(file, SheetAsked("People"), ["Name"], ([name] for name in names))
    file.seek(0)
    read = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert [str(row[0]) for row in read[1:]] == names


def test_the_header_stays_in_sight_and_filters() -> None:
    sheet = _read([["a"], ["b"]])
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:A3"


@pytest.mark.parametrize(
    ("name", "seen"),
    [("Luton/North: [a]", "Luton North   a"), ("x" * 40, "x" * 31), ("", "Sheet1"), ("'a'", "a")],
)
def test_any_name_does_for_a_sheet(name: str, seen: str) -> None:
    assert _read([], name=name).title == seen


def test_what_excel_cannot_hold_is_refused() -> None:
    with pytest.raises(DoesNotFit, match=r"row 2: .* 32,767"):
        write_xlsx(io.BytesIO(), SheetAsked("People"), ["Note"], [["short"], ["x" * 40_000]])
