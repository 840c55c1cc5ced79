"""Dated rows in one cell of a file, `2026-04-08 J Hale; 2026-04-16 P Osei`: each a day and what holds from it."""

import re
from collections.abc import Iterable
from datetime import date

from iomctl.errors import BadValue

JOINED = "; "
_BETWEEN = re.compile(r"\s*;\s*(?=[0-9]{4}-[0-9]{2}-[0-9]{2}\s)")
_ENTRY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s+(.+)", re.DOTALL)


def dated_words(rows: Iterable[tuple[date, str]]) -> str | None:
    """The rows as one text, in their order; None for none."""
    return JOINED.join(f"{on.isoformat()} {words}" for on, words in rows) or None


def read_dated_words(text: str) -> list[tuple[date, str]]:
    """The rows in a text that `dated_words` wrote, in their order; none for an empty one.

    Raises BadValue for an entry that does not open with a day, and for a day before the one of the entry before it.
    """
    found: list[tuple[date, str]] = []
    for entry in filter(None, _BETWEEN.split(text.strip())):
        match = _ENTRY.fullmatch(entry)
        try:
            on = date.fromisoformat(match[1]) if match else None
        except ValueError:
            on = None
        if match is None or on is None:
            raise BadValue(f'"{entry}": write it like 2026-04-08 words, one after the other with ; between')
        if found and on < found[-1][0]:
            raise BadValue(f'"{entry}": it is before the one in front of it')
        found.append((on, match[2].strip()))
    return found
