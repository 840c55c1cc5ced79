"""A birth date, or the part of one that somebody knows, among words that are typed to find a person."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from iomctl.domain.days.written_days import FIRST_YEAR, LAST_YEAR

_DAY_FIRST = re.compile(r"(?:(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-])?([0-9]{4})").fullmatch
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?").fullmatch


class BornAmong(NamedTuple):
    """The days on which somebody may have been born: from `first` to `last`, both included."""

    first: date
    last: date


def born_in(word: str) -> BornAmong | None:
    """The days that a birth date or a part of one may mean; None for a word that is neither.

    A day, a month or a year, the day first: `14/8/1994`, `8/1994`, `1994`, also with dots or hyphens, or `1994-08-14`,
    `1994-08`. Never raises: what is no day, as `31/2/1994`, may be a number of another kind.
    """
    if found := _DAY_FIRST(word):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST(word):
        year, month, day = found.groups()
    else:
        return None
    return _span(int(year), *(None if one is None else int(one) for one in (month, day)))


def apart(words: str) -> tuple[str, BornAmong | None]:
    """Words without the first one that may be a birth date or a part of one, and the days that it means."""
    kept = words.split()
    for place, word in enumerate(kept):
        if born := born_in(word.strip(",;")):
            return " ".join(kept[:place] + kept[place + 1 :]), born
    return words, None


def _span(year: int, month: int | None, day: int | None) -> BornAmong | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if month is None:
        return BornAmong(first, date(year, 12, 31))
    return BornAmong(first, first if day is not None else date(year, month, monthrange(year, month)[1]))
