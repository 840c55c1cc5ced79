"""Who is recorded, or came earlier in the file, and may be the person of a row that would be added."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.duplicates.described_people import DescribedPerson
from iomctl.domain.duplicates.keys import date_keys
from iomctl.domain.duplicates.likeness import Likeness, Verdict, compared
from iomctl.services.imports.people.rows import GivenPerson
from iomctl.services.people.alike import described_input
from iomctl.storage.bulk import rows_among
from iomctl.storage.matching.counted_shares import shares_of
from iomctl.storage.matching.described_rows import described
from iomctl.storage.rows.same_people import merged
from iomctl.storage.tables.matching.keys import MatchingKey
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

MOST_TO_A_ROW = 40
"""People; a key that more share, as 1 January in a big book, says little, and would take an import hours."""


class LikelyPeople:
    """For one chunk: the people by the keys of its rows, those added since among them.

    Rows meet people by birth date and two letters of a name, and by the whole name.
    """

    def __init__(self, work: UnitOfWork, rows: Iterable[GivenPerson]) -> None:
        record = merged(work.session.connection())
        self._shares = shares_of(work.session.connection())
        rows = list(rows)
        self._given = {one.row.line: described_input(one.person) for one in rows}
        dates = {line: date_keys(person) for line, person in self._given.items()}
        self._keys: dict[int, set[int | str]] = {one.row.line: {*dates[one.row.line], one.who[0]} for one in rows}
        self._numbers: dict[int | str, list[int]] = defaultdict(list)
        wanted = {key for keys in dates.values() for key in keys}
        query = select(col(MatchingKey.key), col(MatchingKey.offender_id))
        for key, number in rows_among(work, query, col(MatchingKey.key), wanted):
            self._numbers[key].append(record.get(number, number))
        named = select(col(Offender.search_name), col(Offender.id))
        for name, number in rows_among(work, named, col(Offender.search_name), (one.who[0] for one in rows)):
            self._numbers[name].append(record.get(number, number))
        met = {number for numbers in self._numbers.values() if len(numbers) <= MOST_TO_A_ROW for number in numbers}
        self._people: dict[int, DescribedPerson] = described(work.session.connection(), met)

    def alike(self, given: GivenPerson) -> list[tuple[int, Likeness]]:
        """Those who are certainly or possibly the person of a row, the most alike first."""
        return sorted(self._alike(given), key=lambda one: (-one[1].points, one[0]))

    def keep(self, number: int, given: GivenPerson) -> None:
        """Know a person who was added, from now on."""
        line = given.row.line
        if line in self._given:
            self._people[number] = self._given[line]
            for key in self._keys[line]:
                self._numbers[key].append(number)

    def _alike(self, given: GivenPerson) -> Iterator[tuple[int, Likeness]]:
        line = given.row.line
        if line not in self._given:
            return
        for number in {number for key in self._keys[line] for number in self._sharing(key)}:
            found = compared(self._given[line], self._people[number], self._shares)
            if found.verdict is not Verdict.DIFFERENT:
                yield number, found

    def _sharing(self, key: int | str) -> list[int]:
        numbers = self._numbers.get(key, [])
        return numbers if len(numbers) <= MOST_TO_A_ROW else []
