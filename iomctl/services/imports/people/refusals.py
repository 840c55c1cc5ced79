"""Why a row of a file of people can't be taken: whom it may be, named so far as this command may name them."""

from collections.abc import Iterable

from iomctl.domain.duplicates.likeness import Likeness
from iomctl.domain.duplicates.reasons import reasons
from iomctl.domain.names import fold
from iomctl.domain.references import PERSON, listed_name, reference
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.people.known import KnownPeople, LinesOfPeople
from iomctl.services.imports.people.rows import GivenPerson
from iomctl.services.lookup.find_person import is_whole

MEND_DUPLICATES = (
    "possible duplicates: to change that person give their reference in the column offender; "
    "a different person: iomctl offender add (or edit) --not-the-same REF"
)


class Refusals:
    """The reasons of an import; `lines` are those from which people came, kept by the import."""

    def __init__(self, intake: Intake, lines: LinesOfPeople) -> None:
        self._intake, self._lines = intake, lines

    def two_people(self, given: GivenPerson, known: KnownPeople) -> list[str]:
        """The identifiers of a row belong to two people, or to somebody else than its reference."""
        owned = [(one, owner) for one in given.numbers if (owner := known.owners.get((one.kind, one.value)))]
        said = [f"{one.kind} {one.value} is {self._named(known, owner)}" for one, owner in owned]
        if given.number is not None:
            ref = reference(PERSON, given.number)
            said.insert(0, f"{ref} is {self._named(known, given.number)}" if given.number in known.people else ref)
        return ["one row for two people: " + ", but ".join(said)]

    def someone_else(self, number: int, known: KnownPeople) -> list[str]:
        """The reference of a row is that of somebody with another name or birth date."""
        return [f"offender: {reference(PERSON, number)} is someone else: {self._named(known, number)}"]

    def another_person(self, number: int, given: GivenPerson, known: KnownPeople) -> list[str]:
        """An identifier is somebody's with another name and another birth date: one digit of it may be wrong."""
        if not _is_another(number, given, known):
            return []
        one = next(one for one in given.numbers if known.owners.get((one.kind, one.value)) == number)
        return [
            f"{one.kind} {one.value} is {self._named(known, number)}: another name and another birth date; "
            f"if they are one person: iomctl offender edit {reference(PERSON, number)}"
        ]

    def duplicates(self, people: Iterable[int], known: KnownPeople, more: str = "") -> list[str]:
        """Other people have the same name and birth date."""
        self._intake.advice = MEND_DUPLICATES
        return [f"possible duplicate of {self._named(known, one)}{more}" for one in people]

    def certain(self, people: Iterable[tuple[int, Likeness]], known: KnownPeople) -> list[str]:
        """Other people who are certainly this one, and why."""
        self._intake.advice = MEND_DUPLICATES
        hides = self._intake.work.hides
        return [
            f"duplicate of {self._named(known, number)}: "
            + reasons(likeness, hidden=hides(known.people[number]["restricted"]))
            for number, likeness in people
        ]

    def _named(self, known: KnownPeople, number: int) -> str:
        """A person in a reason: reference, name, birth date, and the line of this file they came from."""
        person, work = known.people[number], self._intake.work
        work.looked_at([number])
        hidden = work.hides(person["restricted"])
        name = listed_name(person["surname"], person["forenames"], hidden)
        born = f", born {person['born_on']}" if person["born_on"] and not hidden else ""
        line = self._lines.get(number)
        return f"{reference(PERSON, number)} {name}{born}" + (f" (line {line})" if line else "")


def _is_another(number: int, given: GivenPerson, known: KnownPeople) -> bool:
    """Whether name and birth date both differ from the recorded ones; what either leaves out does not."""
    person, row = known.people[number], given.person
    if None in {person["born_on"], row.born_on} or row.born_on == person["born_on"]:
        return False
    if given.who[0] == person["search_name"]:
        return False
    recorded = {person["search_name"], *known.aliases(number)}
    told = {given.who[0], *(one.search_name for one in row.aliases)}
    if not (person["forenames"] and row.forenames):
        recorded.add(fold(person["surname"]))
        told.add(fold(row.surname))
    return not any(is_whole(one, *recorded) for one in told)
