"""Days as they come in files: ISO, day first, a month's name, or a spreadsheet's number."""

import re
import time
from datetime import date, timedelta

from iomctl.domain.days.written_days import FIRST_YEAR, LAST_YEAR, real_day, unclear, written_day

_MIDNIGHT = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?Z?$")
_NUMBER = re.compile(r"([0-9]{1,5})(?:\.0+)?").fullmatch
_LAST_NUMBER = 80_000


def parse_sheet_day(text: str, fmt: str | None = None) -> date:
    """The day in a cell of a file; raises BadValue with one line, and outside the years 1900 to 2200.

    Without `fmt`: ISO, day first with slashes, dots or hyphens, `6 Apr 2026`, each also with a time of
    midnight behind it, or a spreadsheet's whole number of days (1 to 80000, 1 = 1 Jan 1900). A number that
    looks like a year on its own is refused. With `fmt`: that strptime format and nothing else, such as
    `%Y%m%d`.
    """
    text = text.strip()
    if fmt is not None:
        return _formatted(text, fmt)
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return _whole(text)
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else _whole(text)
    if found := _NUMBER(text):
        return _numbered(text, int(found[1]))
    return _whole(_MIDNIGHT.sub("", text) if "00:00" in text else text)


def _whole(text: str) -> date:
    day = written_day(text)
    if day is None:
        raise unclear(text, "not understood; write it like 2026-04-06, 6/4/2026 or 6 Apr 2026")
    return day


def _numbered(text: str, number: int) -> date:
    if FIRST_YEAR <= number <= LAST_YEAR:
        raise unclear(text, "a year alone is not a day; write it like 2026-04-06 or 6/4/2026")
    if not 1 <= number <= _LAST_NUMBER:
        raise unclear(text, f"a spreadsheet's number for a day is from 1 to {_LAST_NUMBER}")
    # Spreadsheets count a 29 February 1900 that never was, as their number 60.
    if number == 60:
        raise unclear(text, "in a spreadsheet this is 29 Feb 1900, which never was")
    return date(1899, 12, 31 if number < 60 else 30) + timedelta(days=number)


def _formatted(text: str, fmt: str) -> date:
    if not re.search("%[YyGcx]", fmt):
        raise unclear(text, f"the format {fmt} has no year")
    try:
        year, month, day = time.strptime(text, fmt)[:3]
    except ValueError:
        raise unclear(text, f"does not fit the format {fmt}") from None
    found = real_day(text, year, month, day)
    # strptime takes 2026111 for %Y%m%d, and nobody can tell January from November in it.
    if text.isdigit() and found.strftime(fmt) != text:
        raise unclear(text, f"does not fit the format {fmt}")
    return found
