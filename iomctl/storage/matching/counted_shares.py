"""How common names and areas are in a case book: counted, or of a big book estimated from people all over it."""

from collections import Counter

from sqlalchemy import Connection, func, select
from sqlmodel import col

from iomctl.domain.duplicates.described_people import comparable
from iomctl.domain.duplicates.shares import OWN_FROM, Shares
from iomctl.domain.names import fold
from iomctl.storage.matching.described_rows import rows_of
from iomctl.storage.tables.people import Offender

SAMPLED = 4_000
"""People looked at in a book that has more, evenly spread: enough for a name of one in a thousand."""


def people_in(connection: Connection) -> int:
    """How many people were ever recorded; to count those who are left takes as long as all else together."""
    return connection.scalar(select(func.max(col(Offender.id)))) or 0


def shares_of(connection: Connection) -> Shares:
    """The shares of a case book; of one with fewer than OWN_FROM people nothing but how many they are."""
    people = people_in(connection)
    if people < OWN_FROM:
        return Shares(people)
    step = max(people / SAMPLED, 1)
    numbers = [int(at * step) + 1 for at in range(int(people / step))]
    surnames, forenames, areas = Counter[str](), Counter[str](), Counter[str]()
    query = select(col(Offender.surname), col(Offender.forenames), col(Offender.area))
    for surname, given, area in rows_of(connection, query, col(Offender.id), numbers):
        name = comparable(surname, given)
        surnames[name.core] += 1
        forenames.update(name.forenames[:1])
        areas[fold(area or "")] += 1
    return Shares(len(numbers), surnames, forenames, areas, book=people)
