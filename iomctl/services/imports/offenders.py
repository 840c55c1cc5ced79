"""Import of people: each row is matched by identifier, then added, changed, left, or refused as a duplicate."""

from collections.abc import Sequence
from dataclasses import fields
from operator import itemgetter
from typing import NamedTuple

from iomctl.domain.references import PERSON, listed_name, number_in, reference
from iomctl.domain.sheet_days import parse_sheet_day
from iomctl.errors import BadValue
from iomctl.inputs.offenders import Number, OffenderInput, check_offender
from iomctl.inputs.quoting import quoted
from iomctl.services.duplicates import NameAndBirth
from iomctl.services.imports.fields import Row
from iomctl.services.imports.intake import Intake
from iomctl.services.imports.known_people import KnownPeople, LinesOfPeople
from iomctl.services.imports.offender_changes import add_aliases, add_numbers, change_of
from iomctl.services.offenders import OffenderRecord
from iomctl.storage.tables import Offender

FIELDS = tuple(one.name for one in fields(OffenderRecord))
REQUIRED = ("surname",)
HIGHEST = 99_999_999
"""The highest number a file may ask for in a reference: the next ones must still fit in nine digits."""

_PERSON = FIELDS[1:]
_NAMES = itemgetter("surname", "forenames", "search_name")
_REST = itemgetter("gender", "ethnicity", "area", "restricted")


class Given(NamedTuple):
    """One row that can be read: the number in its reference if it has one, the person, and what matches them."""

    row: Row
    number: int | None
    person: OffenderInput
    who: NameAndBirth
    numbers: tuple[Number, ...]


