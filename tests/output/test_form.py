"""A sheet to be filled in: its lists, what its cells say, the sheet that explains it, and how it prints."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from iomctl.domain.columns import Column
from iomctl.domain.drop_downs import CODE, DropDowns
from iomctl.output.form import Form
from iomctl.output.workbook import SheetAsked, write_xlsx

CHOICES = DropDowns(
    lists={"answers": {"yes": "goes on", "no": ""}, "reasons_yes": {"x": "extra"}},
    sources={"answer": "answers", "reason": f'=INDIRECT("reasons_"&{CODE.format("answer")})', "note": ""},
    told={"ref": "Stays as it is.", "answer": "One of yes, no.", "reason": "After yes.", "note": "Free words."},
)
COLUMNS = {
    "ref": Column("Ref", "the reference", "N00042"),
    "why": Column("Why", "the rules", "met"),
    "answer": Column("Answer", "what was said", "yes"),
    "reason": Column("Reason of the answer that was given", "why", "x"),
    "note": Column("Note", "words", "later"),
}
ROWS: list[list[Any]] = [
    ["N00001", "met: " + "a long rule, " * 20, "yes  goes on", None, None],
    ["N00002"] + [None] * 4,
]


@pytest.fixture
def book() -> Any:
    target = io.BytesIO()
    form = Form(COLUMNS, CHOICES, 'Run 1: R & D against "1999"', "Written on Mon 20 Apr 2026", "OFFICIAL-SENSITIVE")
    assert write_xlsx(target, SheetAsked("run 1", form), list(COLUMNS), ROWS) == 2
    return load_workbook(target)


def test_lists_show_words_beside_codes(book: Any) -> None:
    assert [cell.value for cell in book["lists"]["A"]] == ["yes  goes on", "no"]
    assert book["lists"].sheet_state == "hidden"
    assert book.defined_names["reasons_yes"].attr_text == "lists!$B$1:$B$1"


def test_a_list_depends_on_the_code_before_the_words_of_another_cell(book: Any) -> None:
    found = {str(one.sqref): one for one in book["run 1"].data_validations.dataValidation}
    assert found["C2:C3"].formula1 == "answers"
    assert found["D2:D3"].formula1 == 'INDIRECT("reasons_"&LEFT($C2,FIND(" ",$C2&" ")-1))'


def test_a_cell_says_what_may_stand_in_it_before_and_after(book: Any) -> None:
    found = {str(one.sqref): one for one in book["run 1"].data_validations.dataValidation}
    one = found["C2:C3"]
    assert (one.promptTitle, one.prompt) == ("Answer", "One of yes, no.")
    assert (one.errorTitle, one.error) == ("Answer: not in the list", "One of yes, no.")
    assert (found["E2:E3"].prompt, found["E2:E3"].formula1) == ("Free words.", None)
    assert {len(one.errorTitle or "") <= 32 for one in found.values()} == {True}


def test_a_second_sheet_explains_every_column(book: Any) -> None:
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == [
        "run 1",
        "about the columns",
    ]
    rows = [[cell.value for cell in row] for row in book["about the columns"].iter_rows()]
    assert rows[0] == ["Column", "Heading", "Meaning", "Example", "What may stand in it"]
    assert rows[1] == ["ref", "Ref", "the reference", "N00042", "Stays as it is."]
    assert rows[2] == ["why", "Why", "the rules", "met", "To be read. It is not taken back, and may be left out."]
    assert [row[0] for row in rows[1:]] == list(COLUMNS)


@pytest.mark.parametrize("name", ["run 1", "about the columns"])
def test_it_prints_on_landscape_pages_one_wide_under_its_header(book: Any, name: str) -> None:
    sheet = book[name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddHeader.left.text == 'Run 1: R && D against "1999"'
    assert sheet.oddHeader.right.text == "OFFICIAL-SENSITIVE"
    assert sheet.oddFooter.left.text == "Written on Mon 20 Apr 2026"
    assert sheet.oddFooter.right.text == "Page &P of &N"


def test_a_long_text_takes_several_lines_and_its_row_is_as_high(book: Any) -> None:
    sheet = book["run 1"]
    assert sheet["B2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height > 75  # five lines
    assert sum(sheet.column_dimensions[letter].width for letter in "ABCDE") < 110


def test_what_is_typed_into_a_column_to_fill_in_stays_text(book: Any) -> None:
    looks = book["run 1"].column_dimensions
    assert looks["E"].number_format == "@"
