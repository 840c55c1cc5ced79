"""How a CSV file is written: its encoding, and the sign between its cells."""

import codecs
import io
import re
from dataclasses import dataclass
from typing import IO

from iomctl.errors import BadValue
from iomctl.inputs.files.source_file import refuse_kind
from iomctl.inputs.quoting import nearest, quoted

_CHUNK = 1 << 20
_HEAD = 1 << 16
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_KNOWN = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "iso-8859-1",
    "iso-8859-15",
    "cp850",
    "mac-roman",
)
_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_QUOTED_CELL = re.compile(r'(?:^|(?<=[,;\t\r\n])) *"[^"]*(?:""[^"]*)*"')
# When two signs occur equally often, the rarer one inside a heading is the one that parts the cells.
_DELIMITERS = "\t;,"
_UNMARKED = "for UTF-16 text without a byte order mark add --encoding utf-16-le"


@dataclass(frozen=True)
class Text:
    """What reading a file through told: its encoding, and the most characters between two line breaks."""

    encoding: str
    longest_line: int


def read_through(file: IO[bytes], name: str, asked: str | None) -> Text:
    """Find the encoding by decoding the whole file, a piece at a time.

    A byte order mark decides; else the encoding asked for; else UTF-8 when every byte fits it, else
    Windows-1252. (UTF-8 first, because nearly any bytes pass as Windows-1252.) A file with letters of UTF-8 and a byte
    that is none is neither: as Windows-1252 all those letters would be others.
    Raises BadValue for an encoding that Python does not know, for bytes that do not fit, naming the line,
    and for NUL characters, which no text holds.
    """
    head = file.read(4)
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    if marked or asked:
        encoding = marked or _known(asked or "")
        return _decoded(file, name, encoding, f"is not {asked or marked}: name its encoding with --encoding")
    try:
        return _decoded(file, name, "utf-8", "has a byte that is not UTF-8, as the other letters of the file are")
    except BadValue as error:
        if error.advice:
            raise
        if _has_letters_of_utf_8(file):
            raise BadValue(*error.faults, advice="mend that line; or, if all is in another: --encoding NAME") from None
    return _decoded(file, name, "cp1252", "is neither UTF-8 nor Windows-1252: name its encoding with --encoding")


def delimiter_of(file: IO[bytes], encoding: str) -> str:
    """Comma, semicolon or tab: the one that occurs most in the header line outside quotes."""
    file.seek(0)
    text = codecs.getincrementaldecoder(encoding)().decode(file.read(_HEAD))
    lines = re.split(r"[\r\n]+", _QUOTED_CELL.sub("", text).lstrip("\r\n"), maxsplit=1)
    most = max(_DELIMITERS, key=lines[0].count)
    return most if most in lines[0] else ","


def _known(asked: str) -> str:
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=asked)
    except (LookupError, ValueError):
        raise BadValue(f"no encoding is called {quoted(asked)}{nearest(asked, _KNOWN)}") from None
    return asked


def _decoded(file: IO[bytes], name: str, encoding: str, unfit: str) -> Text:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    line, longest, run = 1, 0, 0
    while True:
        chunk = file.read(_CHUNK)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            if b"\0" in chunk and "16" not in encoding:
                refuse_kind(name, _UNMARKED)
            line += _breaks(error.object[: error.start].decode(error.encoding, "replace"))
            raise BadValue(f"{name}: line {line} {unfit}") from None
        if "\0" in text:
            refuse_kind(name, _UNMARKED)
        if not chunk:
            return Text(encoding, max(longest, run))
        line += _breaks(text)
        end = max(text.rfind("\n"), text.rfind("\r"))
        run = run + len(text) if end < 0 else len(text) - end - 1
        longest = max(longest, run)


def _has_letters_of_utf_8(file: IO[bytes]) -> bool:
    """Whether some bytes stand together as a letter of UTF-8, which those of Windows-1252 hardly ever do."""
    file.seek(0)
    before = b""
    while chunk := file.read(_CHUNK):
        if _LETTER.search(before + chunk):
            return True
        before = chunk[-3:]
    return False


def _breaks(text: str) -> int:
    return text.count("\n") or text.count("\r")
