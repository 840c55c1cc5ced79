"""Import of facts: offences, scores, sentences and markers, each read as its kind says."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from iomctl.domain.references import reference
from iomctl.services.imports.engine.fields import AsItIs, Fields, Row, given_reference
from iomctl.services.imports.engine.intake import Importer, Intake
from iomctl.services.imports.engine.whose import PersonMeant, people_meant
from iomctl.services.imports.facts.kinds import ImportedFactKind, Values
from iomctl.services.imports.facts.known import KnownFact, KnownFacts, columns, says_the_same


class GivenFact(NamedTuple):
    """One row that can be taken as far as it goes by itself; `told` are all its fields after the person."""

    row: Row
    number: int | None
    person: int
    values: Values
    told: Values


class FactImport:
    """A row that is recorded already is left; any other is added, older than what is recorded or not.

    A sentence or a marker that is recorded with another last day gets the row's. A row with the reference of a
    recorded fact is that fact, and must not say anything else of it; one with a free reference gets it. A fact that
    was withdrawn is not recorded, and its reference stays taken.
    """

    def __init__(self, intake: Intake, kind: ImportedFactKind) -> None:
        self._intake, self._kind = intake, kind
        read_number = given_reference(kind.letter)
        self._fields = Fields({kind.name: read_number, "offender": AsItIs(), **kind.readers(intake)})
        self._day, self._columns = kind.all_fields.index(kind.day), columns(kind.table)

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        intake, table = self._intake, self._kind.table
        people = people_meant(intake.work, (row.texts[1] for row in rows))
        given = [one for row in rows if (one := self._given(row, people[row.texts[1]])) is not None]
        bare = {one.person for one in given if one.number is None}
        taken = {one.number for one in given if one.number is not None and not intake.ledger.is_free(table, one.number)}
        known = KnownFacts(intake.work, self._kind, taken, bare)
        self._look_beside(known)
        for one in given:
            self._decide(one, known)
        intake.ledger.write()

    def finish(self) -> None:
        """Nothing is left to do."""

    def _look_beside(self, known: KnownFacts) -> None:
        """Nothing stands beside most facts."""

    def _beside(self, _given: GivenFact, _number: int, _new: bool) -> bool:
        """Whether a row changes what stands beside the fact with a row number, newly added or known."""
        return False

    def _given(self, row: Row, person: PersonMeant | str) -> GivenFact | None:
        told, faults = self._fields.read_all(row.texts)
        values: Values = ()
        if told:
            values, faults = self._kind.stored(self._intake.work.policy, told[2:])
        if isinstance(person, str):
            faults.insert(0, person)
        elif told and person.born_on and told[self._day] < person.born_on:
            # Not on which day that was: the person may have a limited-access mark.
            faults.append(f"{self._kind.day}: {told[self._day]} is before they were born")
        if faults or isinstance(person, str):
            self._intake.refuse(row, faults)
            return None
        return GivenFact(row, told[0], person.id, values, tuple(told[2:]))

    def _decide(self, given: GivenFact, known: KnownFacts) -> None:
        by_number = known.by_number
        recorded = known.found(given.person, given.values) if given.number is None else by_number.get(given.number)
        if recorded is None:
            number = self._add(given)
            by_number[number] = KnownFact(number, given.person, given.values)
            self._beside(given, number, True)
        elif faults := self._contradictions(given, recorded):
            self._intake.refuse(given.row, faults)
        else:
            same = says_the_same(given.values, recorded.values)
            if not same:
                by_number[recorded.number] = self._end(given, recorded)
            changed = self._beside(given, recorded.number, False) or not same
            self._intake.counts["changed" if changed else "unchanged"] += 1

    def _add(self, given: GivenFact) -> int:
        ledger, table = self._intake.ledger, self._kind.table
        number = given.number
        if number is None:
            number = ledger.number(table)
        else:
            ledger.claim(table, number)
        row = (number, given.person, *given.values)
        ledger.rows[table].append(row if row[-1] is not None else row[:-1])
        ledger.people.add(given.person)
        self._intake.counts["added"] += 1
        return number

    def _end(self, given: GivenFact, recorded: KnownFact) -> KnownFact:
        """Record the last day that the row gives, which is another than the recorded one, and answer the fact."""
        ledger, end = self._intake.ledger, self._kind.end
        place = self._columns.index(end)
        before, after = recorded.values[place], given.values[place]
        ledger.change(self._kind.table, recorded.number, {end: before}, {end: after})
        ledger.people.add(given.person)
        ref = reference(self._kind.letter, recorded.number)
        self._intake.tell(given.row, f"{ref} {end} {before or 'not known'} -> {after}")
        return recorded._replace(values=(*recorded.values[:place], after, *recorded.values[place + 1 :]))

    def _contradictions(self, given: GivenFact, recorded: KnownFact) -> list[str]:
        """What a row says differently from the fact whose reference it has; empty cells say nothing."""
        name, ref = self._kind.name, reference(self._kind.letter, recorded.number)
        pairs = zip(self._columns, given.values, recorded.values, strict=True)
        other = [column for column, told, known in pairs if told not in {None, known} and column != self._kind.end]
        if given.person != recorded.person:
            other.insert(0, "offender")
        if other:
            return [f"{name}: {ref} is recorded with another {' and '.join(other)}"]
        return [f"{name}: {ref} was withdrawn"] if recorded.withdrawn else []


def importer(kind: ImportedFactKind) -> Callable[[Intake], Importer]:
    """What makes the importer of one kind of fact."""
    return partial(FactImport, kind=kind)
