"""Days written out in full, as people and spreadsheets write them: ISO, day first, or with a month's name."""

import re
from calendar import monthrange
from datetime import date

from iomctl.errors import BadValue

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FIRST_YEAR, LAST_YEAR = 1900, 2200

_MONTH_NUMBERS = {"sept": 9}
_MONTH_NUMBERS |= {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH_NUMBERS |= {name.lower()[:3]: number for number, name in enumerate(MONTHS, start=1)}

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})").fullmatch
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?").fullmatch
_NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?([ -])([A-Za-z]{3,9})(?:\2([0-9]{4}|[0-9]{2}))?").fullmatch


def written_day(text: str, today: date | None = None) -> date | None:
    """The day that trimmed text writes out in full, or None when it has none of the known shapes.

    `2026-04-06`; `6/4/2026`, `06.04.2026`, `6-4-2026` (the day is always first); `6 Apr 2026`, `06-Apr-2026`.
    Raises BadValue for a day that does not exist, a year left out or of two digits, or a year outside 1900
    to 2200 (both inclusive); `today` serves only to name years in the advice. A day without a year is not
    taken for the nearest: a fact that is a year off is found too late.
    """
    if found := _ISO(text):
        return real_day(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST(text):
        month = int(found[3])
    elif found := _NAMED(text):
        month = _MONTH_NUMBERS.get(found[3].lower(), 0)
        if not month:
            return None
    else:
        return None
    if found[4] is None or len(found[4]) == 2:
        raise unclear(text, _year_advice(text, (int(found[1]), month, found[4]), today))
    return real_day(text, int(found[4]), month, int(found[1]))


def written_month(name: str) -> int | None:
    """The number, 1 to 12, of a month by its name or the first letters of it; None for no month."""
    return _MONTH_NUMBERS.get(name.lower())


def real_day(text: str, year: int, month: int, day: int) -> date:
    """The day of these numbers; raises BadValue saying what is impossible in them, as typed in `text`."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise unclear(text, f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        raise unclear(text, _impossible(year, month, day)) from None


def unclear(text: str, why: str) -> BadValue:
    """The error for a day that cannot be taken: what was typed, made safe for a screen, and why."""
    return BadValue(f'day "{quotable(text)}": {why}')


def quotable(text: str) -> str:
    """What was typed, cut to 40 characters and without any that would work on a screen."""
    return "".join(char if char.isprintable() else "?" for char in text[:40])


def day_month(day: date) -> str:
    """`10 Apr`, in English wherever the program runs."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _impossible(year: int, month: int, day: int) -> str:
    if 1 <= month <= 12:
        return f"{MONTHS[month - 1]} {year} has days 1 to {monthrange(year, month)[1]}, not {day}"
    swapped = f"; {month} {MONTHS[day - 1]} is written {month}/{day}/{year}" if _is_real(year, day, month) else ""
    return f"there is no month {month}{swapped}"


def _is_real(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _year_advice(text: str, parts: tuple[int, int, str | None], today: date | None) -> str:
    """What to write instead of a day whose year is missing or short."""
    day, month, short = parts
    if short is None:
        return _nearest_years(day, month, today)
    ask = "write the year in full"
    if today is None:
        return ask
    year = today.year // 100 * 100 + int(short)
    # Ten years ahead covers a sentence's end; anything later is more likely somebody's birth.
    year -= 100 if year > today.year + 10 else 0
    if not _is_real(year, month, day):
        return ask
    return f"{ask}, like {text[:-2]}{year} or {year}-{month:02}-{day:02}"


def _nearest_years(day: int, month: int, today: date | None) -> str:
    """The two days that may be meant where no year is given: the last one up to `today`, and the next one after it."""
    ask = "which year? write it in full"
    if today is None:
        return ask
    # A 29 February may be eight years away: 1896 to 1904.
    years = range(today.year - 8, today.year + 9)
    days = [date(year, month, day) for year in years if _is_real(year, month, day)]
    past, ahead = [one for one in days if one <= today], [one for one in days if one > today]
    return f"{ask}: {past[-1]} or {ahead[0]}" if past and ahead else ask
