"""A workbook by the rules for official statistics: each of their musts and shoulds, read by openpyxl."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from iomctl.domain.documents import Paper, Section, Table, number
from iomctl.errors import DoesNotFit
from iomctl.output.papers import document_xlsx
from tests.output.board_paper import BOARD
from tests.output.papers import HOSTILE, IN_UTC, MADE_AT, PAPER

FIRST = ["Cover", "Contents", "Notes"]


def made(paper: Paper = BOARD) -> BytesIO:
    """The paper as a workbook."""
    file = BytesIO()
    document_xlsx.write(file, paper, MADE_AT)
    return file


def opened(paper: Paper = BOARD) -> Any:
    """The workbook, opened again."""
    return load_workbook(made(paper))


def marked_up(sheet: Any) -> Any:
    """The one table of a sheet."""
    (table,) = sheet.tables.values()
    return table


def test_cover_contents_and_notes_come_first_and_then_a_table_a_sheet() -> None:
    book = opened()
    assert book.sheetnames[:3] == FIRST
    assert [len(sheet.tables) for sheet in book] == [0, *[1] * (len(book.sheetnames) - 1)]
    assert book.sheetnames[3:] == ["people_by_tier", "done_on_time", "proven_reoffending", "actions_from_last_time"]
    listed = [
        (row[0].value, row[0].hyperlink.location) for row in book["Contents"][marked_up(book["Contents"]).ref][1:]
    ]
    assert listed == [(name, f"'{name}'!A1") for name in book.sheetnames[3:]]


def test_it_opens_on_the_first_cell_of_the_first_sheet() -> None:
    book = opened()
    assert book.active.title == "Cover"
    assert {sheet.sheet_view.selection[0].activeCell for sheet in book} == {"A1"}


def test_a_table_is_marked_up_with_one_row_of_headings_that_are_there_and_differ() -> None:
    for sheet in opened().worksheets[1:]:
        table = marked_up(sheet)
        assert table.headerRowCount == 1
        assert re.fullmatch(r"[a-z][a-z_]+", table.name)
        headings = [cell.value for cell in sheet[table.ref][0]]
        assert headings == [column.name for column in table.tableColumns]
        assert all(headings)
        assert len(set(headings)) == len(headings)


def test_it_begins_in_column_a_below_its_title_and_nothing_is_below_it() -> None:
    sheet = opened()["people_by_tier"]
    first, last = marked_up(sheet).ref.split(":")
    assert first.startswith("A")
    assert int(last[1:]) == sheet.max_row
    assert [row[0].value for row in sheet["A1:A7"]] == [
        "People on the scheme, by tier",
        "People counted once, Eastshire, at the end of November 2026",
        "OFFICIAL: made up",
        "This sheet holds one table. Its notes are on the sheet Notes.",
        "Shorthand: [c] = confidential: withheld, as it could tell of somebody; [r] = revised: known differently than"
        " when it was first told; [z] = not applicable",
        "Source: the case book of the scheme",
        "Tier [note 1]",
    ]
    assert {cell.value for row in sheet["B1:D6"] for cell in row} == {None}


def test_nothing_is_merged_filtered_frozen_filled_drawn_or_hidden() -> None:
    written = made()
    for sheet in load_workbook(written):
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None
        assert [table.autoFilter for table in sheet.tables.values()] in ([], [None])
        assert [table.tableStyleInfo.name for table in sheet.tables.values()] in ([], [None])
        assert sheet.sheet_state == "visible"
        assert not any(one.hidden for one in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
    book = zipfile.ZipFile(written)
    assert not [one for one in book.namelist() if "media" in one or "drawing" in one or "vba" in one]
    assert not [
        one for one in book.namelist() if one.startswith("xl/worksheets/") and b"headerFooter" in book.read(one)
    ]
    styles = book.read("xl/styles.xml").decode()
    assert 'patternType="solid"' not in styles
    assert "rgb=" not in styles


def test_words_are_wrapped_and_left_numbers_right_with_the_same_decimals() -> None:
    sheet = opened()["done_on_time"]
    rows = sheet[marked_up(sheet).ref]
    assert {cell.alignment.wrap_text for row in rows for cell in row} == {True}
    assert [cell.alignment.horizontal for cell in rows[0]] == ["left", *["right"] * 4, "left"]
    assert [cell.alignment.horizontal for cell in rows[1]] == ["left", *["right"] * 4, "left"]
    assert [cell.number_format for cell in rows[1]] == ["General", "#,##0", "#,##0", "#,##0.0", "#,##0.0", "General"]
    assert [(cell.value, cell.data_type) for cell in rows[1]][1:4] == [(96, "n"), (104, "n"), (92.3, "n")]


def test_marks_beside_a_number_are_shown_and_are_no_part_of_it() -> None:
    sheet = opened()["people_by_tier"]
    *_, flex, free, total = sheet[marked_up(sheet).ref]
    assert (flex[2].value, flex[2].number_format) == (19, '#,##0" [r]"')
    assert [cell.value for cell in free[1:]] == [18, "[c]", "[c]"]
    assert [cell.value for cell in total] == ["All tiers", 131, "33 to 37", "[z]"]
    assert {cell.font.bold for cell in total} == {True}
    assert not any(cell.font.bold for cell in free)


def test_notes_are_in_headings_or_titles_and_their_texts_on_their_sheet() -> None:
    book = opened()
    notes = [[cell.value for cell in row] for row in book["Notes"][marked_up(book["Notes"]).ref]]
    assert notes[:3] == [
        ["Note", "Text"],
        ["[note 1]", "A person is counted in the tier of the last day."],
        ["[note 2]", "Remand is custody too."],
    ]
    assert ["[p]", "provisional: may still change"] in notes
    for sheet in book.worksheets[3:]:
        cells = [str(cell.value) for row in sheet[marked_up(sheet).ref][1:] for cell in row]
        assert [one for one in cells if "[note" in one] == []


def test_its_properties_say_title_language_and_when_it_was_made() -> None:
    about = opened().properties
    assert (about.title, about.language) == (BOARD.title, "en-GB")
    assert about.created == IN_UTC.replace(tzinfo=None)
    assert made().getvalue() == made().getvalue()


def test_names_of_sheets_are_short_and_differ() -> None:
    tables = tuple(Table("A caption that is longer than a name may be", ("a", "b"), (("x", "y"),)) for _ in range(11))
    others = tuple(Table(one, ("a", "b"), (("x", "y"),)) for one in ("Cover", "history", "NOTES"))
    names = opened(Paper("Made up", (Section("One", (), (*tables, *others)),))).sheetnames
    assert max(map(len, names)) <= 30
    assert len({one.lower() for one in names}) == len(names)


@pytest.mark.parametrize("word", ["=1+1", "@x", "-1", "'=1", "http://example.invalid", "007", *HOSTILE])
def test_text_is_never_a_formula_a_link_or_a_number_wherever_it_stands(word: str) -> None:
    table = Table(word, (word, word), ((word, word), (word, number(7))), about=word, source=word)
    book = opened(Paper(word, (Section(word, (word,), (table,), (word,)),), word, word, source=word))
    texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value not in {None, 7}]
    assert {cell.data_type for cell in texts} == {"s"}
    assert [cell.hyperlink.location for cell in texts if cell.hyperlink] == [f"'{book.sheetnames[-1]}'!A1"]
    assert sum(cell.value == word for cell in texts) >= 9


def test_a_table_without_rows_and_empty_cells_say_what_they_are() -> None:
    sheet = opened(PAPER)["empty"]
    assert [[cell.value for cell in row] for row in sheet[marked_up(sheet).ref]] == [
        ["Place", "People"],
        ["none", "[z]"],
    ]
    blank = opened(Paper("Made up", (Section("One", (), (Table("Some", ("a", "b"), (("x", ""),)),)),)))["some"]
    assert "An empty cell means that there is nothing to say there." in [row[0].value for row in blank.iter_rows()]


def test_what_a_cell_can_not_hold_is_refused() -> None:
    with pytest.raises(DoesNotFit, match="cannot hold so much"):
        made(Paper("Made up", (Section("One", ("x" * 32_768,)),)))


def test_sheets_are_named_in_whole_words_that_say_what_is_on_them() -> None:
    names = (
        "on_time",
        "referrals_answered_on_time_by_pathway",
        "referrals_started_on_time_by_pathway",
        "referrals_completed_by_provider",
        "what_became_of_people_who_left_and_of_the_others",
        "what_became_of_people_who_left_and_of_some_others",
        "a" * 40,
    )
    tables = tuple(Table(name, ("Of", "People"), (("All", number(3)),), id=name) for name in names)
    held = opened(Paper("Board", (Section("Tables", tables=tables),))).sheetnames
    assert held[-7:] == [
        "on_time",
        "answered_on_time_by_pathway",
        "started_on_time_by_pathway",
        "completed_by_provider",
        "what_became_of_people_who_left",
        "what_became_of_people_2",
        "a" * 30,
    ]
    assert max(map(len, held)) < 31
