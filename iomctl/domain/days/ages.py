"""A person's age on a day, and the band that reports count it in."""

from calendar import isleap
from datetime import date


def completed_years(born_on: date, on: date) -> int:
    """Age in completed years; who was born on 29 February grows older on 1 March in a common year."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def latest_birth(age: int, on: date) -> date:
    """The last day to be born on for an age in completed years on a day; the same rule as `completed_years`."""
    year = on.year - age
    return date(year, 2, 28) if (on.month, on.day) == (2, 29) and not isleap(year) else on.replace(year=year)


AGE_BANDS = {
    "Under 18": 0,
    "18 to 20": 18,
    "21 to 24": 21,
    "25 to 29": 25,
    "30 to 39": 30,
    "40 to 49": 40,
    "50 and over": 50,
}
"""The youngest of each band, youngest first: a default, after those of the Ministry of Justice's statistics of offender
management (general knowledge, unverified), with all from 50 on in one."""


def age_band(age: int) -> str:
    """The name of the band in AGE_BANDS for an age in completed years, 0 or more."""
    return [name for name, youngest in AGE_BANDS.items() if youngest <= age][-1]
