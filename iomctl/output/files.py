"""Records written to a file: CSV, JSON or a workbook, which only its owner can read and which appears whole."""

import os
import shutil
import tempfile
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import IO, Any

from iomctl.errors import BadValue, NotUnderstood
from iomctl.output import as_csv, as_json
from iomctl.output.workbook import SheetAsked, write_xlsx

FORMATS = ("csv", "json", "xlsx")
FORM_FORMATS = ("csv", "xlsx")
"""The formats of a sheet to fill in: those that can be read back."""


def format_of(path: str, asked: str | None, among: Sequence[str] = FORMATS) -> str:
    """The format asked for, else that of a file's name, CSV for stdout ("-"). Raises NotUnderstood."""
    advice = f"formats: {', '.join(among)}"
    named = "csv" if path == "-" else Path(path).suffix.removeprefix(".").lower()
    if asked is None and named in {"json", "ods"} and named not in among:
        way = "read, but not written" if named == "ods" else "written for programs, and not read back"
        raise NotUnderstood(f"{path}: {named.upper()} is {way}", advice=advice)
    if asked is None and named not in among:
        raise NotUnderstood(f"{path}: its name does not say which format", advice=f"give --format; {advice}")
    asked = asked or named
    if asked not in among:
        raise NotUnderstood(f"--format {asked}: no such format", advice=advice)
    if asked == "xlsx" and path == "-":
        raise NotUnderstood("--format xlsx: a workbook needs a file", advice="name one, like people.xlsx")
    return asked


@contextmanager
def new_file(path: str) -> Iterator[IO[bytes]]:
    """A file to fill (mode 0600) that takes its name, or replaces what has it, when the block ends well.

    For "-" the file is nameless, and `copy_out` is what gives it out. Raises BadValue for a place that can't be
    written to.
    """
    if path == "-":
        with tempfile.TemporaryFile() as spool:
            yield spool
        return
    target = Path(path)
    try:
        # mkstemp makes files of mode 0600.
        descriptor, part = tempfile.mkstemp(".part", f".{target.name}.", target.parent)
    except OSError as error:
        raise BadValue(f"{path}: can't be written: {error.strerror}") from None
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
        if target.is_dir():
            raise BadValue(f"{path}: this is a folder, not a file")
        Path(part).replace(target)
    finally:
        Path(part).unlink(missing_ok=True)


def write(file: IO[bytes], records: Iterable[Any], kind: type, format: str, sheet: SheetAsked) -> int:
    """Write records of the dataclass `kind` in one of FORMATS, and answer how many; `sheet` is for a workbook.

    Texts that a spreadsheet would run are guarded in CSV, and are text in a workbook. Raises DoesNotFit for
    more than a workbook holds.
    """
    names = [one.name for one in fields(kind)]
    counted = _Counted(records)
    if format == "xlsx":
        write_xlsx(file, sheet, names, ([getattr(one, name) for name in names] for one in counted))
        return counted.count
    lines = as_csv.lines(counted, names, inert=False) if format == "csv" else as_json.list_lines(counted, names)
    if format == "csv" and sheet.form is not None:
        file.write(BOM_UTF8)  # without it spreadsheet programs take accents for other letters, and save them so
    for line in lines:
        file.write(f"{line}\n".encode("utf-8", "backslashreplace"))
    return counted.count


def copy_out(file: IO[bytes], out: Any) -> None:
    """Give what was written to a text stream such as stdout, a piece at a time."""
    file.seek(0)
    if hasattr(out, "buffer"):
        out.flush()
        shutil.copyfileobj(file, out.buffer)
        return
    out.write(file.read().decode())


class _Counted:
    def __init__(self, records: Iterable[Any]) -> None:
        self._records, self.count = records, 0

    def __iter__(self) -> Iterator[Any]:
        for record in self._records:
            self.count += 1
            yield record
