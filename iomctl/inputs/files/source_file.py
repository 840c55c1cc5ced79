"""The file an import reads: opened once, as bytes that can be read twice."""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, NoReturn

from iomctl.errors import BadValue

_ZIP = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = (b"%PDF-", b"SQLite format 3\0", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"PK\x05\x06")
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml")
_JSON = re.compile(rb"\s*(?:\[\s*[\[{\]]|\{\s*\")")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1 << 20

SAVE_AS_XLSX = "open it in Excel or LibreOffice, and choose File, Save As, and the kind that ends in .xlsx"


def name_of(path: str) -> str:
    """What messages call the file."""
    return "standard input" if path == "-" else path


@contextmanager
def open_source(path: str) -> Iterator[IO[bytes]]:
    """The bytes of a file, or of standard input for "-", seekable and at their start.

    What cannot be read twice (standard input, a pipe) is first copied to a nameless file that is gone
    when the block ends. Raises BadValue when the file is missing, a folder, or may not be read.
    """
    with ExitStack() as stack:
        stream: IO[bytes] = sys.stdin.buffer
        try:
            stream = stream if path == "-" else stack.enter_context(Path(path).open("rb"))
        except (OSError, ValueError) as error:
            raise BadValue(f"{name_of(path)}: {why_unusable(error)}") from None
        if path == "-" or not stream.seekable():
            copy = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(stream, copy)
            copy.seek(0)
            stream = copy
        yield stream


def why_unusable(error: OSError | ValueError) -> str:
    """Why a file could not be opened or written, in the words of a message."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder, not a file"
    if isinstance(error, PermissionError):
        return "you are not allowed to open this file"
    return error.strerror or "this file cannot be used"


def is_workbook(file: IO[bytes], name: str) -> bool:
    """True for a zip (XLSX and ODS files are), False for what may be text; the file is left at its start.

    Raises BadValue for an empty file and for the kinds that are known to be neither.
    """
    head = file.read(512)
    file.seek(0)
    if not head:
        raise BadValue(f"{name}: the file is empty")
    if head.startswith(_OLD_WORKBOOK):
        _refuse_old(file, name)
    if _JSON.match(head):
        raise BadValue(f"{name}: JSON is written, but not read", advice="give a CSV, XLSX or ODS file")
    if head.startswith(_OTHER_KINDS) or head.lstrip().lower().startswith(_MARKUP):
        refuse_kind(name)
    return head.startswith(_ZIP)


def refuse_kind(name: str, advice: str = "save it as CSV, XLSX or ODS in the program that made it") -> NoReturn:
    """Raise the BadValue for a file that is something else altogether."""
    raise BadValue(f"{name}: not a CSV, XLSX or ODS file", advice=advice)


def _refuse_old(file: IO[bytes], name: str) -> NoReturn:
    before = b""
    while chunk := file.read(_CHUNK):
        if _ENCRYPTED in before + chunk:
            raise BadValue(f"{name}: this workbook has a password", advice="save it without one")
        before = chunk[-len(_ENCRYPTED) :]
    raise BadValue(f"{name}: an old workbook (.xls)", advice=SAVE_AS_XLSX)
