"""Read a return again: whether it is one, and whether somebody edited it since."""

import hashlib
import json
from datetime import date
from typing import Any, TypeVar

from iomctl.domain.returns.scheme_return import CONFIDENTIAL, FORMAT, SchemeReturn
from iomctl.domain.returns.told_tally import ToldTally
from iomctl.errors import BadValue

NO_RETURN = "is no return"
EDITED = "was changed after it was made"
LONGEST = 10_000_000
"""Bytes; a return of all measures is some hundred times smaller."""

Kind = TypeVar("Kind", str, int)


def read(content: bytes) -> SchemeReturn:
    """The return in the bytes of a file.

    Raises BadValue, in words to stand behind the file's name: it is no return, was made by a newer iomctl, or is not as
    it was made.
    """
    if len(content) > LONGEST:
        raise BadValue(f"{NO_RETURN}: more than {LONGEST} bytes")
    lines = content.splitlines(keepends=True)
    records = _records(lines)
    if not records or "iomctl_return" not in records[0]:
        raise BadValue(f"{NO_RETURN}; iomctl report return writes one")
    if records[0]["iomctl_return"] != FORMAT:
        raise BadValue(f"{NO_RETURN} that this iomctl knows: format {records[0]['iomctl_return']!r}, not {FORMAT}")
    if records[-1] != {"sha256": hashlib.sha256(b"".join(lines[:-1])).hexdigest()}:
        raise BadValue(f"{EDITED}, or only a part of it is here; have it made and sent again")
    try:
        found = _return(records[0], records[1:-1])
    except (KeyError, TypeError, ValueError):
        raise BadValue(f"{NO_RETURN}: what stands in it is not as iomctl writes it") from None
    if len({one.what for one in found.tallies}) < len(found.tallies):
        raise BadValue(f"{NO_RETURN}: a figure stands in it twice")
    if found.definitions != records[0]["definitions"]:
        raise BadValue(f"{NO_RETURN}: its head names other definitions than its figures")
    return found


def _records(lines: list[bytes]) -> list[dict[str, Any]]:
    """The record on each line; read at once, which takes half as long as line by line."""
    try:
        found = json.loads(b"[" + b",".join(lines) + b"]")
    except (ValueError, RecursionError):
        found = None
    if found is None or len(found) != len(lines) or not all(isinstance(one, dict) for one in found):
        raise BadValue(f"{NO_RETURN}; iomctl report return writes one")
    return list(found)


def _return(head: dict[str, Any], lines: list[dict[str, Any]]) -> SchemeReturn:
    return SchemeReturn(
        _of(str, head["scheme_id"]),
        _of(str, head["scheme"]),
        date.fromisoformat(head["from"]),
        date.fromisoformat(head["as_of"]),
        _moved(head["moved_in"]),
        _moved(head["moved_out"]),
        _of(str, head["trail"]),
        _count(head["events"]),
        _count(head["withheld_under"]),
        tuple(map(_tally, lines)),
    )


def _tally(line: dict[str, Any]) -> ToldTally:
    what = line["measure"], line["version"], line["by"], line["group"]
    if tuple(map(type, what)) != (str, int, str, str):
        raise TypeError
    share, gone = line["share"] is True, line.get("mark") == CONFIDENTIAL
    if gone:
        return ToldTally(*what, None, None, share)
    return ToldTally(*what, _count(line["numerator"]), _count(line["denominator"]) if share else None, share)


def _moved(value: Any) -> int | None:
    return None if value == CONFIDENTIAL else _count(value)


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError
    return value


def _of(kind: type[Kind], value: Any) -> Kind:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError
    return value
