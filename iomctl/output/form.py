"""A sheet of a workbook to be filled in: how wide its columns are, how it prints, and a sheet that explains it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from iomctl.domain.columns import Column
from iomctl.domain.drop_downs import EXPLANATION, EXPLANATION_HEADINGS, DropDowns
from iomctl.output.cells import data_text
from iomctl.output.drop_downs import add_lists

A4 = 9
"""The number that Excel has for the size of paper."""

NARROWEST, WIDEST, LONG = 5, 16, 26
"""Widths in characters of columns to read: as their texts ask, but for a text that would take more than LINES lines."""
LINES = 4
FROM_A_LIST, FREE_WORDS = 20, 18
"""Widths of columns to fill in."""
ROW_HEIGHT = 15  # points
NOT_READ = "To be read. It is not taken back, and may be left out."
_WIDTHS = (14, 14, 44, 28, 74)


@dataclass(frozen=True)
class Form:
    """The columns of a sheet, which of them are filled in and how, and what stands above and below a printed page.

    The protective `marking` stands above, at the right.
    """

    columns: Mapping[str, Column]
    choices: DropDowns
    head: str
    foot: str
    marking: str


def begin_form(book: Any, sheet: Any, form: Form, rows: Sequence[Sequence[Any]]) -> list[int]:
    """Write the header, with what is filled in set apart, and make ready to print; the widths of the columns.

    What is typed into a column to fill in stays text, and is no formula, number or date.
    """
    heading = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
    read, filled = book.add_format(heading), book.add_format({**heading, "bg_color": "#DDEBF7"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    widths = [_width(form, name, [row[at] for row in rows]) for at, name in enumerate(form.columns)]
    for at, (name, width) in enumerate(zip(form.columns, widths, strict=True)):
        to_fill_in = name in form.choices.sources
        sheet.set_column(at, at, width, text if to_fill_in else None)
        sheet.write_string(0, at, name, filled if to_fill_in else read)
    _set_page(sheet, form)
    return widths


def end_form(book: Any, sheet: Any, form: Form, rows: int) -> None:
    """Explain the columns on a sheet of its own, and tie the cells of `rows` rows to their lists."""
    explained = book.add_worksheet(EXPLANATION)
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (title, width) in enumerate(zip(EXPLANATION_HEADINGS, _WIDTHS, strict=True)):
        explained.set_column(at, at, width)
        explained.write_string(0, at, title, bold)
    for line, (name, one) in enumerate(form.columns.items(), 1):
        told = (name, one.heading, one.about, one.example, form.choices.told.get(name, NOT_READ))
        explained.set_row(line, height_of(told, _WIDTHS))
        for at, said in enumerate(told):
            explained.write_string(line, at, said, wrapped)
    _set_page(explained, form)
    add_lists(book, sheet, form.columns, form.choices, rows)


def height_of(row: Sequence[Any], widths: Sequence[int]) -> int:
    """The height in points of a row whose texts take several lines: not every program works it out by itself."""
    return ROW_HEIGHT * max(_lines(data_text(value), width) for value, width in zip(row, widths, strict=True))


def _lines(text: str, width: int) -> int:
    # Words are not parted: a line ends some letters early. To wrap each text takes ten times as long.
    return 1 if len(text) <= width else -(-len(text) // max(width - 3, 1))


def _width(form: Form, name: str, values: Iterable[Any]) -> int:
    if name in form.choices.sources:
        return FROM_A_LIST if form.choices.sources[name] else FREE_WORDS
    longest = max((len(data_text(value)) for value in values), default=0)
    if longest > WIDEST * LINES:
        return LONG
    return min(max(longest + 1, len(name) + 3, NARROWEST), WIDEST)


def _set_page(sheet: Any, form: Form) -> None:
    head, foot, marking = (words.replace("&", "&&")[:120] for words in (form.head, form.foot, form.marking))
    sheet.set_landscape()
    sheet.hide_gridlines(0)  # nor on paper, where they part the rows
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.set_header(f"&L{head}&R{marking}")
    sheet.set_footer(f"&L{foot}&RPage &P of &N")
