"""A person's age on a day, and the band that reports count it in."""

import re
from calendar import isleap
from datetime import date
from typing import NamedTuple

from iomctl.domain.days.written_days import quotable
from iomctl.errors import BadValue


def completed_years(born_on: date, on: date) -> int:
    """Age in completed years; who was born on 29 February grows older on 1 March in a common year."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def latest_birth(age: int, on: date) -> date:
    """The last day to be born on for an age in completed years on a day; the same rule as `completed_years`."""
    year = on.year - age
    return date(year, 2, 28) if (on.month, on.day) == (2, 29) and not isleap(year) else on.replace(year=year)


OLDEST = 120
NOT_KNOWN = "not-known"


class AgeSpan(NamedTuple):
    """Ages in completed years from `youngest` to `oldest`, both included; None for those whose age is not known."""

    youngest: int | None
    oldest: int | None

    @classmethod
    def parse(cls, typed: str) -> "AgeSpan":
        """Read `18-25`, `17`, `26+` or `not-known`. Raises BadValue for another word, and ages the wrong way round."""
        word = typed.strip().lower()
        found = re.fullmatch(r"([0-9]{1,3})(?:-([0-9]{1,3})|([+]))?", word, re.ASCII)
        if word == NOT_KNOWN:
            return cls(None, None)
        if found is None:
            raise BadValue(f'age "{quotable(typed)}": not understood; write it like 18-25, 17, 26+ or {NOT_KNOWN}')
        youngest = int(found[1])
        oldest = OLDEST if found[3] else int(found[2] or youngest)
        if oldest > OLDEST or oldest < youngest:
            raise BadValue(f'age "{quotable(typed)}": the second is from the first to {OLDEST}')
        return cls(youngest, oldest)

    def holds(self, age: int) -> bool:
        """Whether an age is among them."""
        return self.youngest is not None and self.oldest is not None and self.youngest <= age <= self.oldest

    @property
    def words(self) -> str:
        """How it is told: `aged 18 to 25`, `aged 26 and over`."""
        if self.youngest is None or self.oldest is None:
            return "age not known"
        if self.oldest == OLDEST:
            return f"aged {self.youngest} and over"
        return f"aged {self.youngest}" + (f" to {self.oldest}" if self.oldest > self.youngest else "")


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
