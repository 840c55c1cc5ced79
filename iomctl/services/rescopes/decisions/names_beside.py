"""Whether the name that stands beside a reference in a sheet is that person's."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.names import fold
from iomctl.domain.references import PERSON, RESTRICTED_NAME, listed_name, reference
from iomctl.inputs.quoting import quoted
from iomctl.services.lookup.find_person import is_whole
from iomctl.services.people.names_said import names_of
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.identities import Alias
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

ADVICE = "was one column sorted by itself, or a reference mistyped? mend the reference, or empty the name"


class NamesBeside:
    """The names of people by row number, to hold what a sheet says against."""

    def __init__(self, work: UnitOfWork, people: Collection[int]) -> None:
        columns = (col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
        self._people = {row.id: row for row in rows_among(work, select(*columns), col(Offender.id), people)}
        self._others = defaultdict[int, list[str]](list)
        aliases = select(col(Alias.offender_id), col(Alias.name))
        for number, name in rows_among(work, aliases, col(Alias.offender_id), people):
            self._others[number].append(name)
        for number, told in names_of(work, people).items():
            self._others[number] += [f"{one.surname} {one.forenames}" for one in (*told.names, *told.wrong)]
        self._work = work

    def fault(self, person: int, written: str) -> str | None:
        """Why a name is not that of the person with a row number; None for theirs, or for none.

        Theirs is their name, now or before, or another name of theirs, whole, its words in any order, in any case, with
        or without accents, and with letters that were lost; and the word that a limited-access mark puts in its place.
        """
        row, said = self._people[person], fold(written)
        if not said or (row.restricted and said == RESTRICTED_NAME):
            return None
        names = [f"{row.surname} {row.forenames}", *self._others[person]]
        if is_whole(said, *names) or ("?" in written and is_whole(said, *_with_letters_lost(names))):
            return None
        ref = reference(PERSON, person)
        if self._work.hides(row.restricted):
            return f"name: {ref} has a limited-access mark, and is not {quoted(written)}"
        return f"name: {ref} is {listed_name(row.surname, row.forenames)}, not {quoted(written)}"


def _with_letters_lost(names: Iterable[str]) -> Iterator[str]:
    """Names as spreadsheet programs save them as CSV: a letter that its encoding lacks becomes a question mark."""
    for name in names:
        for encoding in ("cp1252", "ascii"):
            yield name.encode(encoding, "replace").decode(encoding)
