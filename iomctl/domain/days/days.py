"""The days people type at the command line, and how a day is said back to them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from iomctl.domain.days.intervals import UNITS, Interval, add_months
from iomctl.domain.days.sheet_days import parse_sheet_day
from iomctl.domain.days.written_days import FIRST_YEAR, LAST_YEAR, WEEKDAYS, day_month, unclear, written_day
from iomctl.errors import BadValue

__all__ = ["Interval", "parse_day", "parse_sheet_day", "short", "spoken"]

_WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY_NUMBERS |= {name[:3]: number for name, number in list(_WEEKDAY_NUMBERS.items())}
_FROM_TODAY = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEKS = {"last": -7, "next": 7}

_STEP = re.compile(r"([+-])([0-9]{1,5})([dwmy])").fullmatch
_IN = re.compile(r"in ([0-9]{1,5}) (day|week|month|year)s?").fullmatch
_AGO = re.compile(r"([0-9]{1,5}) (day|week|month|year)s? ago").fullmatch
_LETTERS = {unit[0]: unit for unit in UNITS}


def parse_day(text: str, today: date) -> date:
    """The day that somebody typed, counted from `today`.

    In full: `2026-04-06`, `6/4/2026` (the day is always first; also with dots or hyphens), `6 Apr 2026`,
    `Mon 6 Apr 2026`. In words: `today`, `tomorrow`, `yesterday`; `fri` or `friday` for the next one after
    today; `next fri` and `last fri` for the one in next week and in last week (Monday to Sunday); `+14d`,
    `-3m`, `+6w`, `+1y`, `in 2 weeks`, `2 weeks ago`; `eom` for the end of this month. Months are clamped to
    the month's end. Raises BadValue with one line for anything unclear, and outside the years 1900 to 2200.
    """
    words = " ".join(text.lower().split())
    day = _in_words(words, today) or _stepped(text, words, today) or _in_full(text, words, today)
    if day is None:
        raise unclear(text, _advice(words, today))
    return day


def day_typed_for(option: str, text: str, today: date) -> date:
    """The day that somebody typed for an option, as `parse_day` reads it. Raises BadValue, which names the option."""
    try:
        return parse_day(text, today)
    except BadValue as fault:
        raise BadValue(*(f"{option}{line.removeprefix('day')}" for line in fault.faults)) from None


def past_day_typed_for(option: str, text: str, today: date) -> date:
    """The same of a day that is past or today. Raises BadValue."""
    day = day_typed_for(option, text, today)
    if day > today:
        raise BadValue(f"{option} {spoken(day, today)} is in the future")
    return day


def spoken(day: date, today: date) -> str:
    """A day with its weekday and its distance: `Fri 17 Jul 2026 (in 9 days)`, `(today)`, `(3 days ago)`."""
    distance = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(distance)
    far = f"in {distance} days" if distance > 0 else f"{-distance} days ago"
    return f"{in_full(day)} ({near or far})"


def in_full(day: date) -> str:
    """A day with its weekday and its year: `Fri 17 Jul 2026`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day_month(day)} {day.year}"


def short(day: date, on: date) -> str:
    """A day for a narrow column: `10 Apr` in the year of `on`, else `10 Apr 2025`."""
    return day_month(day) if day.year == on.year else f"{day_month(day)} {day.year}"


def _in_words(words: str, today: date) -> date | None:
    if words in _FROM_TODAY:
        return today + timedelta(days=_FROM_TODAY[words])
    if words == "eom":
        return today.replace(day=monthrange(today.year, today.month)[1])
    if words in _WEEKDAY_NUMBERS:
        ahead = (_WEEKDAY_NUMBERS[words] - today.weekday()) % 7
        return today + timedelta(days=ahead or 7)
    which, _, name = words.partition(" ")
    if which in _WEEKS and name in _WEEKDAY_NUMBERS:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=_WEEKS[which] + _WEEKDAY_NUMBERS[name])
    return None


def _stepped(text: str, words: str, today: date) -> date | None:
    if found := _STEP(words):
        sign, number, unit = (-1 if found[1] == "-" else 1), int(found[2]), _LETTERS[found[3]]
    elif found := _IN(words):
        sign, number, unit = 1, int(found[1]), found[2]
    elif found := _AGO(words):
        sign, number, unit = -1, int(found[1]), found[2]
    else:
        return None
    days, months = (sign * number * size for size in UNITS[unit])
    try:
        day = add_months(today, months) if months else today + timedelta(days=days)
    except (OverflowError, ValueError):
        day = date.max
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise unclear(text, f"that is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _in_full(text: str, words: str, today: date) -> date | None:
    typed = " ".join(text.split())
    name, _, rest = words.partition(" ")
    if name not in _WEEKDAY_NUMBERS:
        return written_day(typed, today)
    day = written_day(typed.partition(" ")[2], today) if rest else None
    if day and day.weekday() != _WEEKDAY_NUMBERS[name]:
        right = WEEKDAYS[day.weekday()]
        raise unclear(text, f"{day_month(day)} {day.year} is a {right}, so leave the weekday out or mend it")
    return day


def _advice(words: str, today: date) -> str:
    """Up to three accepted spellings nearest to what was typed, else one of each kind."""
    from difflib import get_close_matches

    known = [*_FROM_TODAY, "eom", *_WEEKDAY_NUMBERS]
    known += [f"{which} {name}" for which in _WEEKS for name in _WEEKDAY_NUMBERS if len(name) == 3]
    known += [f"in 2 {unit}s" for unit in UNITS] + [f"2 {unit}s ago" for unit in UNITS]
    likely = get_close_matches(words, known, n=3, cutoff=0.75)
    likely = likely or _turned_round(words, today) or [str(today), f"{today.day}/{today.month}/{today.year}", "+2w"]
    listed = ", ".join(likely[:-1])
    return "not understood; write it like " + (f"{listed} or {likely[-1]}" if listed else likely[0])


def _turned_round(words: str, today: date) -> list[str]:
    """The accepted spelling of a day written year first without its zeros, or month first by name."""
    parts = re.split(r"[ ,/.-]+", words)
    if len(parts) != 3:
        return []
    order = [parts[1], parts[0], parts[2]] if parts[0].isalpha() else parts
    if len(parts[0]) == 4:
        order = parts[::-1]
    try:
        day = written_day(" ".join(order), today) or written_day("/".join(order), today)
    except BadValue:
        return []
    return [str(day), f"{day_month(day)} {day.year}"] if day else []
