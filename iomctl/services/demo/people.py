"""Made-up people: names, birth dates, identifiers and other names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from iomctl.domain.names import fold
from iomctl.services.demo import names

# Roughly the mix that schemes report: nearly all men, most in their twenties and thirties (general
# knowledge, unverified; nothing is worked out from it).
ETHNICITIES = (
    ("W1",) * 62 + ("W9",) * 8 + ("A2",) * 7 + ("B1",) * 6 + ("B2",) * 5 + ("M1",) * 5 + ("A3",) * 3 + ("NS",) * 4
)


@dataclass(frozen=True)
class MadeUpPerson:
    """One made-up person; `identifiers` are pairs of kind and canonical value."""

    id: int
    surname: str
    forenames: str
    born_on: date
    gender: str
    ethnicity: str
    area: str
    restricted: bool
    identifiers: tuple[tuple[str, str], ...]
    alias: str | None

    @property
    def search_name(self) -> str:
        """The folded name that `find` uses."""
        return fold(f"{self.surname} {self.forenames}")


def people(random: Random, count: int, on: date) -> Iterator[MadeUpPerson]:
    """As many made-up people as asked for, numbered from 1, all of them adults on the day; see `young_people.py`."""
    for number in range(1, count + 1):
        female = random.random() < 0.08
        forenames = random.choice(names.FEMALE if female else names.MALE)
        surname = random.choice(names.SURNAMES)
        age = 18 + int(random.betavariate(1.6, 3.2) * 40)
        born_on = date(on.year - age - 1, random.randint(1, 12), random.randint(1, 28))
        yield MadeUpPerson(
            id=number,
            surname=surname,
            forenames=forenames,
            born_on=born_on,
            gender="female" if female else "male",
            ethnicity=random.choice(ETHNICITIES),
            area=random.choices(names.AREAS, (30, 14, 10, 22, 8, 7, 5, 4))[0],
            restricted=random.random() < 0.01,
            identifiers=_identifiers(random, number, born_on.year, on.year),
            alias=_alias(random, forenames) if random.random() < 0.15 else None,
        )


def _identifiers(random: Random, number: int, born: int, now: int) -> tuple[tuple[str, str], ...]:
    year = random.randint(born + 13, max(born + 13, min(born + 22, now - 1)))
    found = [("pnc", names.pnc(number, year)), ("crn", names.crn(number))]
    if random.random() < 0.3:
        found.append(("prison", names.prison_number(number)))
    if random.random() < 0.2:
        found.append(("cro", names.cro(number, year)))
    return tuple(found)


def _alias(random: Random, forenames: str) -> str:
    return f"{forenames} {random.choice(names.SURNAMES)}"
