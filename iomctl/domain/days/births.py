"""When somebody was born, as far as it is known: a day, or only a month and year, or a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from iomctl.domain.days.ages import completed_years
from iomctl.domain.days.written_days import FIRST_YEAR, LAST_YEAR, MONTHS, written_month
from iomctl.errors import BadValue

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?").fullmatch
_SHORT = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})").fullmatch
_NAMED = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{4})").fullmatch


@dataclass(frozen=True)
class PartialBirth:
    """A year, or a month (1 to 12) of a year, in which somebody was born; the day is not known."""

    year: int
    month: int | None = None

    @classmethod
    def stored(cls, text: str) -> "PartialBirth":
        """The birth that is stored as its ISO form, `1987` or `1987-03`."""
        year, _, month = text.partition("-")
        return cls(int(year), int(month) if month else None)

    @property
    def earliest(self) -> date:
        """The first day that it may have been."""
        return date(self.year, self.month or 1, 1)

    @property
    def latest(self) -> date:
        """The last day that it may have been."""
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        """`March 1987`, or `1987`."""
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else str(self.year)

    def __str__(self) -> str:
        """The ISO form: `1987-03`, or `1987`."""
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


Birth = date | PartialBirth


def birth(born_on: date | None, born_within: str | None) -> Birth | None:
    """The birth that two columns hold, of which one at most is filled; None where nothing is known."""
    return PartialBirth.stored(born_within) if born_within else born_on


def read_birth(text: str) -> Birth:
    """The birth in its ISO form: `1987-03-14`, `1987-03` or `1987`."""
    return date.fromisoformat(text) if len(text) == 10 else PartialBirth.stored(text)


def stored_birth(known: Birth | None) -> dict[str, date | str | None]:
    """The two columns that hold a birth."""
    if isinstance(known, PartialBirth):
        return {"born_on": None, "born_within": str(known)}
    return {"born_on": known, "born_within": None}


def earliest(known: Birth | None) -> date | None:
    """The first day that a birth may have been: what is before it can't be true."""
    return known.earliest if isinstance(known, PartialBirth) else known


def latest(known: Birth | None) -> date | None:
    """The last day that a birth may have been."""
    return known.latest if isinstance(known, PartialBirth) else known


def full_day_of(known: Birth | None) -> date | None:
    """The day of a birth; none where it is not known."""
    return None if isinstance(known, PartialBirth) else known


def ages(known: Birth, on: date) -> tuple[int, int]:
    """The lowest and the highest age in completed years that somebody may have on a day; equal where it is known."""
    if isinstance(known, PartialBirth):
        return completed_years(known.latest, on), completed_years(known.earliest, on)
    age = completed_years(known, on)
    return age, age


class AboutAge(int):
    """An age in years of which only the year or the month of the birth is known: it is told as `about 38`."""

    def __str__(self) -> str:
        return f"about {int(self)}"


def age_on(known: Birth, on: date) -> int:
    """The age on a day in completed years, an AboutAge where only the year or the month of the birth is known.

    About is the age of somebody born in the middle of it, and told also where every day would give the same.
    """
    if not isinstance(known, PartialBirth):
        return completed_years(known, on)
    return AboutAge(completed_years(known.earliest + (known.latest - known.earliest) / 2, on))


def partial_birth(text: str) -> PartialBirth | None:
    """The year, or the month and year, in a text like `1987`, `3/1987`, `1987-03` or `March 1987`; None for other text.

    Raises BadValue for a month that there is not.
    """
    word = " ".join(text.split())
    if found := _ISO(word):
        year, month = int(found[1]), found[2]
    elif found := _SHORT(word):
        year, month = int(found[2]), found[1]
    elif (found := _NAMED(word)) and (number := written_month(found[1])):
        year, month = int(found[2]), str(number)
    else:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is not None and not 1 <= int(month) <= 12:
        raise BadValue("there are months 1 to 12")
    return PartialBirth(year, int(month)) if month is not None else PartialBirth(year)
