"""Rows as a sheet of an Excel workbook, in which text is text and days are days."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import IO, Any, NamedTuple

from iomctl.errors import DoesNotFit
from iomctl.output.cells import data_text
from iomctl.output.form import Form, begin_form, end_form, height_of

FIRST_YEAR = 1900
"""Excel has no day before 1 January 1900; earlier ones are written as text."""

_AS_WRITTEN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class SheetAsked:
    """The sheet of a workbook with the rows: its name, and what makes it one to fill in."""

    name: str
    form: Form | None = None


class _Looks(NamedTuple):
    text: Any
    day: Any
    moment: Any


def write_xlsx(file: IO[bytes], asked: SheetAsked, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write a header and rows to a file, and answer how many rows.

    Texts are never formulas, links or numbers and are not guarded with an apostrophe. Days and moments (UTC)
    are Excel dates; lists and yes or no are text as in CSV. Raises DoesNotFit for more rows or a longer text
    than Excel holds.
    """
    from xlsxwriter import Workbook

    form, widths = asked.form, list[int]()
    with Workbook(file, _AS_WRITTEN) as book:
        sheet = book.add_worksheet(_sheet_name(asked.name))
        if form is None:
            _write_header(book, sheet, headers)
        else:
            rows = list(rows)
            widths = begin_form(book, sheet, form, rows)
        sheet.freeze_panes(1, 0)
        looks, number = _looks(book, {} if form is None else {"valign": "top", "align": "left", "text_wrap": True}), 0
        for number, row in enumerate(rows, 1):
            if form is not None:
                sheet.set_row(number, height_of(row, widths))
            for at, value in enumerate(row):
                _cell(sheet, (number, at), value, looks)
        sheet.autofilter(0, 0, number, max(len(headers) - 1, 0))
        if form is not None:
            end_form(book, sheet, form, number)
    return number


def _write_header(book: Any, sheet: Any, headers: Sequence[str]) -> None:
    bold = book.add_format({"bold": True})
    for at, header in enumerate(headers):
        sheet.set_column(at, at, max(12, len(header) + 3))
        sheet.write_string(0, at, header, bold)


def _looks(book: Any, how: dict[str, Any]) -> _Looks:
    formats: tuple[dict[str, str], ...] = ({}, {"num_format": "yyyy-mm-dd"}, {"num_format": "yyyy-mm-dd hh:mm:ss"})
    return _Looks(*(book.add_format({**how, **one}) for one in formats))


def _cell(sheet: Any, place: tuple[int, int], value: Any, looks: _Looks) -> None:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        wrong = sheet.write_number(*place, value, looks.text)
    elif isinstance(value, date) and value.year >= FIRST_YEAR:
        wrong = sheet.write_datetime(*place, _in_utc(value), looks.moment if isinstance(value, datetime) else looks.day)
    elif text := data_text(value):
        wrong = sheet.write_string(*place, text, looks.text)
    else:
        return
    if wrong:
        what = "a text longer than 32,767 characters" if wrong == -2 else "more than 1,048,575 rows"
        raise DoesNotFit(f"row {place[0]:,}: an Excel sheet cannot hold {what}", advice="CSV can")


def _in_utc(value: date) -> date:
    """Excel knows no time zones: a moment that has one is written in UTC."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def _sheet_name(text: str) -> str:
    """At most 31 characters, none of those that Excel forbids in the name of a sheet."""
    return re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", text)[:31].strip(" '") or "Sheet1"
