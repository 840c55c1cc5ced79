"""Data for a stream whose encoding lacks letters: JSON has escapes of its own, and CSV none, so it is not written."""

import codecs
from collections.abc import Callable, Iterable, Iterator

from iomctl.errors import AnswerLost

ESCAPED = ("json", "jsonl")
"""Formats in which a letter may be written as an escape and is the same letter."""


def fitted(lines: Iterable[str], encoding: str | None, format: str) -> Iterable[str]:
    """Lines of a format as a stream with an encoding can hold them, none of their letters altered.

    None is a stream that takes every letter. Raises AnswerLost at the first letter that can't be written so.
    """
    if encoding is None or codecs.lookup(encoding).name == "utf-8" or format not in (*ESCAPED, "csv"):
        return lines
    fit: Callable[[str, str], str] = _escaped if format in ESCAPED else _whole
    return _each(lines, encoding, fit)


def _each(lines: Iterable[str], encoding: str, fit: Callable[[str, str], str]) -> Iterator[str]:
    for line in lines:
        yield fit(line, encoding)


def _escaped(line: str, encoding: str) -> str:
    if _holds(encoding, line):
        return line
    return "".join(letter if _holds(encoding, letter) else _as_json(letter) for letter in line)


def _as_json(letter: str) -> str:
    units = letter.encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _whole(line: str, encoding: str) -> str:
    if not _holds(encoding, line):
        raise AnswerLost(
            f"the answer has letters that {encoding} lacks, and CSV can't say them otherwise",
            advice="set PYTHONIOENCODING=utf-8, or ask for --format json",
        )
    return line


def _holds(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
