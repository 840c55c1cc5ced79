"""Rows as an Excel workbook with one sheet, in which text is text and days are days."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import IO, Any

from iomctl.domain.drop_downs import DropDowns
from iomctl.errors import DoesNotFit
from iomctl.output.cells import data_text
from iomctl.output.drop_downs import add_lists, mark_columns

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
    """The one sheet of a workbook that people see: its name, and the columns that are to be filled in."""

    name: str
    choices: DropDowns | None = None


def write_xlsx(file: IO[bytes], asked: SheetAsked, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write a header and rows to a file, and answer how many rows.

    Texts are never formulas, links or numbers and are not guarded with an apostrophe. Days and moments (UTC)
    are Excel dates; lists and yes or no are text as in CSV. Raises DoesNotFit for more rows or a longer text
    than Excel holds.
    """
    from xlsxwriter import Workbook

    with Workbook(file, _AS_WRITTEN) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet = book.add_worksheet(_sheet_name(asked.name))
        for at, header in enumerate(headers):
            sheet.set_column(at, at, max(12, len(header) + 3))
            sheet.write_string(0, at, header, bold)
        if asked.choices:
            mark_columns(book, sheet, headers, asked.choices)
        sheet.freeze_panes(1, 0)
        number = 0
        for number, row in enumerate(rows, 1):
            for at, value in enumerate(row):
                _cell(sheet, (number, at), value, moment if isinstance(value, datetime) else day)
        sheet.autofilter(0, 0, number, max(len(headers) - 1, 0))
        if asked.choices:
            add_lists(book, sheet, headers, asked.choices, number)
    return number


def _cell(sheet: Any, place: tuple[int, int], value: Any, dated: Any) -> None:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        wrong = sheet.write_number(*place, value)
    elif isinstance(value, date) and value.year >= FIRST_YEAR:
        wrong = sheet.write_datetime(*place, _in_utc(value), dated)
    elif text := data_text(value):
        wrong = sheet.write_string(*place, text)
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
