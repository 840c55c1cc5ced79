"""A person as matching sees them: names made comparable, a birth date that may be partial, numbers."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from iomctl.domain.duplicates.name_lists import name_lists
from iomctl.domain.names import fold


class BirthDay(NamedTuple):
    """A birth date as far as it is known: a year, perhaps a month, perhaps a day of it."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def digits(self) -> str:
        """The eight digits yyyymmdd of a whole date."""
        return f"{self.year:04}{self.month or 0:02}{self.day or 0:02}"

    @property
    def is_whole(self) -> bool:
        """Whether year, month and day are all known."""
        return self.month is not None and self.day is not None

    @property
    def is_new_year(self) -> bool:
        """Whether it is a 1 January, which often stands for a date that is not known."""
        return self.month == 1 and self.day == 1


class ComparableName(NamedTuple):
    """A name taken apart and folded.

    `whole` is the surname without spaces, `core` the same without small words and words that stand beside a
    surname, `parts` the words of the core, `aside` the small words left out. `spelt` is the core in the first
    spelling of its family. `forenames` are folded words, the first of them the one that counts most.
    """

    written: str
    surname: str
    forename: str
    whole: str
    core: str
    parts: tuple[str, ...]
    aside: tuple[str, ...]
    spelt: str
    words: frozenset[str]
    forenames: tuple[str, ...]

    @property
    def folded(self) -> str:
        """The key by which the whole name is found, surname first."""
        return fold(f"{self.surname} {self.written.removesuffix(self.surname)}")


@dataclass(frozen=True)
class DescribedPerson:
    """What is known of a person: the recorded name first, then the other names; numbers as kind and value."""

    names: tuple[ComparableName, ...]
    born: BirthDay | None = None
    gender: str | None = None
    area: str | None = None
    numbers: tuple[tuple[str, str], ...] = ()

    @cached_property
    def folded_area(self) -> str:
        """The area as it is compared; "" when it is not known."""
        return fold(self.area or "")


@lru_cache(maxsize=50_000)
def comparable(surname: str, forenames: str = "") -> ComparableName:
    """A recorded name made comparable; each name is as it is written."""
    lists = name_lists()
    words = _latin(surname).split()
    parts = [word for word in words if word not in lists.small] or words
    aside = [word for word in words if word not in parts]
    parts = [word for word in parts if word not in lists.beside] or parts
    return ComparableName(
        f"{forenames} {surname}".strip(),
        surname,
        forenames.partition(" ")[0],
        "".join(words),
        "".join(parts),
        tuple(parts),
        tuple(aside),
        _spelt(parts),
        frozenset(words),
        tuple(_latin(forenames).split()),
    )


@lru_cache(maxsize=10_000)
def comparable_alias(name: str) -> ComparableName:
    """Another name made comparable: its last word is the surname, the rest are forenames."""
    *forenames, surname = name.split() or [""]
    return comparable(surname, " ".join(forenames))


def _latin(text: str) -> str:
    """A folded name in the letters a to z; what is left of other scripts is written in them."""
    folded = fold(text)
    if folded.isascii():
        return folded
    from anyascii import anyascii

    return fold(anyascii(folded))


def _spelt(parts: list[str]) -> str:
    """A surname in one spelling: Mac at its start is Mc, and each word the first of its family."""
    family = name_lists().family_of
    joined = "".join(map(family, parts))
    is_mac = joined.startswith("mac") and len(joined) >= 5
    return "mc" + joined[3:] if is_mac else joined
