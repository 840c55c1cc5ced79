"""Records as CSV: field names for a header, and nothing that a spreadsheet would run."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from iomctl.domain.cells import guard
from iomctl.output.cells import data_text, is_number_or_day
from iomctl.output.clean import plain


def lines(records: Iterable[Any], names: Iterable[str], inert: bool) -> Iterator[str]:
    """The header and a row for each record, without their line breaks, as they come.

    Texts are guarded against formulas (`iomctl.domain.cells.unguard` takes that back). `inert` also cleans
    them, for a terminal; elsewhere every character is kept.
    """
    header = list(names)
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield _row(writer, header)
    for record in records:
        cells = [_cell(getattr(record, name)) for name in header]
        yield _row(writer, map(plain, cells) if inert else cells)


class _Line:
    def write(self, text: str) -> str:
        return text


def _row(writer: Any, cells: Iterable[str]) -> str:
    # With a bare "\n" as its line ending the csv module leaves a "\r" in a cell unquoted.
    line: str = writer.writerow(cells)
    return line.removesuffix("\r\n")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if type(value) is str:
        return guard(value)
    text = data_text(value)
    return text if is_number_or_day(value) else guard(text)
