"""The recorded people whom a chunk of a file may mean, and those added since, for matching."""

from array import array
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import exists, select
from sqlmodel import col

from iomctl.domain.days.births import birth
from iomctl.inputs.offenders import Number, OtherName
from iomctl.services.people.possible_duplicates import NameAndBirth, owners_of, same_name_and_birth
from iomctl.storage.bulk import rows_among
from iomctl.storage.rows.same_people import SAID, merged
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

KEPT = ("surname", "forenames", "search_name", "born_on", "gender", "ethnicity", "area", "restricted")
_PAGE = 256


class KnownPeople:
    """What one chunk needs to know of the people there are.

    `owners` leads from an identifier's kind and value to its person, `namesakes` from a folded name and birth
    date to everyone with both, `people` from a row number to the KEPT columns of that person; `identified` are
    the people who have an identifier. Of somebody who was merged an identifier leads to whom it was said of: whose
    record theirs is now, is in `record`.
    """

    def __init__(
        self, work: UnitOfWork, references: Iterable[int], numbers: Iterable[Number], who: Collection[NameAndBirth]
    ) -> None:
        self._work = work
        self.record = merged(work.session.connection())
        self.owners = owners_of(work, ((one.kind, one.value) for one in numbers))
        self.owners |= self._said_of_merged(self.owners)
        self.namesakes = same_name_and_birth(work, who)
        alike = {number for some in self.namesakes.values() for number in some}
        self.people: dict[int, dict[str, Any]] = {}
        self.identified: set[int] = set()
        self._new_aliases: dict[int, set[str]] = {}
        self.load({*references, *self.owners.values(), *alike})

    def load(self, numbers: Iterable[int]) -> None:
        """Know these people too, unless they were known already."""
        has_number = exists().where(col(Identifier.offender_id) == col(Offender.id))
        query = select(col(Offender.id), has_number, *(getattr(Offender, name) for name in (*KEPT, "born_within")))
        new = (number for number in numbers if number not in self.people)
        for number, identified, *columns in rows_among(self._work, query, col(Offender.id), new):
            person = dict(zip((*KEPT, "born_within"), columns, strict=True))
            person["born_on"] = birth(person["born_on"], person.pop("born_within"))
            self.people[number] = person
            if identified:
                self.identified.add(number)

    def of_one(self, people: set[int]) -> set[int]:
        """People by identifiers: the one whose record all of theirs is, where they are several and one person."""
        records = {self.record.get(one, one) for one in people}
        return records if len(records) == 1 < len(people) else people

    def _said_of_merged(self, owners: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
        """The identifiers among these that were said of somebody who was merged, each with whom."""
        records = {*self.record.values()}.intersection(owners.values())
        if not records:
            return {}
        query = select(col(Identifier.kind), col(Identifier.value), SAID.c.offender_id)
        query = query.join(SAID, (SAID.c.of_table == "identifier") & (SAID.c.row_id == col(Identifier.id)))
        rows = rows_among(self._work, query, col(Identifier.offender_id), records)
        return {(kind, value): said for kind, value, said in rows if (kind, value) in owners}

    def alike(self, who: NameAndBirth) -> list[int]:
        """Everyone with this folded name and birth date."""
        return self.namesakes.get(who, [])

    def aliases(self, number: int) -> set[str]:
        """The folded other names of a person."""
        query = select(col(Alias.search_name)).where(col(Alias.offender_id) == self.record.get(number, number))
        return set(self._work.session.scalars(query)) | self._new_aliases.get(number, set())

    def keep(self, number: int, columns: dict[str, Any], numbers: Iterable[Number]) -> None:
        """Know a person who was added, or changed, from now on."""
        self.people[number] = columns
        for one in numbers:
            self.owners[one.kind, one.value] = number
            self.identified.add(number)
        same = self.namesakes.setdefault((columns["search_name"], columns["born_on"]), [])
        if number not in same:
            same.append(number)

    def keep_aliases(self, number: int, aliases: Iterable[OtherName]) -> None:
        """Know other names that a person was given."""
        if aliases:
            self._new_aliases.setdefault(number, set()).update(one.search_name for one in aliases)


class LinesOfPeople:
    """The line of the file from which each person was added or is known, in some four bytes a person."""

    def __init__(self) -> None:
        self._pages: dict[int, array[int]] = {}

    def keep(self, number: int, line: int) -> None:
        """Remember a person's line."""
        page, place = divmod(number, _PAGE)
        self._pages.setdefault(page, array("I", bytes(4 * _PAGE)))[place] = line

    def get(self, number: int) -> int | None:
        """The line of a person; None for somebody of whom no line was kept."""
        page, place = divmod(number, _PAGE)
        return self._pages[page][place] or None if page in self._pages else None
