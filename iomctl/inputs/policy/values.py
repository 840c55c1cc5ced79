"""What the keys of a policy file take: codes, letters, lines of words, intervals and figures."""

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from iomctl.domain.days.days import Interval
from iomctl.domain.money import Money
from iomctl.domain.reminders.addresses import address
from iomctl.errors import BadValue

CLOSED = ConfigDict(strict=True, extra="forbid", frozen=True)


def _matching(pattern: str, expected: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(expected)
        return value

    return AfterValidator(check)


def word_of(*words: str) -> AfterValidator:
    """What takes one of a few words that iomctl knows."""
    return _matching("|".join(words), f"{'one of ' if len(words) > 1 else ''}{', '.join(words)} is expected")


def _is_line(value: str) -> str:
    return _ordinary(value, 200)


def _is_paragraph(value: str) -> str:
    return _ordinary(value, 2000)


def _ordinary(value: str, most: int) -> str:
    if not value.strip() or not value.isprintable() or len(value) > most:
        raise ValueError(f"one line of 1 to {most:,} ordinary characters is expected")
    return value


def _is_amount(value: str) -> str:
    try:
        Money.parse(value)
    except BadValue as fault:
        raise ValueError(str(fault)) from None
    return value


def _is_address(value: str) -> str:
    try:
        stored = address(value)
    except BadValue as fault:
        raise ValueError(str(fault)) from None
    if stored != value:
        raise ValueError(f"{stored} is expected")
    return value


def _is_interval(value: str) -> str:
    if interval_in(value) is None:
        raise ValueError('an interval such as "10 days", "2 weeks" or "3 months" is expected')
    return value


def interval_in(value: str) -> Interval | None:
    """The interval that the words mean; None when they mean none, or no time at all."""
    try:
        interval = Interval.parse(value)
    except BadValue:
        return None
    return interval if interval.days + interval.months > 0 else None


Code = Annotated[str, _matching("[a-z][a-z0-9-]*", "small letters, digits and hyphens are expected")]
OpenCode = Annotated[str, _matching("[A-Za-z][A-Za-z0-9-]*", "letters, digits and hyphens are expected")]
Level = Annotated[str, _matching("[A-Za-z0-9][A-Za-z0-9-]*", "letters, digits and hyphens are expected")]
Letter = Annotated[str, _matching("[A-Z]", "one capital letter is expected")]
Line = Annotated[str, AfterValidator(_is_line)]
Paragraph = Annotated[str, AfterValidator(_is_paragraph)]
Every = Annotated[str, AfterValidator(_is_interval)]
Clock = Annotated[str, _matching("([01][0-9]|2[0-3]):[0-5][0-9]", 'an hour like "15:00" is expected')]
Address = Annotated[str, AfterValidator(_is_address)]
Amount = Annotated[str, AfterValidator(_is_amount)]
Months = Annotated[int, Field(ge=1, le=24)]
Percent = Annotated[int, Field(ge=0, le=100)]
Pounds = Annotated[int, Field(ge=1, le=1_000_000_000)]
Weeks = Annotated[int, Field(ge=1, le=52)]
Hours = Annotated[int, Field(ge=1, le=8760)]
Minutes = Annotated[int, Field(ge=5, le=720)]
Days = Annotated[int, Field(ge=0, le=366)]
WorkingDays = Annotated[int, Field(ge=1, le=260)]
People = Annotated[int, Field(ge=0, le=100_000)]
Age = Annotated[int, Field(ge=10, le=100)]
Nights = Annotated[int, Field(ge=1, le=366)]
Places = Annotated[int, Field(ge=1, le=100_000)]
