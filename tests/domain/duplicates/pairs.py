"""People as a test writes them down, and two of them compared."""

from collections.abc import Iterable

from iomctl.domain.duplicates.described_people import BirthDay, DescribedPerson, comparable, comparable_alias
from iomctl.domain.duplicates.likeness import Likeness, compared
from iomctl.domain.duplicates.shares import Shares

SMALL = Shares(people=100)
"""A book that goes by the shipped lists."""


def person(
    surname: str,
    forenames: str = "",
    born: str = "",
    *,
    gender: str | None = None,
    numbers: Iterable[tuple[str, str]] = (),
    aliases: Iterable[str] = (),
) -> DescribedPerson:
    """A person; `born` is a year, a year and month, or a whole date, apart by hyphens."""
    names = (comparable(surname, forenames), *map(comparable_alias, aliases))
    day = BirthDay(*map(int, born.split("-"))) if born else None
    return DescribedPerson(names, day, gender, None, tuple(numbers))


def alike(one: DescribedPerson, other: DescribedPerson) -> Likeness:
    """Two people compared in a small book."""
    return compared(one, other, SMALL)
