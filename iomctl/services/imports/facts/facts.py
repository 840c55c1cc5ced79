"""Import of facts: offences, arrests, scores and the like, each read by the input that its options are read by."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from iomctl.domain.references import reference
from iomctl.errors import BadValue
from iomctl.services.imports.engine.fields import Row, given_reference
from iomctl.services.imports.engine.intake import Importer, Intake
from iomctl.services.imports.engine.rows_of_input import RowsOfInput
from iomctl.services.imports.engine.whose import PersonMeant, people_meant
from iomctl.services.imports.facts.kinds import FactFile, Values
from iomctl.services.imports.facts.known import KnownFact, KnownFacts, says_the_same
from iomctl.services.imports.facts.room import FactRoom


class GivenFact(NamedTuple):
    """One row that can be taken as far as it goes by itself; `new` is the input that it makes."""

    row: Row
    number: int | None
    person: int
    values: Values
    new: Any


class FactImport:
    """A row that is recorded already is left; any other is added, older than what is recorded or not.

    A sentence or a marker that is recorded with another last day gets the row's, or the day before one says that
    there is none, and an arrest an outcome that came later. A row with the reference of a recorded fact is that fact,
    and must not say anything else of it; one with a free reference gets it. A fact that was withdrawn is not recorded,
    and its reference stays taken.
    """

    def __init__(self, intake: Intake, kind: FactFile) -> None:
        self._intake, self._kind = intake, kind
        self._described, self._columns = kind.described, kind.columns
        self._number = given_reference(self._described.letter)
        self._rows = RowsOfInput(intake, kind.input, kind.fields)
        self._room = FactRoom(intake, kind)

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        intake, table = self._intake, self._kind.table
        people = people_meant(intake.work, (row.texts[1] for row in rows))
        given = [one for row in rows if (one := self._given(row, people[row.texts[1]])) is not None]
        # Those whose facts a row may tell again, or contradict.
        asked = {one.person for one in given if one.number is None or self._kind.claim is not None}
        taken = {one.number for one in given if one.number is not None and not intake.ledger.is_free(table, one.number)}
        known = KnownFacts(intake.work, self._kind, taken, asked)
        self._look_beside(known)
        for one in given:
            self._decide(one, known)
        intake.ledger.write()

    def finish(self) -> None:
        """Nothing is left to do."""

    def _look_beside(self, known: KnownFacts) -> None:
        """Nothing stands beside most facts."""

    def _beside(self, _given: GivenFact, _number: int, _added: bool) -> bool:
        """Whether a row changes what stands beside the fact with a row number, newly added or known."""
        return False

    def _given(self, row: Row, person: PersonMeant | str) -> GivenFact | None:
        number, faults = None, []
        try:
            number = self._number[row.texts[0]]
        except BadValue as fault:
            faults = [f"{self._described.reference_field}: {line}" for line in fault.faults]
        new = self._rows.read(row, person, row.texts[2:], faults)
        if new is None or isinstance(person, str):
            return None
        if late := [] if self._described.outlives else self._after_death(person, new):
            self._intake.refuse(row, late)
            return None
        return GivenFact(row, number, person.id, self._kind.values(new), new)

    def _after_death(self, person: PersonMeant, new: Any) -> list[str]:
        day = self._described.day
        return list(person.not_dead(self._kind.called(day), new.stored()[day]))

    def _decide(self, given: GivenFact, known: KnownFacts) -> None:
        by_number = known.by_number
        recorded = known.found(given.person, given.values) if given.number is None else by_number.get(given.number)
        if recorded is None:
            values = self._room.made(given.row, KnownFact(0, given.person, given.values), known)
            if values is not None:
                number = self._add(given._replace(values=values))
                known.keep(KnownFact(number, given.person, values))
                self._beside(given, number, True)
        elif faults := self._differences(given, recorded):
            self._intake.refuse(given.row, faults)
        else:
            self._tell_again(given, recorded, known)

    def _tell_again(self, given: GivenFact, recorded: KnownFact, known: KnownFacts) -> None:
        """Take a row that tells a recorded fact, maybe with another last day."""
        if not says_the_same(given.values, recorded.values):
            values = self._room.made(given.row, recorded._replace(values=given.values), known)
            if values is None:
                return
            given = given._replace(values=values)
        same = says_the_same(given.values, recorded.values)
        if not same:
            known.keep(self._went_on(given, recorded))
        changed = self._beside(given, recorded.number, False) or not same
        self._intake.counts["changed" if changed else "unchanged"] += 1

    def _add(self, given: GivenFact) -> int:
        ledger, table = self._intake.ledger, self._kind.table
        number = given.number
        if number is None:
            number = ledger.number(table)
        else:
            ledger.claim(table, number)
        self._room.came_in(given.row, number)
        row = (number, given.person, *given.values)
        ledger.rows[table].append(row if row[-1] is not None else row[:-1])
        self._intake.counts["added"] += 1
        return number

    def _went_on(self, given: GivenFact, recorded: KnownFact) -> KnownFact:
        """Record the last day or the outcome that the row gives, which is another than before; answer the fact."""
        pairs = zip(self._columns, given.values, recorded.values, strict=True)
        after = {name: told for name, told, known in pairs if name in self._kind.later and told not in {None, known}}
        was = dict(zip(self._columns, recorded.values, strict=True))
        before, stamps = {name: was[name] for name in after}, self._stamps(after)
        columns = (before | dict.fromkeys(stamps), after | stamps)
        self._intake.ledger.change(self._kind.table, recorded.number, *columns)
        said = ", ".join(
            f"{self._kind.called(name)} {self._shown(name, before[name])} -> {self._shown(name, told)}"
            for name, told in after.items()
        )
        self._intake.tell(given.row, f"{reference(self._described.letter, recorded.number)} {said}")
        return recorded._replace(values=tuple({**was, **after}.values()))

    def _shown(self, _column: str, value: Any) -> str:
        """What a column holds, as a message says it."""
        return str(value or "not known")

    def _stamps(self, _after: Mapping[str, Any]) -> dict[str, Any]:
        """What else changes with columns that a row tells otherwise: which event brought them, where one is kept."""
        return {}

    def _differences(self, given: GivenFact, recorded: KnownFact) -> list[str]:
        """What a row says differently from the fact whose reference it has; empty cells say nothing."""
        noun, ref = self._described.reference_field, reference(self._described.letter, recorded.number)
        kind, pairs = self._kind, zip(self._columns, given.values, recorded.values, strict=True)
        news = kind.later if not kind.outcome or kind.news(given.values, recorded.values) else ()
        other = [
            kind.called(column) for column, told, known in pairs if told not in {None, known} and column not in news
        ]
        if given.person != recorded.person:
            other.insert(0, "offender")
        if other:
            named = ref if given.number else self._room.named(recorded.number)
            said = f"{ref} is recorded with" if named == ref else f"{named} has"
            return [f"{noun}: {said} another {' and '.join(other)}"]
        return [f"{noun}: {ref} was withdrawn"] if recorded.withdrawn else []


def importer(kind: FactFile) -> Callable[[Intake], Importer]:
    """What makes the importer of one kind of fact."""
    return partial(FactImport, kind=kind)
