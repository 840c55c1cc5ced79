"""Import of people: each row is matched by identifier, then added, changed, left, or refused as a duplicate."""

from operator import itemgetter
from typing import Any

from iomctl.domain.days.births import stored_birth
from iomctl.domain.duplicates.likeness import Verdict
from iomctl.domain.references import PERSON, reference
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.people.changes import OffenderChanges, add_aliases, add_numbers, change_of, name_from_today
from iomctl.services.imports.people.known import KnownPeople, LinesOfPeople
from iomctl.services.imports.people.likely import LikelyPeople
from iomctl.services.imports.people.refusals import Refusals
from iomctl.services.imports.people.rows import GivenPerson, OffenderRows
from iomctl.services.people.names_said import write_names
from iomctl.services.people.possible_duplicates import NameAndBirth
from iomctl.storage.bulk import stored
from iomctl.storage.rows.same_people import move_rows
from iomctl.storage.tables.people import Offender

_NAMES = itemgetter("surname", "forenames", "search_name")
_REST = itemgetter("gender", "ethnicity", "area", "restricted")


class OffenderImport:
    """Who a row is, in this order; the first that holds decides.

    1. Its identifiers belong to two people, or to somebody else than its reference: refused, naming both.
    2. They belong to one person, or the reference does and name and birth date are theirs: that person. What
       differs is changed, empty cells leave what is recorded, new identifiers and other names are added. The
       limited-access mark is set by a file, never lifted. But when name and birth date both differ from what is
       recorded, the row is refused: a CRN has no check letter, so one wrong digit makes it somebody else's.
    3. The reference is somebody else's: refused. One of somebody who was withdrawn is refused before all else.
    4. Somebody has the same name and birth date (both unknown counts as the same). When neither they nor the row
       have an identifier, the row has no reference and says nothing new, and no row before it was them, it is
       left: the same file once more. Any other is refused as a possible duplicate. A row with a reference of
       its own is never a duplicate of another row of its file: an export says so.
    5. Nobody: added, under the row's reference when it has one. But a row that is certainly somebody, by the rules of
       `domain.duplicates`, is refused; one that is possibly somebody is added and counted. Of two rows of one file
       with references of their own neither is ever.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._rows = OffenderRows(intake)
        self._lines = LinesOfPeople()
        self._refusals = Refusals(intake, self._lines)
        self._renamed: set[int] = set()
        self._likely: LikelyPeople | None = None

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        given = self._rows.read(rows)
        references = (one.number for one in given if one.number is not None)
        numbers = (number for one in given for number in one.numbers)
        known = KnownPeople(self._intake.work, references, numbers, {one.who for one in given})
        self._likely = LikelyPeople(self._intake.work, (one for one in given if _may_be_new(one, known)))
        for one in given:
            if reasons := self._decide(one, known):
                self._intake.refuse(one.row, reasons)
        self._intake.ledger.write()
        if known.record:
            move_rows(self._intake.work.session.connection())
        write_names(self._intake.work, self._renamed)
        self._renamed.clear()

    def finish(self) -> None:
        """Nothing is left to do."""

    def _decide(self, given: GivenPerson, known: KnownPeople) -> list[str]:
        """Take in one row; the reasons when it can't be."""
        numbers, owners = given.numbers, known.owners
        matched = {owner for one in numbers if (owner := owners.get((one.kind, one.value)))} if owners else set()
        matched = known.of_one(matched if given.number is None or not matched else {given.number, *matched})
        if len(matched) > 1:
            return self._refusals.two_people(given, known)
        found = matched.pop() if matched else None
        if found is None and given.number in known.people:
            if not _is(known.people[given.number], given.who):
                return self._refusals.someone_else(given.number, known)
            found = given.number
        if found is not None:
            return self._change(found, given, known)
        alike = self._possibly_same(given, known.alike(given.who))
        if not alike:
            return self._add_unless_certain(given, known)
        if (same := next((one for one in alike if self._is_once_more(one, given, known)), None)) is not None:
            self._lines.keep(same, given.row.line)
            self._intake.counts["unchanged"] += 1
            return []
        return self._refusals.duplicates(alike, known, ", no identifier in common")

    def _possibly_same(self, given: GivenPerson, alike: list[int]) -> list[int]:
        if given.number is None:
            return alike
        return [one for one in alike if self._lines.get(one) is None]

    def _add_unless_certain(self, given: GivenPerson, known: KnownPeople) -> list[str]:
        likely = self._likely.alike(given) if self._likely is not None else []
        others = set(self._possibly_same(given, [number for number, _ in likely]))
        likely = [one for one in likely if one[0] in others]
        certain = [one for one in likely if one[1].verdict is Verdict.CERTAIN]
        if certain:
            known.load(number for number, _ in certain)
            return self._refusals.certain(certain, known)
        self._intake.counts["possible"] += bool(likely)
        self._add(given, known)
        return []

    def _add(self, given: GivenPerson, known: KnownPeople) -> None:
        ledger, person = self._intake.ledger, given.person
        number = given.number if given.number is not None else ledger.number(Offender)
        ledger.claim(Offender, number)
        columns = {**vars(person), "search_name": given.who[0]}
        born_on, born_within = stored(stored_birth(person.born_on).values())
        row = (number, *_NAMES(columns), born_on, *_REST(columns))
        ledger.rows[Offender].append(row if born_within is None else (*row, born_within))
        add_numbers(ledger, number, given.numbers)
        add_aliases(ledger, number, person.aliases)
        known.keep(number, columns, given.numbers)
        known.keep_aliases(number, person.aliases)
        if self._likely is not None:
            self._likely.keep(number, given)
        self._lines.keep(number, given.row.line)
        self._intake.counts["added"] += 1

    def _change(self, number: int, given: GivenPerson, known: KnownPeople) -> list[str]:
        if reasons := self._refusals.another_person(number, given, known):
            return reasons
        change = change_of(self._intake.work, known, number, given.person)
        if change.namesakes:
            return self._refusals.duplicates(change.namesakes, known)
        if change.faults:
            return list(change.faults)
        if not change:
            self._intake.counts["unchanged"] += 1
            return []
        person = known.people[number]
        if self._intake.work.dry_run:
            self._tell(given.row, number, change, person)
        work, ledger, changed = self._intake.work, self._intake.ledger, person | change.after
        name = name_from_today(work, ledger, number, changed) if change.renames else None
        change.store(ledger, number, name)
        if name is not None:
            self._renamed.add(number)
        known.keep(number, changed, given.numbers)
        known.keep_aliases(number, change.aliases)
        self._intake.counts["changed"] += 1
        return []

    def _tell(self, row: Row, number: int, change: OffenderChanges, person: dict[str, Any]) -> None:
        work = self._intake.work
        hidden = work.hides(person["restricted"] or "restricted" in change.after)
        work.looked_at([number])
        self._intake.tell(row, f"{reference(PERSON, number)} {change.in_words(hidden)}")

    def _is_once_more(self, number: int, given: GivenPerson, known: KnownPeople) -> bool:
        """Whether a row without identifiers is the one that somebody without identifiers came from."""
        if given.number is not None or given.numbers or number in known.identified or self._lines.get(number):
            return False
        return not change_of(self._intake.work, known, number, given.person)


def _may_be_new(given: GivenPerson, known: KnownPeople) -> bool:
    """Whether a row may be of somebody who is not recorded: by its numbers and its reference it is of nobody."""
    if given.number in known.people:
        return False
    return not any((one.kind, one.value) in known.owners for one in given.numbers)


def _is(person: dict[str, object], who: NameAndBirth) -> bool:
    return (person["search_name"], person["born_on"]) == who