class OffenderImport:
    """Who a row is, in this order; the first that holds decides.

    1. Its identifiers belong to two people, or to somebody else than its reference: refused, naming both.
    2. They belong to one person, or the reference does and name and birth date are theirs: that person. What
       differs is changed, empty cells leave what is recorded, new identifiers and other names are added. The
       limited-access mark is set by a file, never lifted.
    3. The reference is somebody else's: refused.
    4. Somebody has the same name and birth date (both unknown counts as the same). When neither they nor the row
       have an identifier, the row has no reference and says nothing new, and no row before it was them, it is
       left: the same file once more. Any other is refused as a possible duplicate. A row with a reference of
       its own is never a duplicate of another row of its file: an export says so.
    5. Nobody: added, under the row's reference when it has one.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._today, self._policy = intake.work.today, intake.work.policy
        self._born_format = intake.binding.day_format("born_on")
        self._lines = LinesOfPeople()

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        given = [one for row in rows if (one := self._given(row)) is not None]
        references = (one.number for one in given if one.number is not None)
        numbers = (number for one in given for number in one.numbers)
        known = KnownPeople(self._intake.work, references, numbers, {one.who for one in given})
        for one in given:
            if reasons := self._decide(one, known):
                self._intake.refuse(one.row, reasons)
        self._intake.ledger.write()

    def finish(self) -> None:
        """Nothing is left to do."""

    def _given(self, row: Row) -> Given | None:
        texts, faults = row.texts, list[str]()
        number, person = None, None
        if texts[0]:
            number = number_in(PERSON, texts[0])
            if number is None or not 0 < number <= HIGHEST:
                faults.append(f"offender: {quoted(texts[0])} is no reference; one is like N00042")
        try:
            person = check_offender(self._cells(texts), today=self._today, policy=self._policy)
        except BadValue as fault:
            faults += fault.faults
        if faults or person is None:
            self._intake.refuse(row, faults)
            return None
        return Given(row, number, person, (person.search_name, person.born_on), person.numbers)

    def _cells(self, texts: Sequence[str]) -> dict[str, str]:
        cells = dict(zip(_PERSON, texts[1:], strict=True))
        if self._born_format and cells["born_on"]:
            try:
                cells["born_on"] = parse_sheet_day(cells["born_on"], self._born_format).isoformat()
            except BadValue as fault:
                raise BadValue(*(f"born_on: {line}" for line in fault.faults)) from None
        return cells

    def _decide(self, given: Given, known: KnownPeople) -> list[str]:
        """Take in one row; the reasons when it can't be."""
        numbers, owners = given.numbers, known.owners
        matched = {owner for one in numbers if (owner := owners.get((one.kind, one.value)))} if owners else set()
        if len(matched) > 1 or (matched and given.number not in {None, *matched}):
            return self._two_people(given, known)
        found = matched.pop() if matched else None
        if found is None and given.number in known.people:
            if not _is(known.people[given.number], given.who):
                return [
                    f"offender: {reference(PERSON, given.number)} is someone else: {self._named(known, given.number)}"
                ]
            found = given.number
        if found is not None:
            return self._change(found, given, known)
        alike = self._possibly_same(given, known.alike(given.who))
        if not alike:
            self._add(given, known)
            return []
        if (same := next((one for one in alike if self._is_once_more(one, given, known)), None)) is not None:
            self._lines.keep(same, given.row.line)
            self._intake.counts["unchanged"] += 1
            return []
        return [f"possible duplicate of {self._named(known, one)}, no identifier in common" for one in alike]

    def _possibly_same(self, given: Given, alike: list[int]) -> list[int]:
        if given.number is None:
            return alike
        return [one for one in alike if self._lines.get(one) is None]

    def _add(self, given: Given, known: KnownPeople) -> None:
        ledger, person = self._intake.ledger, given.person
        number = given.number if given.number is not None else ledger.number(Offender)
        ledger.claim(Offender, number)
        columns = {**vars(person), "search_name": given.who[0]}
        born_on = person.born_on.isoformat() if person.born_on else None
        ledger.rows[Offender].append((number, *_NAMES(columns), born_on, *_REST(columns)))
        add_numbers(ledger, number, given.numbers)
        add_aliases(ledger, number, person.aliases)
        ledger.people.add(number)
        known.keep(number, columns, given.numbers)
        known.keep_aliases(number, person.aliases)
        self._lines.keep(number, given.row.line)
        self._intake.counts["added"] += 1

    def _change(self, number: int, given: Given, known: KnownPeople) -> list[str]:
        change = change_of(self._intake.work, known, number, given.person)
        if change.namesakes:
            return [f"possible duplicate of {self._named(known, one)}" for one in change.namesakes]
        if change.faults:
            return list(change.faults)
        if not change:
            self._intake.counts["unchanged"] += 1
            return []
        change.store(self._intake.ledger, number)
        known.keep(number, known.people[number] | change.after, given.numbers)
        known.keep_aliases(number, change.aliases)
        self._intake.counts["changed"] += 1
        return []

    def _is_once_more(self, number: int, given: Given, known: KnownPeople) -> bool:
        """Whether a row without identifiers is the one that somebody without identifiers came from."""
        if given.number is not None or given.numbers or number in known.identified or self._lines.get(number):
            return False
        return not change_of(self._intake.work, known, number, given.person)

    def _two_people(self, given: Given, known: KnownPeople) -> list[str]:
        owned: list[tuple[Number, int]] = []
        for one in given.numbers:
            if owner := known.owners.get((one.kind, one.value)):
                owned.append((one, owner))
        said = [f"{one.kind} {one.value} is {self._named(known, owner)}" for one, owner in owned]
        if given.number is not None:
            ref = reference(PERSON, given.number)
            said.insert(0, f"{ref} is {self._named(known, given.number)}" if given.number in known.people else ref)
        return ["one row for two people: " + ", but ".join(said)]

    def _named(self, known: KnownPeople, number: int) -> str:
        """A person in a reason: reference, name, birth date, and the line of this file they came from."""
        person, work = known.people[number], self._intake.work
        work.looked_at([number])
        hidden = person["restricted"] and not work.restricted
        name = listed_name(person["surname"], person["forenames"], hidden)
        born = f", born {person['born_on']}" if person["born_on"] and not hidden else ""
        line = self._lines.get(number)
        return f"{reference(PERSON, number)} {name}{born}" + (f" (line {line})" if line else "")


def _is(person: dict[str, object], who: NameAndBirth) -> bool:
    return (person["search_name"], person["born_on"]) == who
