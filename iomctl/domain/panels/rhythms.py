"""The rhythm of a panel: every so many weeks, or a weekday of every so many months, as one rule of RFC 5545."""

import re
from datetime import date, datetime, time, timedelta

from iomctl.domain.days.days import in_full
from iomctl.domain.days.written_days import WEEKDAYS, quotable
from iomctl.errors import BadValue

MOST_WEEKS, MOST_MONTHS = 52, 12
LAST = -1
_PLACES = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4, "last": LAST}
_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", LAST: "last"}
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_NUMBERS |= {name[:3]: number for name, number in list(_NUMBERS.items())}
_ADVERBS = {"weekly": "week", "fortnightly": "fortnight", "monthly": "month"}
_EVERY = re.compile(r"(?:(?:every|each) )?(?:([0-9]{1,3}) )?(week|month|fortnight)s?(?: on (\w+))?").fullmatch
_NTH = re.compile(r"(\w+) (\w+)(?: of (?:every |each )?(?:([0-9]{1,3}) )?months?)?").fullmatch
_RULE = re.compile(r"FREQ=(WEEKLY|MONTHLY);INTERVAL=([0-9]+);BYDAY=(-?[0-9])?([A-Z]{2})").fullmatch


def read_rhythm(text: str, first: date) -> str:
    """The rule (RFC 5545) of a rhythm in words, for a series whose first day is `first`.

    `2 weeks`, `week` or `fortnight` is on the weekday of the first day; `2 months` or `month` is on its weekday as
    counted in its month, a fifth one being the last; `2nd tue`, `last fri` and `2nd tue of 3 months` say it. What
    `in_words` says is read too, and `fortnightly`; `monthly` is `month` but where the day is both the 4th and the last.
    Raises BadValue for other words, for more than 52 weeks or 12 months, and for a first day that the rule does not
    hold.
    """
    often, *rest = text.lower().split() or [""]
    words = " ".join((_ADVERBS.get(often, often), *rest))
    if (found := _EVERY(words)) and (found[3] is None or found[3] in _NUMBERS):
        _refuse_unlike(found[3], first, monthly=often == "monthly")
        number = int(found[1] or 1) * (2 if found[2] == "fortnight" else 1)
        return _of_weeks(number, first) if found[2] != "month" else _of_months(number, _place(first), first.weekday())
    found = _NTH(words)
    if found is None or found[1] not in _PLACES or found[2] not in _NUMBERS:
        raise BadValue(f'"{quotable(text)}": write it like 2 weeks, 3 months, 2nd tue or last fri')
    rule = _of_months(int(found[3] or 1), _PLACES[found[1]], _NUMBERS[found[2]])
    if first not in days_of(rule, first, first):
        soonest = next(iter(days_of(rule, first, date(first.year + 2, 12, 31))))
        raise BadValue(f"{in_full(first)} is no {_named(rule)}; the next is {in_full(soonest)}")
    return rule


def days_of(rule: str, first: date, until: date) -> list[date]:
    """The days of a rule that begins on `first`, up to `until`, both included, in their order."""
    # Loaded here: most commands ask for no rhythm.
    from dateutil.rrule import rrulestr

    found = rrulestr(rule, dtstart=datetime.combine(first, time()))
    days = found.between(datetime.combine(first, time()), datetime.combine(until, time()), inc=True)
    return [one.date() for one in days]


def in_words(rule: str) -> str:
    """A rule as it is said: `every 2 weeks on Tuesday`, `2nd Tuesday of every 3 months`."""
    often, number, place, day = _parts(rule)
    if often == "WEEKLY":
        return f"every {_counted(number, 'week')} on {day}"
    return f"{_ORDINALS[place]} {day} of every {_counted(number, 'month')}"


def _of_weeks(number: int, first: date) -> str:
    _refuse_beyond(number, MOST_WEEKS, "weeks")
    return f"FREQ=WEEKLY;INTERVAL={number};BYDAY={_CODES[first.weekday()]}"


def _of_months(number: int, place: int, weekday: int) -> str:
    _refuse_beyond(number, MOST_MONTHS, "months")
    return f"FREQ=MONTHLY;INTERVAL={number};BYDAY={place}{_CODES[weekday]}"


def _refuse_unlike(weekday: str | None, first: date, monthly: bool) -> None:
    """Raise BadValue where the first day is another weekday than the one said, or which of a month is not clear."""
    called = WEEKDAYS[first.weekday()]
    if weekday is not None and _NUMBERS[weekday] != first.weekday():
        raise BadValue(f"{in_full(first)} is no {WEEKDAYS[_NUMBERS[weekday]]}")
    last = (first + timedelta(weeks=1)).month != first.month
    if monthly and last and _place(first) == 4:
        short = called[:3].lower()
        raise BadValue(f"{in_full(first)} is both the 4th and the last {called}: write 4th {short} or last {short}")


def _place(day: date) -> int:
    """Which of its weekdays in the month a day is; a fifth is the last, for not every month has one."""
    place = (day.day + 6) // 7
    return place if place < 5 else LAST


def _refuse_beyond(number: int, most: int, units: str) -> None:
    if not 1 <= number <= most:
        raise BadValue(f"{number} {units}: from 1 to {most}")


def _named(rule: str) -> str:
    _, _, place, day = _parts(rule)
    return f"{_ORDINALS[place]} {day} of a month"


def _parts(rule: str) -> tuple[str, int, int, str]:
    found = _RULE(rule)
    if found is None:
        raise ValueError(f"no rule of a rhythm: {rule}")
    return found[1], int(found[2]), int(found[3] or 0), WEEKDAYS[_CODES.index(found[4])]


def _counted(number: int, unit: str) -> str:
    return unit if number == 1 else f"{number} {unit}s"
